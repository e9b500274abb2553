import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type EmbeddedServer, startEmbedded } from "../../prisma/embedded.ts";
import { migrate, readMigrations } from "../../prisma/migrate.ts";

/** One database of its own, migrated. */
export interface TestDatabase {
  readonly url: string;
  /** Drops the database. The server stays up for the next test file; `stop-database.cjs` ends it with the run. */
  close(): Promise<void>;
}

/** One for each checkout: two may test at the same time, each with its own schema. */
const checkout = createHash("sha256")
  .update(fileURLToPath(new URL("../..", import.meta.url)))
  .digest("hex");
const dir = join(tmpdir(), `cau-noi-test-${checkout.slice(0, 12)}`);
/** A killed server loses nothing with these; only a power cut would, and tests have none. */
const settings = {
  fsync: "off",
  full_page_writes: "off",
  min_wal_size: "32MB",
  max_wal_size: "256MB",
  max_connections: "200",
  timezone: "Asia/Ho_Chi_Minh",
};
/** Held while the template is made, so that the first test file makes it for all. */
const makingTemplate = 7_268_413;
let opened = 0;

/** What a database holds from the start. */
interface Seed {
  /** Of the template; another content must have another name. Letters, digits and underscores. */
  name: string;
  fill(url: string): Promise<void>;
}

/** The server all tests share, also across processes. */
export function startTestServer(): Promise<EmbeddedServer> {
  return startEmbedded({ dir, settings });
}

async function template(admin: pg.Client, server: EmbeddedServer, seed?: Seed): Promise<string> {
  const checksums = (await readMigrations()).map((migration) => migration.checksum);
  const schema = `template_${createHash("sha256").update(checksums.join()).digest("hex").slice(0, 12)}`;
  const name = seed ? `${schema}_${seed.name}` : schema;
  await admin.query("SELECT pg_advisory_lock($1)", [makingTemplate]);
  const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) {
    const draft = `${name}_draft`;
    await admin.query(`DROP DATABASE IF EXISTS ${draft}`);
    await admin.query(`CREATE DATABASE ${draft}`);
    await migrate({ url: server.url(draft) });
    await seed?.fill(server.url(draft));
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  }
  await admin.query("SELECT pg_advisory_unlock($1)", [makingTemplate]);
  return name;
}

/** A database without any table. */
export async function openEmpty(): Promise<TestDatabase> {
  return open(async () => "");
}

/** A fresh database with the schema of this release, in about a tenth of a second; empty, or with this in it. */
export async function openDatabase(seed?: Seed): Promise<TestDatabase> {
  return open(async (admin, server) => `TEMPLATE ${await template(admin, server, seed)} STRATEGY FILE_COPY`);
}

async function open(how: (admin: pg.Client, server: EmbeddedServer) => Promise<string>): Promise<TestDatabase> {
  const server = await startTestServer();
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  opened += 1;
  const name = `test_${process.pid}_${opened}_${process.hrtime.bigint()}`;
  await admin.query(`CREATE DATABASE ${name} ${await how(admin, server)}`);
  return {
    url: server.url(name),
    close: async () => {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
      await server.leave();
    },
  };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * Drops what killed test processes left, and ends the shared server when no other test run uses it.
 * @public called by stop-database.cjs, which jest runs after everything
 */
export async function stopTestServer(): Promise<void> {
  if (!existsSync(`${dir}/postmaster.pid`)) return;
  const server = await startTestServer();
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>("SELECT datname AS name FROM pg_database");
  for (const { name } of rows) {
    const owner = /^test_(\d+)_/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) await admin.query(`DROP DATABASE IF EXISTS ${name}`);
  }
  await admin.end();
  await server.stop();
}
