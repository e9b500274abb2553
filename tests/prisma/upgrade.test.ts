import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { verifyTrail } from "../../core/audit/verify-trail.ts";
import { migrate, readMigrations } from "../../prisma/migrate.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { makeBackup } from "../../server/backup/make-backup.ts";
import { restoreBackup } from "../../server/backup/restore.ts";
import { newKey } from "../../server/backup/seal.ts";
import { openDatabase, openEmpty, type TestDatabase } from "../fakes/database.ts";

const folder = new URL("../fixtures/upgrade/", import.meta.url);
const now = new Date("2026-12-01T09:00:00+07:00");
let database: TestDatabase;
let client: pg.Client;
let store: PrismaStore;
/** Each row as it was when its release left it. */
const left = new Map<string, unknown[]>();
const emptyAtFirst: string[] = [];

const names = async (): Promise<string[]> => {
  const sql = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname <> '_prisma_migrations' ORDER BY 1`;
  return (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
};
const rowsOf = async (table: string): Promise<unknown[]> =>
  (await client.query(`SELECT row_to_json(t) AS row FROM "${table}" AS t`)).rows.map(({ row }) => row);

/** The database of every release in turn: its migrations, then what a ward wrote with it. */
beforeAll(async () => {
  database = await openEmpty();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const migrations = await readMigrations();
  const stages = (await readdir(folder)).sort();
  for (const stage of stages) {
    const upTo = migrations.findIndex(({ name }) => `${name}.sql` === stage);
    await migrate({ url: database.url, migrations: migrations.slice(0, upTo + 1) });
    await client.query(await readFile(new URL(stage, folder), "utf8"));
    for (const table of await names()) {
      const rows = await rowsOf(table);
      if (stage === stages[0] && rows.length === 0) emptyAtFirst.push(table);
      left.set(table, rows);
    }
  }
  await migrate({ url: database.url, migrations });
  store = createPrismaStore({ url: database.url, encryptionKey: Buffer.alloc(32), poolSize: 3 });
});
afterAll(async () => {
  await store?.close();
  await client.end();
  await database.close();
});

test("what earlier releases wrote is there as they left it, in every table", async () => {
  expect(emptyAtFirst).toEqual([]);
  expect(left.size).toBeGreaterThan(50);
  for (const [table, rows] of left) {
    const kept = await rowsOf(table);
    expect([table, kept]).toEqual([table, expect.arrayContaining(rows.map((row) => expect.objectContaining(row)))]);
    expect([table, kept.length]).toEqual([table, rows.length]);
  }
  expect([...left].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([]);
});

/** Everything the schema is made of, by name and words. */
const schema = `
  SELECT 'column' AS kind, table_name || '.' || column_name AS name, concat_ws(' ', udt_name, is_nullable, column_default) AS is
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  ORDER BY 1, 2, 3`;

test("a database that has lived has the schema of one that is new", async () => {
  const fresh = await openDatabase();
  const other = new pg.Client({ connectionString: fresh.url });
  await other.connect();
  const [old, young] = [await client.query(schema), await other.query(schema)];
  await other.end();
  await fresh.close();
  expect(old.rows).toEqual(young.rows);
  expect(old.rows.length).toBeGreaterThan(400);
});

test("this release reads them: talks, lines, tickets, tasks, people, and the log of staff", async () => {
  const read = await store.transaction(async (tx) => ({
    talk: await tx.conversations.byId("talk-2"),
    lines: await tx.conversations.history("talk-1", 10),
    seen: await tx.messages.byProviderId("zalo", "p2"),
    ticket: await tx.tickets.byCode("BS-2611-0001"),
    done: await tx.tickets.byCode("BS-2611-0002"),
    citizen: await tx.people.citizenOf({ channel: "zalo", account: "oa", user: "u1" }),
    tasks: await tx.tasks.open(10),
    next: await tx.tickets.nextNumber("BS-2611"),
  }));
  expect(read.talk).toMatchObject({ heldBy: { kind: "operator", name: "Chị Lan" }, attention: { reason: "question" } });
  expect(read.lines.map(({ text, state }) => [text, state])).toEqual([
    ["cống trước nhà 45 hoa sứ nghẹt", "delivered"],
    ["Dạ, em đã ghi BS-2611-0001.", "seen"],
  ]);
  expect(read.seen?.id).toBe("m2");
  expect(read.ticket).toMatchObject({ status: "in-progress", followers: ["talk-1", "talk-2"], place: { house: "45" } });
  expect(read.ticket?.changes.map(({ to, note }) => [to, note])).toEqual([
    ["new", undefined],
    ["in-progress", undefined],
    ["in-progress", undefined],
  ]);
  expect(read.done).toMatchObject({ rating: 5, machine: { sensor: "c7" }, result: "đã thay bóng ở đầu hẻm" });
  expect(read.citizen).toMatchObject({ displayName: "Cô Ba", email: "ba@example.vn", consents: ["email"] });
  expect(read.tasks.map(({ id }) => id)).toEqual(["task-1"]);
  expect(read.next).toBe(3);
  expect(await verifyTrail({ store })).toMatchObject({ isWhole: true, rows: 2 });
});

test("what waited with an earlier release goes on: a message is handled, an answer sent, an errand done", async () => {
  const claimed = { now, leaseMs: 30_000 };
  expect(await store.outbox.claim(claimed)).toMatchObject({ message: { id: "m4", text: "Dạ 7 giờ 30." } });
  expect(await store.inbox.claim(claimed)).toMatchObject({ lane: "telegram:bot:u2" });
  expect(await store.errands.claim(claimed)).toMatchObject({ errand: { id: "e1", kind: "relay" } });
});

test("the log of a ticket still refuses to be changed", async () => {
  await expect(client.query("UPDATE ticket_change SET to_status = 'closed'")).rejects.toThrow(/append-only/);
});

test("a backup of the first release is restored by this one: at its own schema first, then on to ours", async () => {
  const dir = await mkdtemp(join(tmpdir(), "upgrade-"));
  const [source, target] = [await openEmpty(), await openEmpty()];
  const [first, ...later] = await readMigrations();
  if (!first) throw new Error("no migrations");
  await migrate({ url: source.url, migrations: [first] });
  const old = new pg.Client({ connectionString: source.url });
  await old.connect();
  await old.query(await readFile(new URL(`${first.name}.sql`, folder), "utf8"));
  await old.end();
  const { identity, recipient } = await newKey();
  const place = { filesDir: join(dir, "files"), secret: Buffer.alloc(32, 1) };
  const { path } = await makeBackup({ ...place, databaseUrl: source.url }, { dir, lock: { recipient }, now });
  const how = { path, key: { identity }, mayReplace: false, now, codePrefix: "BS" };
  const restored = await restoreBackup({ ...place, databaseUrl: target.url }, how);
  expect(restored).toMatchObject({ unsent: 1, trail: { isWhole: true, rows: 0 } });
  expect(await migrate({ url: target.url })).toEqual([]);
  const reader = createPrismaStore({ url: target.url, encryptionKey: place.secret, poolSize: 2 });
  const { ticket, talk, tasks } = await reader.transaction(async (tx) => ({
    ticket: await tx.tickets.byCode("BS-2611-0001"),
    talk: await tx.conversations.history("talk-2", 5),
    tasks: await tx.tasks.open(5),
  }));
  expect(ticket).toMatchObject({ status: "in-progress", followers: ["talk-1", "talk-2"] });
  expect(talk.map(({ id, state, failure }) => [id, state, failure])).toEqual([
    ["m3", "delivered", undefined],
    ["m4", "failed", "UNCERTAIN"],
  ]);
  expect(tasks.map(({ kind, reason }) => [kind, reason])).toContainEqual(["delivery-failed", "UNCERTAIN"]);
  expect(await reader.outbox.claim({ now, leaseMs: 30_000 })).toBeUndefined();
  await reader.close();
  expect(later.length).toBeGreaterThan(30);
  for (const one of [source, target]) await one.close();
  await rm(dir, { recursive: true, force: true });
});
