import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { jest } from "@jest/globals";
import pg from "pg";
import { openDatabase } from "../fakes/database.ts";
import { startFacebookServer } from "../fakes/facebook-server.ts";
import { seededRandom } from "../fakes/http-platform.ts";
import { giveModels } from "../fakes/models.ts";
import { startZaloServer } from "../fakes/zalo-server.ts";
import { chatter, facebookTelephone, Platform, type Telephone, tellStory, zaloTelephone } from "./crash/crowd.ts";
import { findPort, Processes } from "./crash/processes.ts";
import { isQuiet, judge, watchClaims } from "./crash/verdict.ts";
import { channelEnvironment } from "./doors.ts";

jest.setTimeout(300_000);

const residents = 100;
const events = 2_000;
const duplicateShare = 0.2;
const kills = 20;
const seed = 20_261_116;
/** Between two kills: long enough for the dead one to be back, so that there is traffic to break. */
const killEveryMs = 3_200;
/** Reports of one story resident; each is two events, the words and the button. */
const reportsEach = 2;

const random = seededRandom(seed);

/** Strictly growing, so that what one resident wrote has an order. */
function risingClock(): () => Date {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last);
  };
}

/** A cry of fire, then the same questions over and over, so that the same words go back again and again. */
function chatLines(house: number, count: number): string[] {
  const questions = ["làm giấy khai sinh cho con cần gì", "phản ánh của tui tới đâu rồi"];
  const lines = Array.from({ length: count - 1 }, (_, line) => `${questions[line % 2]}, hỏi lần ${line + 1}`);
  return [`cháy nhà số ${house} Hoa Sứ`, ...lines];
}

/** Half of them chatter without waiting for answers; the other half tell stories and wait. */
function crowd(phones: Telephone[], platform: Platform): Promise<unknown>[] {
  const storytellers = phones.filter((_, index) => index % 2 === 0);
  const chatterers = phones.filter((_, index) => index % 2 === 1);
  const linesEach = (events - storytellers.length * reportsEach * 2) / chatterers.length;
  const overMs = kills * killEveryMs;
  return [
    ...storytellers.map(async (phone, index) => {
      const reports = [
        `cống trước nhà ${index + 1} hoa sứ nghẹt, nước tràn ra đường`,
        `đèn đường trước nhà ${index + 1} sen hồng tắt mấy bữa nay`,
      ];
      await pause(random() * overMs * 0.6);
      await tellStory(phone, platform, reports);
    }),
    ...chatterers.map((phone, index) => {
      return chatter(phone, platform, chatLines(index + 1, linesEach), random, overMs);
    }),
  ];
}

test("2,000 events, a fifth of them twice, and twenty kills: nothing is lost, doubled, out of order, or untold", async () => {
  const started = performance.now();
  const database = await openDatabase();
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  await watchClaims(db);
  const dir = await mkdtemp(join(tmpdir(), "crash-"));
  giveModels(dir);
  const now = risingClock();
  const [zalo, facebook] = await Promise.all([startZaloServer({ now }), startFacebookServer({ now })]);
  for (const fake of [zalo, facebook]) {
    fake.failOften({ share: 0.06, seed, faults: [{ status: 502 }, { lostAnswer: true }] });
  }
  const port = await findPort();
  const processes = new Processes({
    ...channelEnvironment({ zalo, facebook }),
    DATABASE_URL: database.url,
    DATA_DIR: dir,
    APP_SECRET: randomBytes(32).toString("base64"),
    PORT: String(port),
    LOG_LEVEL: "silent",
    LEASE_SECONDS: "3",
    PLATFORM_TIMEOUT_MS: "1000",
    QUIET_FACTOR: "0.05",
    WORKER_CONCURRENCY: "4",
  });
  processes.start("web", "web");
  processes.start("worker-1", "worker");
  processes.start("worker-2", "worker");

  const phones = Array.from({ length: residents }, (_, index) =>
    index < residents / 2
      ? zaloTelephone(zalo, `77${index}00000000001`)
      : facebookTelephone(facebook, `24${index}00000000001`),
  );
  const platform = new Platform(`http://127.0.0.1:${port}`, random, duplicateShare);
  const traffic = Promise.all(crowd(phones, platform));
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(killEveryMs);
    processes.kill(random);
  }
  await traffic;

  const busySeconds = Math.round((performance.now() - started) / 1000);
  for (let wait = 0; wait < 900 && !(await isQuiet(db)); wait += 1) await pause(100);
  const verdict = await judge(db, phones, platform.acceptedAt);
  await db.end();
  await processes.end();
  await Promise.all([zalo.close(), facebook.close()]);
  await database.close();
  await rm(dir, { recursive: true, force: true });

  const seconds = Math.round((performance.now() - started) / 1000);
  console.log("crash test", {
    ...verdict,
    accepted: platform.acceptedAt.size,
    duplicates: platform.duplicates,
    kills: processes.kills,
    busySeconds,
    seconds,
  });
  const { sortedIn, sent, ...rest } = verdict;
  expect(sortedIn).toBeGreaterThan(events / 20);
  expect(sent).toBeGreaterThan(events / 5);
  expect(rest).toEqual({
    events,
    logged: events,
    tickets: (residents / 2) * reportsEach + residents / 2,
    toldOnce: (residents / 2) * reportsEach + residents / 2,
    lost: 0,
    doubled: 0,
    outOfOrder: 0,
    wrongThreads: 0,
    parked: 0,
    failed: 0,
  });
  expect(platform.duplicates).toBeGreaterThan(events * duplicateShare * 0.8);
  expect(processes.kills).toBe(kills);
});
