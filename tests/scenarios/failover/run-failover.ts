import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { ensureDatabase, migrate } from "../../../prisma/migrate.ts";
import { openPlatforms, reportsOf, startProcesses } from "../crash/cast.ts";
import { check, type Verdict } from "../crash/check.ts";
import { chatter, Day, tellStory } from "../crash/crowd.ts";
import { countUp, isQuiet, readJournal, watchClaims } from "../crash/journal.ts";
import { logsOf, Platform } from "../crash/platform.ts";
import type { Telephone } from "../crash/telephones.ts";
import { openPair, type Pair } from "./pair.ts";

export interface FailoverOptions {
  /** Half of them chat without waiting, the other half report and wait for answers. */
  residents: number;
  /** Lines each chatter writes. */
  lines: number;
  seed: number;
}

export interface FailoverVerdict extends Verdict {
  accepted: number;
  /** Of them, by the first server. */
  acceptedBefore: number;
  duplicates: number;
  reports: number;
  /** From the end of the first server to the first delivery taken by the second, seconds. */
  awaySeconds: number;
}

const database = "town";
/** How long nobody notices, and how long it takes to decide. */
const undecidedMs = 1_500;
const processCount = 2;

async function connected(pair: Pair): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: pair.url(database) });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Every second one chats from the moment the server dies; the others report from the start, and wait for answers. */
function crowd(phones: Telephone[], platform: Platform, day: Day, options: FailoverOptions & { random: () => number }) {
  const questions = ["làm giấy khai sinh cho con cần gì", "phản ánh của tui tới đâu rồi"];
  const lines = Array.from({ length: options.lines }, (_, line) => `${questions[line % 2]}, hỏi lần ${line + 1}`);
  const { random } = options;
  return phones.map((phone, index) =>
    index % 2 === 0
      ? chatter(phone, platform, lines, { day, random })
      : tellStory(phone, platform, reportsOf(index + 1)),
  );
}

/** The database's machine dies in the middle of everybody's messages, and another takes over. */
export async function runFailover(options: FailoverOptions): Promise<FailoverVerdict> {
  const random = seededRandom(options.seed);
  const pair = await openPair();
  const dir = await mkdtemp(join(tmpdir(), "failover-"));
  const { phones, environment, close } = await openPlatforms(options.residents);
  let end = async (): Promise<void> => undefined;
  try {
    await ensureDatabase({ serverUrl: pair.url("postgres"), name: database });
    await migrate({ url: pair.url(database) });
    const before = await connected(pair);
    await watchClaims(before);
    const place = { dir, databaseUrl: pair.url(database), workers: processCount - 1 };
    const { processes, origin } = await startProcesses(place, environment);
    end = () => processes.end();
    while ((await countUp(before)) < processCount) await pause(50);

    const platform = new Platform(origin, random, 0.2);
    const day = new Day(1);
    const traffic = Promise.all(crowd(phones, platform, day, { ...options, random }));
    await pause(1_000 + random() * 2_000);
    const killedAt = Date.now();
    await pair.killFirst();
    day.pass();
    await pause(undecidedMs);
    await pair.promoteSecond();
    await traffic;
    const after = await connected(pair);
    for (let wait = 0; wait < 600 && !(await isQuiet(after)); wait += 1) await pause(100);
    const verdict = check(await readJournal(after), logsOf(platform, phones));
    await after.end();
    const { acknowledged, duplicates } = platform;
    const later = [...acknowledged.values()].map(({ at }) => at).filter((at) => at > killedAt + undecidedMs);
    return {
      ...verdict,
      accepted: acknowledged.size,
      acceptedBefore: acknowledged.size - later.length,
      duplicates,
      reports: (options.residents / 2) * reportsOf(1).length,
      awaySeconds: Math.round((Math.min(...later) - killedAt) / 100) / 10,
    };
  } finally {
    await end();
    await close();
    await pair.close();
    await rm(dir, { recursive: true, force: true });
  }
}
