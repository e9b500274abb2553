import { setTimeout as pause } from "node:timers/promises";
import { Dice } from "../../../scripts/seed/dice.ts";
import { openManned } from "../manned.ts";
import type { Town } from "../town.ts";
import { operate, type Step } from "./operator.ts";
import { extension, openPostOffice } from "./post-office.ts";
import { dayOf, type Written } from "./residents.ts";
import { type DayVerdict, judgeDay } from "./verdict.ts";
import { type Count, compareCounts, type Jump, openWatch } from "./watch.ts";

export interface DayOptions {
  events: number;
  seed: number;
  /** Between two events, on average, ms. */
  everyMs: number;
  /** Steps the operator does at least; after the last event they go on until then, as long as there is work. */
  steps: number;
  /** The most a step may take until it is seen, ms. */
  limitMs: number;
}

/** What happened on the screen, beside what became of the messages. */
export interface Played extends DayVerdict {
  steps: Step[];
  stalled: Step[];
  jumps: Jump[];
  /** Frames in which nobody acted and a row was chosen. */
  frames: number;
  counts: Count[];
  seconds: number;
}

const operator = "lan";
/** Somebody who writes before the day that is judged. */
const early = { channel: "zalo", user: "77000000000009999", text: "đăng ký khai sinh cần giấy gì" } as const;
/** Acts between two looks at the counts. */
const actsBetween = 6;
const patienceMs = 120_000;
/** The longest an operator works on when nothing comes in any more, ms. */
const longestMs = 60_000;

/** Until nothing waits to be handled or sent. */
async function settle({ wired, doors, origin }: Town): Promise<void> {
  const { client } = wired.store;
  const waiting = { where: { state: "waiting" } };
  for (const since = performance.now(); ; await pause(200)) {
    await doors.bringNews(origin);
    if ((await client.inboxEvent.count(waiting)) + (await client.outbox.count(waiting)) === 0) return;
    if (performance.now() - since > patienceMs) throw new Error("the day never ended");
  }
}

/**
 * A day at the desk: residents of all channels write and call, as the seed says, while one operator works by keyboard at
 * the real console on the real server. How the two meet is the machine's; both do the same for the same seed.
 */
export async function runDay(options: DayOptions): Promise<Played> {
  const began = performance.now();
  const manned = await openManned(operator);
  const { town, page } = manned;
  try {
    await (await town.staff(operator)).patch("/api/session/extension", { extension });
    await page.goto("/app/hop-thu");
    await page.getByText("Trực tuyến").waitFor();
    const office = openPostOffice(town);
    // The ward is awake: what understands has read and answered before.
    await office.bring({ ...early, afterMs: 0, twice: false });
    await settle(town);
    const watch = await openWatch(page);
    const day = dayOf(options);
    let over = Number.POSITIVE_INFINITY;
    const coming = async (): Promise<void> => {
      for (const event of day) {
        await pause(event.afterMs);
        await office.bring(event);
      }
    };
    const counts: Count[] = [];
    let rests = 0;
    const onRest = async (): Promise<void> => {
      rests += 1;
      if (rests % actsBetween === 0) counts.push(await compareCounts(page, town, operator));
    };
    const isOver = (steps: number): boolean =>
      performance.now() > over && (steps >= options.steps || performance.now() > over + longestMs);
    const dice = new Dice(`operator ${options.seed}`);
    const [{ steps, told }] = await Promise.all([
      operate({ page, dice, onActing: watch.acts, onRest, isOver, limitMs: options.limitMs }),
      coming().finally(() => {
        over = performance.now();
      }),
    ]);
    await office.callsEnded();
    await settle(town);
    counts.push(await compareCounts(page, town, operator));
    const written = day.filter((event): event is Written => event.channel !== "hotline");
    const verdict = await judgeDay(town, { written, calls: office.calls, told });
    const stalled = steps.filter((step) => step.stalled);
    const seconds = Math.round((performance.now() - began) / 1_000);
    return { ...verdict, steps, stalled, ...(await watch.jumped()), counts, seconds };
  } finally {
    await manned.close();
  }
}
