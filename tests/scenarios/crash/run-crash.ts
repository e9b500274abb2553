import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { openPlatforms, reportsOf, startProcesses } from "./cast.ts";
import { chatter, Day, Platform, type Telephone, tellStory } from "./crowd.ts";
import { openGround } from "./ground.ts";
import type { Processes } from "./processes.ts";
import { countHeld, countUp, isQuiet, judge, type Verdict, watchClaims } from "./verdict.ts";

export interface CrashOptions {
  /** Half of them chat on Zalo or Messenger, the other half report and wait for answers. */
  residents: number;
  /** Webhooks of all of them, at least. */
  events: number;
  duplicateShare: number;
  kills: number;
  seed: number;
}

/** What the database and the telephones say afterwards. */
export interface CrashVerdict extends Verdict {
  accepted: number;
  duplicates: number;
  kills: number;
  /** Reports that were told and confirmed: so many tickets there must be. */
  reports: number;
  seconds: number;
}

/** A kill comes when all processes are up again, after a moment of at most this length, and when they are at work. */
const processCount = 3;
const momentMs = 1_000;
/** Reports of one story resident; each is two events, the words and the button. */
const reportsEach = 2;

interface Scene extends CrashOptions {
  random: () => number;
}

/** A cry of fire, then the same questions over and over, so that the same words go back again and again. */
function chatLines(house: number, count: number): string[] {
  const questions = ["làm giấy khai sinh cho con cần gì", "phản ánh của tui tới đâu rồi"];
  const lines = Array.from({ length: count - 1 }, (_, line) => `${questions[line % 2]}, hỏi lần ${line + 1}`);
  return [`cháy nhà số ${house} Hoa Sứ`, ...lines];
}

/** Every second of those who follow chatters without waiting for answers; the others tell stories and wait. */
function crowd(phones: Telephone[], platform: Platform, day: Day, options: Scene): Promise<void>[] {
  const { events, residents, random } = options;
  const linesEach = (events - (residents / 2) * reportsEach * 2) / (residents / 2);
  return phones.map(async (phone, index) => {
    if (index % 2 === 0) return chatter(phone, platform, chatLines(index + 1, linesEach), { day, random });
    await day.reached(random() * 0.8);
    await tellStory(phone, platform, reportsOf(index + 1));
  });
}

/** Kills processes, one after the other, in the middle of the traffic that begins before each kill. */
async function killAll(processes: Processes, db: pg.Client, day: Day, { kills, random }: Scene): Promise<void> {
  while (processes.kills < kills) {
    while ((await countUp(db)) < processCount) await pause(50);
    day.pass();
    await pause(random() * momentMs);
    for (let wait = 0; wait < 40 && (await countHeld(db)) < 2; wait += 1) await pause(25);
    processes.kill();
    while ((await countUp(db)) === processCount) await pause(20);
  }
}

/** A day on which processes are killed without warning, again and again, in the middle of everybody's messages. */
export async function runCrash(options: CrashOptions): Promise<CrashVerdict> {
  const started = performance.now();
  const scene: Scene = { ...options, random: seededRandom(options.seed) };
  const ground = await openGround();
  const { db } = ground;
  await watchClaims(db);
  const { fakes, phones, environment, close } = await openPlatforms(options.residents);
  for (const fake of fakes) {
    fake.failOften({ share: 0.06, seed: options.seed, faults: [{ status: 502 }, { lostAnswer: true }] });
  }
  const { processes, origin } = await startProcesses({ ...ground, workers: processCount - 1 }, environment);
  const platform = new Platform(origin, scene.random, options.duplicateShare);
  const day = new Day(options.kills);
  try {
    // The first talk comes before the first kill: for it the OA's access is renewed, and a new pair of tokens that is
    // lost before it is stored can only be had again from the OA's admin (adapters/zalo/token.ts).
    const [first, ...others] = phones as [Telephone, ...Telephone[]];
    await tellStory(first, platform, reportsOf(1));
    const traffic = Promise.all(crowd(others, platform, day, scene));
    await Promise.all([traffic, killAll(processes, db, day, scene)]);
    for (let wait = 0; wait < 900 && !(await isQuiet(db)); wait += 1) await pause(100);
    return {
      ...(await judge(db, phones, platform.acceptedAt)),
      accepted: platform.acceptedAt.size,
      duplicates: platform.duplicates,
      kills: processes.kills,
      reports: (options.residents / 2) * (reportsEach + 1),
      seconds: Math.round((performance.now() - started) / 1000),
    };
  } finally {
    await processes.end();
    await close();
    await ground.close();
  }
}
