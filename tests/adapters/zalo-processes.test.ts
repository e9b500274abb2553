import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { jest } from "@jest/globals";
import { startZaloServer, type ZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { aConversation, anId } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import type { SenderOrders } from "../fakes/zalo-sender-process.ts";

jest.setTimeout(240_000);

const processCount = 4;
const people = Array.from({ length: 12 }, (_, index) => `77000000000000001${String(index).padStart(2, "0")}`);
const messagesEach = 8;
const encryptionKey = randomBytes(32);
let database: TestDatabase;
let store: PrismaStore;
let zalo: ZaloServer;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey });
  zalo = await startZaloServer();
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await zalo.close();
  await store.close();
  await database.close();
});

/** Everybody has written; so many messages wait for each of them. */
async function fillOutbox(): Promise<void> {
  for (const user of people) {
    zalo.userSends({ userId: user, text: "Xin chào" });
    const address: Conversation["address"] = { channel: "zalo", account: zalo.oaId, user };
    const conversation = aConversation({ address, thread: `${zalo.oaId}:${user}` });
    const { id: conversationId, citizenId: id } = conversation;
    await store.transaction(async (tx) => {
      const createdAt = new Date();
      await tx.people.saveCitizen({ id, addresses: [address], consents: [], createdAt });
      await tx.conversations.save(conversation);
      const words = { conversationId, to: address, purpose: "reply" as const, choices: [], attachments: [], createdAt };
      const author = { kind: "bot" as const, phraseKeys: [] };
      const items = Array.from({ length: messagesEach }, (_, index) => ({
        message: { ...words, id: anId("message"), text: `Tin ${index}` },
        author,
        key: anId("key"),
      }));
      await tx.messages.enqueue(items);
    });
  }
}

/** Starts one process; `onLine` hears what it says. */
function start(onLine: (line: string) => void) {
  const orders: SenderOrders = {
    databaseUrl: database.url,
    encryptionKey: encryptionKey.toString("base64"),
    zaloUrl: zalo.url,
    oaId: zalo.oaId,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "tests/fakes/zalo-sender-process.ts"], {
    env: { ...process.env, NODE_OPTIONS: "", SENDER_ORDERS: JSON.stringify(orders) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  createInterface({ input: child.stdout }).on("line", (line) => (line === "ready" ? isReady() : onLine(line)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { ready, go: () => void child.stdin.write("go\n"), ended };
}

test("four processes in a burst meet an expired token: one renews it, nothing is lost, doubled or out of order", async () => {
  await fillOutbox();
  const total = people.length * messagesEach;
  let sent = 0;
  const faults: string[] = [];
  const onLine = (line: string): void => {
    if (line !== "sent") faults.push(line);
    else {
      sent += 1;
      if (sent === total / 4) zalo.expireTokens();
    }
  };
  const all = Array.from({ length: processCount }, () => start(onLine));
  await Promise.all(all.map(({ ready }) => ready));
  for (const { go } of all) go();
  expect(await Promise.all(all.map(({ ended }) => ended))).toEqual(Array(processCount).fill(0));
  expect(faults).toEqual([]);
  const told = Array.from({ length: messagesEach }, (_, index) => `Tin ${index}`);
  for (const user of people) expect(zalo.received(user)).toEqual(told);
  // One for the first pair, one after the burst met its end; a second use of a refresh token would have broken the chain.
  expect(zalo.calls(/access_token$/)).toBe(2);
});
