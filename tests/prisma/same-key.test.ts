import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { anId } from "../builders.ts";
import { bench } from "../contracts/store/bench.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { fakeNow } from "../fakes/world.ts";

let database: TestDatabase;
let store: PrismaStore;
const { talk } = bench(() => ({ store, published: async () => [], close: async () => undefined }));

beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32), poolSize: 8 });
});
afterAll(async () => {
  await store.close();
  await database.close();
});

test("several who say the same at once in one conversation never wait for each other in a circle", async () => {
  const rounds = 20;
  const hands = [1, 2, 3, 4];
  let begun = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { id, address } = await talk();
    const key = anId("key");
    const outcomes = await Promise.allSettled(
      hands.map(() =>
        store.transaction(async (tx) => {
          begun += 1;
          const facts = { purpose: "operator" as const, text: "Dạ", choices: [], attachments: [], createdAt: fakeNow };
          const message = { ...facts, id: anId("message"), conversationId: id, to: address };
          await tx.messages.enqueue([{ message, author: { kind: "operator", staffId: "lan", name: "Chị Lan" }, key }]);
        }),
      ),
    );
    const faults = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(faults.filter((code) => code !== "STALE")).toEqual([]);
    const lines = await store.transaction((tx) => tx.conversations.history(id, 9));
    expect(lines).toHaveLength(1);
  }
  // a circle would be broken by the database, and the work begun once more
  expect(begun).toBe(rounds * hands.length);
});
