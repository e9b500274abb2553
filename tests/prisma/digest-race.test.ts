import pg from "pg";
import { tellWatchers } from "../../core/news/tell-watchers.ts";
import { watchNews } from "../../core/news/watch-news.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { aConversation, aTicket } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { fakeNow, fakeWorld } from "../fakes/world.ts";

const encryptionKey = new Uint8Array(32).fill(7);
let database: TestDatabase;
const stores: PrismaStore[] = [];
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await database.close();
});

/** What another process would have: a pool of its own on the same database. */
function aProcess(): PrismaStore {
  const store = createPrismaStore({ url: database.url, encryptionKey, poolSize: 4 });
  stores.push(store);
  return store;
}

/** Ends every process that is in the middle of a transaction. */
async function killInside(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle in transaction'`);
  await client.end();
}

test("a worker that dies with a digest written but not committed has told nobody; the others tell it once", async () => {
  const [dying, ...others] = [aProcess(), aProcess(), aProcess()] as const;
  const world = fakeWorld();
  const talk = aConversation({ lastInboundAt: fakeNow });
  const place = { label: "Hoa Sứ", precision: "street", street: "Hoa Sứ" } as const;
  const conversation = await others[0].transaction(async (tx) => {
    const citizen = { id: talk.citizenId, addresses: [talk.address], consents: [], createdAt: fakeNow };
    await tx.people.saveCitizen(citizen);
    return tx.conversations.save(talk);
  });
  await others[0].transaction((tx) =>
    watchNews({ tx, world, reader: { conversationId: conversation.id }, topic: { street: "Hoa Sứ" } }),
  );
  world.pass({ hours: 1 });
  await others[0].transaction((tx) => tx.tickets.insert(aTicket({ openedAt: world.clock.now(), place })));
  world.pass({ hours: 5 });
  let deaths = 0;
  const transaction: PrismaStore["transaction"] = (work) =>
    dying.transaction(async (tx) => {
      const done = await work(tx);
      if (done === true) {
        deaths += 1;
        await killInside();
      }
      return done;
    });
  const died = tellWatchers({ store: { ...dying, transaction }, world, limit: 9 });
  await expect(died).rejects.toMatchObject({ retryable: true });
  const lines = () => others[0].transaction((tx) => tx.conversations.history(talk.id, 9));
  expect([deaths > 0, await lines()]).toEqual([true, []]);
  await Promise.all(others.map((store) => tellWatchers({ store, world, limit: 9 })));
  expect((await lines()).map(({ text }) => text.split("\n")[0])).toEqual([
    "Tin tự động của phường Bến Sen về đường Hoa Sứ.",
  ]);
});
