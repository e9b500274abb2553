import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { reportOf } from "../crash/cast.ts";
import { check, type Verdict } from "../crash/check.ts";
import { tellStory } from "../crash/crowd.ts";
import { isQuiet, readJournal } from "../crash/journal.ts";
import { logsOf } from "../crash/platform.ts";
import { DeskWork } from "./desk-work.ts";
import { strikes } from "./faults.ts";
import { asked, until } from "./ground.ts";
import type { FaultName, MillionOptions } from "./plan.ts";
import type { Resident } from "./residents.ts";
import { openStage, type Stage } from "./stage.ts";
import { deliverAll, Happenings } from "./traffic.ts";

export interface MillionVerdict extends Verdict {
  /** Deliveries answered with 200; of them, different ones; tries that had no such answer. */
  taken: number;
  acknowledged: number;
  refused: number;
  /** Told and confirmed, or cried out: so many tickets there must be. */
  reports: number;
  seconds: number;
  /** Of each fault: how often it was planned, and how often it really struck. */
  struck: Record<FaultName, { planned: number; struck: number }>;
  /** Faults of platforms that struck, by kind. */
  platformFaults: Record<string, number>;
}

const quietWithinMs = 900_000;
const signals = ["SIGINT", "SIGTERM"] as const;
const secondsSince = (start: number): number => Math.round((performance.now() - start) / 100) / 10;

/** Who reports and waits, and who chats. */
function rolesOf({ cast: { zalo, facebook, telegram }, plan }: Stage) {
  const others = [...zalo, ...facebook];
  const tells = (_: Resident, index: number): boolean => index % plan.everyTells === 0;
  const [first, ...tellers] = others.filter(tells) as [Resident, ...Resident[]];
  return { first, tellers, chatters: [...others.filter((one, index) => !tells(one, index)), ...telegram] };
}

/** All who report, each in their own time, spread over the run. */
async function tellAll({ platform, course, plan }: Stage, tellers: Resident[], onCode: (code: string) => void) {
  const random = seededRandom(plan.seed + 2);
  const starts = tellers.map(() => random() / plan.reportsEach);
  await Promise.all(
    tellers.map(async (teller, index) => {
      for (let turn = 0; turn < plan.reportsEach; turn += 1) {
        await course.reached(0.9 * ((starts[index] ?? 0) + turn / plan.reportsEach));
        await tellStory(teller, platform, [reportOf(1 + index + turn * tellers.length)], onCode);
      }
    }),
  );
}

async function strikeAll(stage: Stage): Promise<MillionVerdict["struck"]> {
  const { course, plan } = stage;
  const none = plan.faults.map((name) => [name, { planned: 0, struck: 0 }]);
  const struck = Object.fromEntries(none) as MillionVerdict["struck"];
  for (const [index, name] of plan.faults.entries()) {
    await course.reached((index + 0.3) / plan.faults.length);
    const since = performance.now();
    const hit = await strikes[name](stage);
    struck[name].planned += 1;
    if (hit) struck[name].struck += 1;
    plan.onProgress?.(`${name} ${hit ? "struck" : "DID NOT STRIKE"}, ${secondsSince(since)} s`);
    course.faultsDone += 1;
  }
  return struck;
}

/** Everybody reads what has arrived; resolves with those whose platforms tell so. */
async function readAll({ platform }: Stage, residents: Resident[]): Promise<Set<string>> {
  const readers = new Set<string>();
  for (const resident of residents) {
    const reading = resident.readsAll();
    if (!reading) continue;
    readers.add(resident.user);
    await platform.deliver(resident.path, reading);
  }
  return readers;
}

async function play(stage: Stage, tell: (what: string) => void): Promise<Omit<MillionVerdict, "seconds">> {
  const { plan, cast, platform, course, ground } = stage;
  const { first, tellers, chatters } = rolesOf(stage);
  const desk = new DeskWork(stage.origin);
  await desk.start();
  const onCode = (code: string): void => desk.take(code);
  // The first talk comes before the first fault: for it the OA's access is renewed, and a new pair of tokens that is
  // lost before it is stored can only be had again from the OA's admin (adapters/zalo/token.ts).
  await tellStory(first, platform, [reportOf(0)], onCode);
  cast.misbehave();
  const happenings = new Happenings(cast, chatters, plan);
  const [struck] = await Promise.all([
    strikeAll(stage),
    tellAll(stage, tellers, onCode),
    deliverAll(happenings, platform, course, plan.hands),
  ]);
  tell("all delivered");
  await desk.finish();
  cast.behave();
  const quiet = (): Promise<void> => until(() => isQuiet(ground.db), "quiet", 200, quietWithinMs);
  await quiet();
  tell("all answered");
  const residents = [...cast.zalo, ...cast.facebook, ...cast.telegram];
  const readers = await readAll(stage, residents);
  await quiet();
  const { taken, refused, acknowledged } = platform;
  return {
    ...check(await asked(() => readJournal(ground.db)), { ...logsOf(platform, residents), readers, moved: desk.moved }),
    ...{ taken, refused, acknowledged: acknowledged.size, struck, platformFaults: cast.struck() },
    reports: tellers.length * plan.reportsEach + 1 + happenings.fires,
  };
}

/**
 * Everything that can go wrong at once: what platforms send comes doubled, shuffled and late, the platforms fail, processes and the
 * database are killed, the disk is full, clocks jump, a worker stands still longer than its lease; meanwhile the desk works
 * the tickets. Returns what the database's journals and the platforms' logs say afterwards.
 */
export async function runMillion(options: MillionOptions): Promise<MillionVerdict> {
  const started = performance.now();
  const tell = (what: string): void => options.onProgress?.(`${what} after ${secondsSince(started)} s`);
  const stage = await openStage(options);
  // A disk that stays mounted and a database that runs on would be left behind.
  const giveUp = (): void => void stage.close().finally(() => process.exit(1));
  for (const signal of signals) process.once(signal, giveUp);
  try {
    tell("all up");
    const verdict = await play(stage, tell);
    return { ...verdict, seconds: Math.round(secondsSince(started)) };
  } finally {
    for (const signal of signals) process.off(signal, giveUp);
    await stage.close();
  }
}
