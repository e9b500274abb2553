import pg from "pg";
import { AppError } from "../core/errors.ts";
import { openCopyClient } from "./snapshot.ts";

const others = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

async function tablesWithRows(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1`,
  );
  const filled: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await client.query(`SELECT 1 FROM public.${pg.escapeIdentifier(name)} LIMIT 1`);
    if (rowCount) filled.push(name);
  }
  return filled;
}

/** Throws TARGET_IN_USE when somebody else works with this database. */
export async function assertUnused(client: pg.Client): Promise<void> {
  const connections = (await client.query<{ count: number }>(others)).rows[0]?.count ?? 0;
  if (connections > 0) {
    const message = "Somebody works with this database. Stop every server and worker of this installation first.";
    throw new AppError("TARGET_IN_USE", message, { details: { connections } });
  }
}

/** Looks, and changes nothing. Throws TARGET_IN_USE. */
export async function lookAtTarget(url: string): Promise<string[]> {
  const client = await openCopyClient(url, "restore");
  try {
    await assertUnused(client);
    return await tablesWithRows(client);
  } finally {
    await client.end();
  }
}

/** An empty schema, with the one that was there before beside it, or none. */
export interface ClearedTarget {
  /** What the old one is called now; unset: it had no rows, and is gone. */
  keptAs?: string;
  /** As it was before. */
  undo(): Promise<void>;
}

/** Our search asks for this extension by the schema's name; a schema that is renamed would take it along. */
const takeExtension = `DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'unaccent') THEN ALTER EXTENSION unaccent SET SCHEMA public; END IF;
END $$`;

/** What the schema of a restore that failed is called until it is dropped. */
const failed = "restore_failed";

/** Changes to the schemas themselves: all of them, or none. */
async function rearrange<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openCopyClient(url, "restore");
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query(takeExtension);
    await client.query("COMMIT");
    return result;
  } finally {
    await client.end();
  }
}

const rename = (from: string, to: string): string =>
  `ALTER SCHEMA ${pg.escapeIdentifier(from)} RENAME TO ${pg.escapeIdentifier(to)}`;

/** Makes room: the schema that is there is renamed with all that is in it; only one without a row is dropped. */
export async function clearTarget(url: string, keptAs: string): Promise<ClearedTarget> {
  const isKept = await rearrange(url, async (client) => {
    const hasRows = (await tablesWithRows(client)).length > 0;
    await client.query(hasRows ? rename("public", keptAs) : "DROP SCHEMA public CASCADE");
    await client.query("CREATE SCHEMA public");
    return hasRows;
  });
  const putBack = async (client: pg.Client): Promise<void> => {
    await client.query(rename("public", failed));
    await client.query(isKept ? rename(keptAs, "public") : "CREATE SCHEMA public");
    await client.query(takeExtension);
    await client.query(`DROP SCHEMA ${failed} CASCADE`);
  };
  return { ...(isKept && { keptAs }), undo: () => rearrange(url, putBack) };
}

/** What schemas that were put aside are called. */
export const keptPrefix = "before_restore_";

/** Drops the schemas that were put aside, for good. Returns their names. */
export async function dropKeptSchemas(url: string): Promise<string[]> {
  const client = await openCopyClient(url, "restore");
  try {
    const sql = "SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, $1) ORDER BY 1";
    const names = (await client.query<{ name: string }>(sql, [keptPrefix])).rows.map(({ name }) => name);
    for (const name of names) await client.query(`DROP SCHEMA ${pg.escapeIdentifier(name)} CASCADE`);
    return names;
  } finally {
    await client.end();
  }
}
