import pg from "pg";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { storeContract } from "../contracts/store.contract.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";

let database: TestDatabase;
let store: PrismaStore;
let janitor: pg.Client;
let everything: string;

beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32), poolSize: 5 });
  janitor = new pg.Client({ connectionString: database.url });
  await janitor.connect();
  const { rows } = await janitor.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  );
  // This role skips foreign keys and the trigger that guards the log of tickets.
  const tables = rows.map(({ name }) => `DELETE FROM ${pg.escapeIdentifier(name)}`);
  everything = ["SET session_replication_role = replica", ...tables].join("; ");
});
afterAll(async () => {
  await janitor.end();
  await store.close();
  await database.close();
});

storeContract("PrismaStore", async () => ({
  store,
  published: async () => {
    const rows = await store.client.liveEvent.findMany({ orderBy: { id: "asc" } });
    return rows.map(({ topic, name, ref }) => `${topic} ${name} ${ref}`);
  },
  close: async () => {
    await janitor.query(everything);
  },
}));
