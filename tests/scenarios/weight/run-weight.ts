import { loadavg } from "node:os";
import type { Page } from "playwright-core";
import { noteOnConversation } from "../../../core/conversation/note-for-staff.ts";
import { uuidV7 } from "../../../server/ids.ts";
import { untilTrue } from "../../browser/browser.ts";
import { Desk } from "../desk.ts";
import { percentile } from "../figure.ts";
import { type Manned, openManned } from "../manned.ts";
import { gather } from "./crowd.ts";
import { timesOfKeys, watchKeys } from "./keys.ts";

export interface WeightOptions {
  rows: number;
  lines: number;
  consoles: number;
  /** Keys that are pressed, and events of each kind. */
  presses: number;
  events: number;
}

/** One line of the table: what was measured, ms, and the most it may be; without a bar it is told only. */
export interface Weighed {
  median: number;
  p95: number;
  bar?: string;
  holds?: boolean;
  "load of the machine": string;
}

/** The bars of the console, ms: a key as the tests of the console judge it, an event by the slowest of twenty. */
const keyBar = { share: 0.5, mostMs: 100, words: "median ≤ 100 ms" };
const eventBar = { share: 0.95, mostMs: 500, words: "p95 ≤ 500 ms" };
/** Until the next event: what the last one set off has ended. */
const restMs = 300;

const at = (times: number[], share: number): number => Math.round(percentile(times, share));
const load = (): string => loadavg()[0]?.toFixed(1) ?? "";

function weighed(times: number[], bar?: typeof keyBar): Weighed {
  const told = { median: at(times, 0.5), p95: at(times, 0.95) };
  const judged = bar && { bar: bar.words, holds: at(times, bar.share) <= bar.mostMs };
  return { ...told, ...judged, "load of the machine": load() };
}

/** Scrolls down until the last row is in the list, and back to the first. */
async function showAll(page: Page, rows: number): Promise<void> {
  const last = `document.querySelector("[role=option]")?.getAttribute("aria-setsize") === "${rows}"`;
  const box = `document.querySelector("[role=listbox]")`;
  for (let tries = 0; tries < 600 && !(await page.evaluate(last)); tries += 1) {
    await page.evaluate(`${box}.scrollTop = ${box}.scrollHeight`);
    await page.waitForTimeout(50);
  }
  await untilTrue(page, last);
  await page.evaluate(`${box}.scrollTop = 0`);
}

/** Reads the thread up to its first line. */
async function readAll(page: Page, lines: number): Promise<void> {
  const older = page.getByRole("log").getByRole("button", { name: /cũ hơn|Đang tải/ });
  for (let tries = 0; tries < lines && (await older.count()) > 0; tries += 1) {
    await page.evaluate(`document.querySelector("[role=log]").scrollTop = 0`);
    await page.waitForTimeout(50);
  }
}

/** From just before something happens to the frame in which the open thread shows its words, ms, so many times. */
async function timesToPixel(page: Page, events: number, happen: (text: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let event = 0; event < events; event += 1) {
    const text = `Việc số ${uuidV7.next()}`;
    const shown = page.evaluate(`new Promise((done) => {
      const look = () => document.querySelector("[role=log]").textContent.includes("${text}")
        ? setTimeout(() => done(Date.now()))
        : requestAnimationFrame(look);
      look();
    })`) as Promise<number>;
    const began = Date.now();
    const [shownAt] = await Promise.all([shown, happen(text)]);
    times.push(shownAt - began);
    await page.waitForTimeout(restMs);
  }
  return times;
}

/** Consoles of a colleague that listen; `isBusy` ones fetch their list anew at every event, as consoles do. */
async function listen({ town }: Manned, consoles: number, isBusy: boolean): Promise<() => void> {
  const tuan = await Desk.signIn(town.origin, "tuan");
  const stop = new AbortController();
  const opened = Array.from({ length: consoles }, () =>
    tuan.hear(stop.signal, isBusy ? "/api/conversations" : undefined),
  );
  await Promise.all(opened);
  return () => stop.abort();
}

/** A note by a colleague, through core's own verb, and a message of the resident, through the platform's webhook. */
async function happenings({ town }: Manned, conversationId: string) {
  const { store, world } = town.wired;
  const staff = await store.transaction((tx) => tx.accounts.byUsername("tuan"));
  const talk = await store.client.conversation.findUniqueOrThrow({ where: { id: conversationId } });
  if (!staff) throw new Error("nobody is called tuan");
  return {
    note: (text: string) => store.transaction((tx) => noteOnConversation({ tx, world, staff, conversationId, text })),
    message: (text: string) => town.doors.of("zalo").act(town.origin, talk.userId, [{ text }]),
  };
}

/** From an event to the pixel: alone, and among many who listen or fetch as well. */
async function weighEvents(manned: Manned, talk: string, { consoles, events }: WeightOptions) {
  const { page } = manned;
  const { note, message } = await happenings(manned, talk);
  const alone = weighed(await timesToPixel(page, events, note));
  const hush = await listen(manned, consoles, false);
  const among = weighed(await timesToPixel(page, events, note), eventBar);
  const told = weighed(await timesToPixel(page, events, message));
  hush();
  const stop = await listen(manned, consoles, true);
  const busy = weighed(await timesToPixel(page, Math.ceil(events / 4), note));
  stop();
  return {
    "event to pixel, one console": alone,
    [`event to pixel, ${consoles} more listen`]: among,
    [`message at the webhook to pixel, ${consoles} more listen`]: told,
    [`event to pixel, ${consoles} more fetch their list at each`]: busy,
  };
}

/** The console on the real server at full weight: what was measured, by name. */
export async function runWeight(options: WeightOptions): Promise<Record<string, Weighed>> {
  const { rows, lines, presses } = options;
  const manned = await openManned();
  const { town, page } = manned;
  try {
    const longest = await gather(town, { rows, lines });
    await page.goto(`/app/hop-thu/${longest}`);
    await page.getByRole("log").waitFor();
    const events = await weighEvents(manned, longest, options);
    await showAll(page, rows);
    await readAll(page, lines);
    await watchKeys(page);
    const keys = weighed(await timesOfKeys(page, presses), keyBar);
    return { [`key to paint, ${rows} rows, a talk of ${lines} lines`]: keys, ...events };
  } finally {
    await manned.close();
  }
}
