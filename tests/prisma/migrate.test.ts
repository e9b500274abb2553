import { createHash } from "node:crypto";
import pg from "pg";
import { isAppError } from "../../core/errors.ts";
import type { EmbeddedServer } from "../../prisma/embedded.ts";
import { ensureDatabase, type Migration, migrate, readMigrations } from "../../prisma/migrate.ts";
import { startTestServer } from "../fakes/database.ts";

const aMigration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});
const first = aMigration("20260101000000_first", "CREATE TABLE one (id int); INSERT INTO one VALUES (1);");
const second = aMigration("20260102000000_second", "CREATE TABLE two (id int);");

let server: EmbeddedServer;
let opened = 0;
const names: string[] = [];

/** An empty database without any table. */
async function bare(): Promise<string> {
  opened += 1;
  const name = `test_${process.pid}_bare_${opened}`;
  names.push(name);
  await ensureDatabase({ serverUrl: server.url("postgres"), name });
  return server.url(name);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const name of names) await ask(server.url("postgres"), `DROP DATABASE ${name} WITH (FORCE)`);
  await server.leave();
});

test("three processes that start at once apply each migration once", async () => {
  const url = await bare();
  const migrations = [first, second];
  const results = await Promise.all([1, 2, 3].map(() => migrate({ url, migrations })));
  expect(results.flat().sort()).toEqual([first.name, second.name]);
  expect(await ask(url, "SELECT id FROM one")).toEqual([{ id: 1 }]);
});

test("a later release adds only what is new, and the book is Prisma's own", async () => {
  const url = await bare();
  await migrate({ url, migrations: [first] });
  expect(await migrate({ url, migrations: [first, second] })).toEqual([second.name]);
  const sql = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count AS steps
    FROM _prisma_migrations ORDER BY migration_name`;
  expect(await ask(url, sql)).toEqual([
    { name: first.name, checksum: first.checksum, finished: true, steps: 1 },
    { name: second.name, checksum: second.checksum, finished: true, steps: 1 },
  ]);
});

test("a migration that was edited after it had been applied is refused", async () => {
  const url = await bare();
  await migrate({ url, migrations: [first] });
  const edited = aMigration(first.name, `${first.sql} -- better`);
  const error = await migrate({ url, migrations: [edited] }).catch((fault) => fault);
  expect(isAppError(error, "CONFIG_INVALID")).toBe(true);
});

test("a migration another tool left half done is refused", async () => {
  const url = await bare();
  await migrate({ url, migrations: [first] });
  await ask(url, "UPDATE _prisma_migrations SET finished_at = NULL");
  const error = await migrate({ url, migrations: [first] }).catch((fault) => fault);
  expect(isAppError(error, "CONFIG_INVALID")).toBe(true);
});

test("a migration that fails leaves nothing behind", async () => {
  const url = await bare();
  const broken = aMigration(second.name, "CREATE TABLE two (id int); SELECT no_such_function();");
  const error = await migrate({ url, migrations: [first, broken] }).catch((fault) => fault);
  expect(isAppError(error, "UNEXPECTED")).toBe(true);
  expect(await ask(url, "SELECT to_regclass('two') AS two")).toEqual([{ two: null }]);
  expect(await migrate({ url, migrations: [first, second] })).toEqual([second.name]);
});

test("a database that cannot be reached is told in one sentence", async () => {
  const error = await migrate({ url: "postgresql://app:x@127.0.0.1:1/none", migrations: [] }).catch((fault) => fault);
  expect(isAppError(error, "CONFIG_INVALID")).toBe(true);
});

test("the migrations of this release make the database it needs, on a server that has none of it", async () => {
  const url = await bare();
  const migrations = await readMigrations();
  expect(await migrate({ url })).toEqual(migrations.map((migration) => migration.name));
  expect(await migrate({ url })).toEqual([]);
});
