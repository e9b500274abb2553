import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import type { SignedWebhook } from "../../../adapters/stand-ins/zalo-server.ts";
import { realUnderstanding } from "../../fakes/understanding.ts";
import { startLoops } from "../loops.ts";
import { openTown, type Town } from "../town.ts";
import { commentAt, reportAt } from "./comments.ts";
import { type Asked, type FloodVerdict, judgeFlood } from "./verdict.ts";

export interface FloodOptions {
  comments: number;
  /** Residents who write to the page in private meanwhile. */
  chats: number;
  /** How long it goes on in the ward's time, and how much faster that runs than the clock on the wall. */
  minutes: number;
  speed: number;
  seed: number;
}

const start = new Date("2026-11-16T14:06:00+07:00");
const postId = "100000000000111_122100000000001";
const tickMs = 100;
const patienceMs = 120_000;

/** Everybody writes: a tenth of the comments comes twice, in any order, several in one delivery. */
async function pourIn(town: Town, options: FloodOptions, begun: number): Promise<Asked[]> {
  const { comments, chats, minutes, speed } = options;
  const { facebook } = town.doors;
  const random = seededRandom(options.seed);
  const url = `${town.origin}/webhooks/facebook`;
  const post = async ({ bytes, headers }: SignedWebhook): Promise<void> => {
    const response = await fetch(url, { method: "POST", headers, body: new Uint8Array(bytes) });
    if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  };
  const ticks = (minutes * 60_000) / speed / tickMs;
  const posting: Promise<void>[] = [];
  const asked: Asked[] = [];
  let sent = 0;
  for (let tick = 1; tick <= ticks; tick += 1) {
    const fresh: SignedWebhook[] = [];
    for (; sent < (comments * tick) / ticks; sent += 1)
      fresh.push(facebook.userComments({ userId: `c${sent}`, text: commentAt(sent), postId, id: `1_${sent}` }));
    const doubled = [...fresh, ...fresh.filter(() => random() < 0.1)];
    const shuffled = doubled.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
    if (shuffled.length > 0) posting.push(post(facebook.together(shuffled.map(({ one }) => one))));
    while (asked.length < (chats * tick) / ticks) {
      const userId = `p${asked.length}`;
      asked.push({ userId, at: town.clock.now });
      posting.push(post(facebook.userSends({ userId, text: reportAt(asked.length) })));
    }
    for (const news of facebook.takeNews()) posting.push(post(news));
    await pause(Math.max(0, begun + tick * tickMs - performance.now()));
  }
  await Promise.all(posting);
  return asked;
}

/** Receipts of what was sent are told, too, until nothing waits any more. */
async function settle(town: Town): Promise<void> {
  const { client } = town.wired.store;
  const waiting = { where: { state: "waiting" } };
  for (const since = performance.now(); ; await pause(100)) {
    await town.doors.bringNews(town.origin);
    if ((await client.inboxEvent.count(waiting)) + (await client.outbox.count(waiting)) === 0) return;
    if (performance.now() - since > patienceMs) throw new Error("the flood never settled");
  }
}

/** A post that everybody shares, and talks in private that must not wait for it. Returns what became of both. */
export async function runFlood(options: FloodOptions): Promise<FloodVerdict & { seconds: number }> {
  const understanding = realUnderstanding();
  const town = await openTown({ understanding, now: start });
  const begun = performance.now();
  const now = (): Date => new Date(start.getTime() + (performance.now() - begun) * options.speed);
  Object.defineProperty(town.clock, "now", { get: now });
  const stopLoops = startLoops(town, options.speed);
  try {
    const asked = await pourIn(town, options, begun);
    await settle(town);
    const seconds = Math.round((performance.now() - begun) / 1000);
    return { ...(await judgeFlood(town, { asked, postId, ...options })), seconds };
  } finally {
    await stopLoops();
    await town.close();
  }
}
