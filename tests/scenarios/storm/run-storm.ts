import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Fault, seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { newsKey, type OutboundMessage } from "../../../core/delivery/message.ts";
import { createPrismaStore } from "../../../prisma/store.ts";
import { uuidV7 } from "../../../server/ids.ts";
import { openGround } from "../crash/ground.ts";
import { countUp, isQuiet } from "../crash/journal.ts";
import { Platform } from "../crash/platform.ts";
import { findPort, Processes } from "../crash/processes.ts";
import { openStormDoors, type StormDoor } from "./doors.ts";
import { judgeStorm, type StormVerdict } from "./verdict.ts";

export interface StormOptions {
  /** Residents on each platform, and messages each of them is to get. */
  residents: number;
  messagesEach: number;
  seed: number;
}

/** What happens to one send in three: gateways, a storm of 429, answers that never come or get lost. */
const faults: Fault[] = [
  { status: 502 },
  { status: 503 },
  { status: 429, retryAfterSeconds: 1 },
  { timeout: true },
  { lostAnswer: true },
];
const share = 0.3;
const mark = "Tin số ";
const processCount = 4;
const quietWithinMs = 240_000;

async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const since = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - since > quietWithinMs) throw new Error(`waited too long: ${what}`);
    await pause(100);
  }
}

function startProcesses(environment: Record<string, string>): Processes {
  const processes = new Processes({
    ...environment,
    APP_SECRET: randomBytes(32).toString("base64"),
    LOG_LEVEL: "silent",
    LEASE_SECONDS: "4",
    PLATFORM_TIMEOUT_MS: "500",
    QUIET_FACTOR: "0",
    RETRY_FACTOR: "0.05",
    WORKER_CONCURRENCY: "4",
  });
  processes.start("web", "web");
  for (let worker = 1; worker < processCount; worker += 1) processes.start(`worker-${worker}`, "worker");
  return processes;
}

/** Puts the same number of messages into each conversation, round by round, as status updates come. */
async function writeNews(databaseUrl: string, messagesEach: number): Promise<void> {
  const store = createPrismaStore({ url: databaseUrl, encryptionKey: randomBytes(32) });
  const conversations = await store.client.conversation.findMany({ orderBy: { id: "asc" } });
  for (let round = 1; round <= messagesEach; round += 1) {
    const items = conversations.map(({ id: conversationId, channel, account, userId }) => {
      const newsId = uuidV7.next();
      const message: OutboundMessage = {
        id: uuidV7.next(),
        conversationId,
        to: { channel: channel as OutboundMessage["to"]["channel"], account, user: userId },
        purpose: "status",
        text: `${mark}${round}.`,
        choices: [],
        attachments: [],
        createdAt: new Date(),
        newsId,
      };
      return { message, author: { kind: "bot" as const, phraseKeys: [] }, key: newsKey(newsId, conversationId) };
    });
    await store.transaction((tx) => tx.messages.enqueue(items));
  }
  await store.close();
}

/** Receipts of everything that arrived, a third of them twice, in any order. */
async function tellReceipts(doors: StormDoor[], platform: Platform, random: () => number): Promise<number> {
  const receipts = doors.flatMap((door) => door.receipts().map((webhook) => ({ webhook, path: door.path })));
  const twice = receipts.filter(() => random() < 1 / 3);
  const shuffled = [...receipts, ...twice].map((one) => ({ ...one, at: random() })).sort((a, b) => a.at - b.at);
  const hands = Array.from({ length: 8 }, async () => {
    for (let next = shuffled.pop(); next; next = shuffled.pop()) await platform.deliver(next.path, next.webhook);
  });
  await Promise.all(hands);
  return receipts.length + twice.length;
}

/**
 * A bad day for everything that goes out: four processes, one send in three fails, all tokens end in the middle of a
 * burst, receipts come doubled and in any order. Returns what the database and the telephones say afterwards.
 */
export async function runStorm(options: StormOptions): Promise<StormVerdict & { receipts: number; seconds: number }> {
  const started = performance.now();
  const random = seededRandom(options.seed);
  const ground = await openGround();
  const { db, databaseUrl } = ground;
  const { doors, environment, close } = await openStormDoors(options.residents);
  const port = await findPort();
  const own = { DATABASE_URL: databaseUrl, DATA_DIR: ground.dir, PORT: String(port) };
  const processes = startProcesses({ ...environment, ...own });
  const platform = new Platform(`http://127.0.0.1:${port}`, random);
  try {
    await until(async () => (await countUp(db)) === processCount, "processes");
    for (const door of doors) for (const webhook of door.hellos()) await platform.deliver(door.path, webhook);
    await until(() => isQuiet(db), "the first answers");
    for (const door of doors) door.failOften({ share, seed: options.seed, faults });
    await writeNews(databaseUrl, options.messagesEach);
    for (const door of doors) door.expireTokens();
    await until(() => isQuiet(db), "the news");
    for (const door of doors) door.failOften();
    const receipts = await tellReceipts(doors, platform, random);
    await until(() => isQuiet(db), "the receipts");
    const verdict = await judgeStorm(
      db,
      doors.flatMap((door) => door.ears),
      mark,
    );
    return { ...verdict, receipts, seconds: Math.round((performance.now() - started) / 1000) };
  } finally {
    await processes.end();
    await close();
    await ground.close();
  }
}
