import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { AppError, isAppError } from "../core/errors.ts";

/** One process migrates at a time; the number only has to be the same everywhere. */
const migrating = 7_268_412;

/** Where the migrations of this release are. */
const migrationsFolder = fileURLToPath(new URL("migrations/", import.meta.url));

/** One folder of `prisma/migrations`. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** All migrations in the order of their names, which begin with their time. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Prisma's own book of what was applied, so that its tools find the database in order. */
const book = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Entry {
  checksum: string;
  finished: boolean;
}

async function applied(client: pg.Client): Promise<Map<string, Entry>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function check({ name, checksum }: Migration, entry: Entry): void {
  if (!entry.finished) {
    throw new AppError(
      "CONFIG_INVALID",
      `The migration ${name} was begun by another tool and never finished. Restore the last back-up, or settle it with "prisma migrate resolve".`,
    );
  }
  if (entry.checksum !== checksum) {
    throw new AppError(
      "CONFIG_INVALID",
      `The migration ${name} was changed after it had been applied. Restore the file; write a new migration instead.`,
    );
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (cause) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new AppError("UNEXPECTED", `The migration ${name} failed and was undone: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/**
 * Brings a database to the schema of this release: every migration not yet applied, each in its own transaction, one
 * process at a time. Called at start. Throws CONFIG_INVALID when an applied one was edited or left half done.
 * Returns the names it applied.
 */
export async function migrate(options: { url: string; migrations?: Migration[] }): Promise<string[]> {
  const migrations = options.migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: options.url, application_name: "cau-noi migrate" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [migrating]);
    await client.query(book);
    const known = await applied(client);
    const fresh: string[] = [];
    for (const migration of migrations) {
      const entry = known.get(migration.name);
      if (entry) check(migration, entry);
      else await apply(client, migration).then(() => fresh.push(migration.name));
    }
    return fresh;
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    throw new AppError("CONFIG_INVALID", `Cannot reach the database: ${(cause as Error).message}. See DATABASE_URL.`, {
      retryable: true,
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the database of this name on the server when it is not there yet; `isFresh`: also when it is, anew. */
export async function ensureDatabase(options: { serverUrl: string; name: string; isFresh?: boolean }): Promise<void> {
  const client = new pg.Client({ connectionString: options.serverUrl });
  await client.connect();
  try {
    if (options.isFresh)
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(options.name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(options.name)}`);
  } catch (error) {
    // 42P04: it is there; 23505: another process is making it this very moment.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}
