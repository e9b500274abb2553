import { loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type { Town } from "../town.ts";

/** One line of the table, ms. */
export interface Crowded {
  asked: number;
  median: number;
  p95: number;
  slowest: number;
  failed: number;
  bar: string;
  holds: boolean | undefined;
  /** What this process took of the machine's cores meanwhile, askers included, and how many processes wanted one. */
  "own cores": number;
  load: string;
}

interface Crowd {
  paths: readonly string[];
  requestsPerMinute: number;
  seconds: number;
}

const inbox = "/api/conversations";
const inboxEveryMs = 250;
/** The desk must not feel the crowd. */
const inboxBar = 300;
/** Of the crowd that was wanted, so much has to have come: otherwise nothing was measured. */
const leastShare = 0.98;

const at = (times: number[], share: number): number =>
  Math.round(times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN);

/** What asking steadily brought. */
interface Asked {
  times: number[];
  failed: number;
  cores: number;
}

function crowded({ times, failed, cores }: Asked, { bar, holds }: Pick<Crowded, "bar" | "holds">): Crowded {
  const told = { asked: times.length, median: at(times, 0.5), p95: at(times, 0.95), slowest: at(times, 1) };
  return {
    ...told,
    failed,
    bar,
    holds,
    "own cores": Math.round(cores * 100) / 100,
    load: loadavg()[0]?.toFixed(1) ?? "",
  };
}

/** Asks again and again at a fixed pace, whether or not the answers keep up; how long each answer took. */
async function askSteadily(everyMs: number, seconds: number, ask: (index: number) => Promise<boolean>) {
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  let failed = 0;
  const [began, usedBefore] = [performance.now(), process.cpuUsage()];
  for (let index = 0; index * everyMs < seconds * 1_000; index += 1) {
    const due = began + index * everyMs;
    if (due > performance.now()) await pause(due - performance.now());
    // counted from when it was due: a server that answers late makes those wait who come after
    waiting.push(
      ask(index)
        .catch(() => false)
        .then((isGood) => {
          times.push(performance.now() - due);
          if (!isGood) failed += 1;
        }),
    );
  }
  await Promise.all(waiting);
  const { user, system } = process.cpuUsage(usedBefore);
  return { times, failed, cores: (user + system) / 1_000 / (performance.now() - began) };
}

/** Strangers read public pages while an operator's console asks for its list. Both are asked from the server's own process. */
export async function crowdAround(
  town: Town,
  { paths, requestsPerMinute, seconds }: Crowd,
): Promise<Record<string, Crowded>> {
  const desk = await town.staff("lan");
  const askInbox = async (): Promise<boolean> => (await desk.get<{ items: unknown[] }>(inbox)) !== undefined;
  const askPage = async (index: number): Promise<boolean> => {
    const response = await fetch(`${town.origin}${paths[index % paths.length]}`);
    return response.ok && (await response.text()).length > 1_000;
  };
  const judged = (asked: Asked): Crowded =>
    crowded(asked, { bar: `p95 < ${inboxBar} ms`, holds: asked.failed === 0 && at(asked.times, 0.95) < inboxBar });
  const alone = judged(await askSteadily(inboxEveryMs, Math.ceil(seconds / 4), askInbox));
  const began = performance.now();
  const [pages, among] = await Promise.all([
    askSteadily(60_000 / requestsPerMinute, seconds, askPage),
    askSteadily(inboxEveryMs, seconds, askInbox),
  ]);
  const perMinute = Math.round(pages.times.length / ((performance.now() - began) / 60_000));
  const isFull = pages.failed === 0 && perMinute >= requestsPerMinute * leastShare;
  return {
    "inbox, nobody else": alone,
    [`inbox, ${requestsPerMinute} pages a minute`]: judged(among),
    [`public pages, ${perMinute} a minute`]: crowded(pages, {
      bar: `all answered, ≥ ${Math.round(requestsPerMinute * leastShare)} a minute`,
      holds: isFull,
    }),
  };
}
