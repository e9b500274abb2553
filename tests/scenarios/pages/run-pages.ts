import { loadavg } from "node:os";
import type { Browser } from "playwright-core";
import { fileReports } from "../../fakes/public-site.ts";
import { openManned } from "../manned.ts";
import { gather } from "../weight/crowd.ts";
import { type Crowded, crowdAround } from "./crowd.ts";
import { type Loaded, loadSlowly } from "./slow-telephone.ts";

export interface PagesOptions {
  reports: number;
  /** How often each page is opened; medians count. */
  rounds: number;
  requestsPerMinute: number;
  seconds: number;
}

/** Bars of a public page: what is drawn largest is there in time, nothing moves, bytes are few (gzipped). */
const bars = { lcp: 1_500, cls: 0.02, script: 12_000, style: 10_000 };
/** The chat may bring its window. */
const chatBars = { lcp: 2_000, cls: 0.02, script: 30_000 + 3_000, style: 10_000 + 6_000 };

/** One line of the table: medians, kB as sent and the two kinds with a bar as they are gzipped. */
interface Line {
  "LCP ms": number;
  CLS: number;
  "kB in all": number;
  "JS kB gz": number;
  "CSS kB gz": number;
  bars: string;
  holds: boolean;
  load: string;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const kB = (bytes: number): number => Math.round(bytes / 100) / 10;
const load = (): string => loadavg()[0]?.toFixed(1) ?? "";

function lineOf(loaded: Loaded[], most: typeof bars): Line {
  const of = (name: keyof Loaded): number => median(loaded.map((one) => one[name]));
  const [lcp, cls, script, style] = [of("lcp"), of("cls"), of("script"), of("style")];
  return {
    ...{ "LCP ms": Math.round(lcp), CLS: Math.round(cls * 1000) / 1000, "kB in all": kB(of("bytes")) },
    ...{ "JS kB gz": kB(script), "CSS kB gz": kB(style) },
    bars: `≤ ${most.lcp} ms, ${most.cls}, ${most.script / 1000} and ${most.style / 1000} kB`,
    holds: lcp <= most.lcp && cls <= most.cls && script <= most.script && style <= most.style,
    load: load(),
  };
}

async function weighPages(browser: Browser, origin: string, paths: readonly string[], rounds: number) {
  const lines: Record<string, Line> = {};
  for (const path of paths) {
    const loaded: Loaded[] = [];
    for (let round = 0; round < rounds; round += 1) loaded.push(await loadSlowly(browser, `${origin}${path}`));
    lines[path.replace(/BS-.*/, ":code")] = lineOf(loaded, path === "/chat" ? chatBars : bars);
  }
  return lines;
}

/** Public pages of a ward on the real server: each alone on a slow telephone, then all under a crowd while the desk works. */
export async function runPages({ reports, rounds, requestsPerMinute, seconds }: PagesOptions): Promise<{
  pages: Record<string, Line>;
  crowd: Record<string, Crowded>;
}> {
  const { town, browser, close } = await openManned();
  try {
    await fileReports(town.wired.store, reports, town.clock.now);
    await gather(town, { rows: 500, lines: 100 });
    const list = await (await fetch(`${town.origin}/ban-do`)).text();
    const tracking = [...list.matchAll(/href="(\/p\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
    const open = ["/", "/ban-do", "/ban-do?xem=ban-do", "/ket-qua", "/so-lieu", "/cong-khai"];
    const more = [tracking[0] ?? "", "/tra-cuu", "/thu-tuc", "/thu-tuc/khai-sinh", "/gui"];
    const pages = await weighPages(browser, town.origin, [...open, ...more, "/chat"], rounds);
    const paths = [...open, ...more, ...tracking, ...[2, 3, 4].map((page) => `/ban-do?trang=${page}`)];
    return { pages, crowd: await crowdAround(town, { paths, requestsPerMinute, seconds }) };
  } finally {
    await close();
  }
}
