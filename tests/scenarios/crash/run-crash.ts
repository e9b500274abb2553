import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { startZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";
import { risingClock } from "../clock.ts";
import { channelEnvironment } from "../door-settings.ts";
import { chatter, Day, facebookTelephone, Platform, type Telephone, tellStory, zaloTelephone } from "./crowd.ts";
import { type Ground, openGround } from "./ground.ts";
import { findPort, Processes } from "./processes.ts";
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

const reportsOf = (house: number): string[] => [
  `cống trước nhà ${house} hoa sứ nghẹt, nước tràn ra đường`,
  `đèn đường trước nhà ${house} sen hồng tắt mấy bữa nay`,
];

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

async function openPlatforms({ residents, seed }: Scene) {
  const now = risingClock();
  const [zalo, facebook] = await Promise.all([startZaloServer({ now }), startFacebookServer({ now })]);
  for (const fake of [zalo, facebook]) {
    fake.failOften({ share: 0.06, seed, faults: [{ status: 502 }, { lostAnswer: true }] });
  }
  const phones = Array.from({ length: residents }, (_, index) =>
    index < residents / 2
      ? zaloTelephone(zalo, `77${index}00000000001`)
      : facebookTelephone(facebook, `24${index}00000000001`),
  );
  const close = () => Promise.all([zalo.close(), facebook.close()]);
  return { phones, environment: channelEnvironment({ zalo, facebook }), close };
}

/** One web process and two workers on a database of their own. */
async function startProcesses({ dir, databaseUrl }: Ground, environment: Record<string, string>) {
  const port = await findPort();
  const processes = new Processes({
    ...environment,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dir,
    APP_SECRET: randomBytes(32).toString("base64"),
    PORT: String(port),
    LOG_LEVEL: "silent",
    LEASE_SECONDS: "4",
    PLATFORM_TIMEOUT_MS: "1000",
    QUIET_FACTOR: "0.05",
    WORKER_CONCURRENCY: "4",
  });
  processes.start("web", "web");
  processes.start("worker-1", "worker");
  processes.start("worker-2", "worker");
  return { processes, origin: `http://127.0.0.1:${port}` };
}

/** A day on which processes are killed without warning, again and again, in the middle of everybody's messages. */
export async function runCrash(options: CrashOptions): Promise<CrashVerdict> {
  const started = performance.now();
  const scene: Scene = { ...options, random: seededRandom(options.seed) };
  const ground = await openGround();
  const { db } = ground;
  await watchClaims(db);
  const { phones, environment, close } = await openPlatforms(scene);
  const { processes, origin } = await startProcesses(ground, environment);
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
