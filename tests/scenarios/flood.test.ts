import { jest } from "@jest/globals";
import { createClassifier } from "../../nlp/classifier.ts";
import { createKnowledgeBase } from "../../nlp/knowledge/answerer.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { createListener } from "../../prisma/listen.ts";
import { createLog } from "../../server/log.ts";
import { startWorker } from "../../server/worker.ts";
import { seededRandom } from "../fakes/http-platform.ts";
import { testModels } from "../fakes/models.ts";
import type { SignedWebhook } from "../fakes/zalo-server.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(180_000);

const commentCount = 5_000;
const chatCount = 200;
/** An hour of the story in so many real seconds. */
const hourInSeconds = 30;
const speed = 3_600 / hourInSeconds;
const start = new Date("2026-11-16T14:06:00+07:00");
const postId = "100000000000111_122100000000001";
const tickMs = 100;
const random = seededRandom(2026);

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const streets = ["Hoa Sứ", "Sen Hồng", "Sen Trắng"];
const chatter = [
  "hóng",
  "phường làm tốt quá",
  "cảm ơn phường nha",
  "Nguyễn Văn A vô coi nè",
  "ủa rồi sao nữa",
  "chia sẻ cho bà con biết",
  "đọc mà tức á",
  "haha",
];
const noPlace = ["cống nghẹt hoài phường ơi", "đèn đường tắt mấy hôm nay rồi", "rác mấy ngày không ai lấy"];

/** What people write under a post that everybody shares: mostly to each other, some to the ward, a few in danger. */
function commentAt(index: number): { text: string; kind: "danger" | "real" | "vague" | "talk" } {
  if (index % 1000 === 999) return { kind: "danger", text: "cháy nhà ở hẻm 12 Hoa Sứ bà con ơi" };
  if (index % 20 === 7) {
    const where = `số ${1 + (index % 40)} ${pick(streets, index)}`;
    return { kind: "real", text: `cống trước ${where} nghẹt cả tuần, nước tràn ra đường` };
  }
  if (index % 10 === 3) return { kind: "vague", text: pick(noPlace, index) };
  return { kind: "talk", text: pick(chatter, index) };
}

let town: Town;
afterEach(() => town.close());

async function post({ bytes, headers }: SignedWebhook): Promise<void> {
  const response = await fetch(`${town.origin}/webhooks/facebook`, {
    method: "POST",
    headers,
    body: new Uint8Array(bytes),
  });
  if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
}

/** The worker's own loops, woken by the database. Leases are counted by the story's clock, which runs fast. */
function startLoops(): () => Promise<void> {
  const { store, world, adapters } = town.wired;
  const log = createLog("silent");
  const pace = { leaseMs: 30_000 * speed, concurrency: 8, pauseFactor: 1, keepers: [], watched: [] };
  const worker = startWorker({ store, world, senderOf: adapters.senderOf, log, ...pace });
  const listener = createListener({
    url: town.databaseUrl,
    onInbox: () => worker.wakeInbox(),
    onOutbox: () => worker.wakeOutbox(),
    onLive: () => undefined,
    onReconnect: () => undefined,
    onFault: () => undefined,
  });
  return async () => {
    await worker.stop();
    await listener.close();
  };
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

async function until(isReached: () => Promise<boolean>, patienceMs: number): Promise<void> {
  for (const begun = performance.now(); !(await isReached()); ) {
    if (performance.now() - begun > patienceMs) throw new Error("it was not reached in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("one post with 5,000 comments in an hour loses nothing and keeps private chats answered", async () => {
  const understanding = {
    classifier: createClassifier(testModels()),
    knowledge: createKnowledgeBase(loadKnowledge()),
    places: createPlaceFinder(loadGazetteer()),
  };
  town = await openTown({ understanding, now: start });
  const begun = performance.now();
  const now = (): Date => new Date(start.getTime() + (performance.now() - begun) * speed);
  Object.defineProperty(town.clock, "now", { get: now });
  const { facebook } = town.doors;
  const { client } = town.wired.store;

  const stopWorker = startLoops();
  const cpu0 = process.cpuUsage();
  const ticks = (hourInSeconds * 1000) / tickMs;
  const asked = new Map<string, number>();
  let [sent, chats] = [0, 0];
  const posting: Promise<void>[] = [];
  for (let tick = 1; tick <= ticks; tick += 1) {
    const webhooks: SignedWebhook[] = [];
    for (; sent < (commentCount * tick) / ticks; sent += 1) {
      const act = { userId: `c${sent}`, text: commentAt(sent).text, postId, id: `1_${sent}` };
      webhooks.push(facebook.userComments(act));
    }
    // A tenth comes twice, nothing in order, several in one delivery.
    const all = shuffled([...webhooks, ...webhooks.filter(() => random() < 0.1)]);
    if (all.length > 0) posting.push(post(facebook.together(all)));
    for (; chats < (chatCount * tick) / ticks; chats += 1) {
      const userId = `p${chats}`;
      const text = `cống trước nhà ${1 + (chats % 40)} ${pick(streets, chats)} nghẹt cả tuần`;
      asked.set(userId, performance.now());
      posting.push(post(facebook.userSends({ userId, text })));
    }
    for (const news of facebook.takeNews()) posting.push(post(news));
    const next = begun + tick * tickMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next)));
  }
  await Promise.all(posting);
  const postedMs = performance.now() - begun;
  const waiting = async (): Promise<number> =>
    (await client.inboxEvent.count({ where: { state: "waiting" } })) +
    (await client.outbox.count({ where: { state: "waiting" } }));
  console.log("posted", postedMs, "waiting", await waiting());
  await until(async () => {
    for (const news of facebook.takeNews()) await post(news);
    return (await waiting()) === 0;
  }, 120_000);
  const settledMs = performance.now() - begun;
  console.log("cpu", process.cpuUsage(cpu0));
  await stopWorker();

  const latencies = [...asked]
    .map(([userId, at]) => {
      const answer = facebook.log(userId).find(({ fromPage }) => fromPage);
      return answer ? (answer.at.getTime() - start.getTime()) / speed + begun - at : Number.POSITIVE_INFINITY;
    })
    .sort((a, b) => a - b);
  const at = (share: number): number => Math.round(latencies[Math.ceil(latencies.length * share) - 1] ?? 0);
  console.log({ postedMs, settledMs, p50: at(0.5), p95: at(0.95), max: at(1) });
  const lines = await client.message.count({ where: { direction: "in", conversation: { postRef: postId } } });
  const tasks = await client.deskTask.groupBy({ by: ["kind"], _count: true });
  console.log(lines, tasks, await client.outbox.groupBy({ by: ["purpose", "state"], _count: true }));
});
