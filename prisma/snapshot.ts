import type { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { AppError } from "../core/errors.ts";

/** A table with the columns that hold something of its own. */
export interface TableShape {
  name: string;
  columns: string[];
}

/** Where a series of numbers stands; `last` is text, as it may be larger than a number can say. */
export interface SequenceState {
  name: string;
  last: string;
}

/** The whole database as it was at one moment, whoever writes meanwhile. */
export interface Snapshot {
  /** Applied ones in their order. */
  readonly migrations: { name: string; checksum: string }[];
  /** All of ours; a table stands behind those it refers to. */
  readonly tables: TableShape[];
  /** At least as far as the rows are. */
  readonly sequences: SequenceState[];
  /** A table's rows in the text format of COPY, a line each; one table at a time. */
  rows(table: TableShape): Readable;
  close(): Promise<void>;
}

/** Values are written the same whatever the server's own settings are. */
const plainly =
  "-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c bytea_output=hex -c extra_float_digits=1";

/** One connection that reads or writes whole tables. */
export async function openCopyClient(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: plainly, application_name: `cau-noi ${name}` });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const message = `Cannot reach the database: ${(cause as Error).message}. See DATABASE_URL.`;
    throw new AppError("CONFIG_INVALID", message, { retryable: true, cause });
  }
  return client;
}

/** COPY of one table, its columns by name. */
export const copyOf = ({ name, columns }: TableShape, way: "TO STDOUT" | "FROM STDIN"): string =>
  `COPY public.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(", ")}) ${way}`;

const shapes = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
    ARRAY(SELECT DISTINCT t.relname::text FROM pg_constraint AS f JOIN pg_class AS t ON t.oid = f.confrelid
      WHERE f.contype = 'f' AND f.conrelid = c.oid AND t.oid <> c.oid) AS refers
  FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  GROUP BY c.oid, c.relname ORDER BY c.relname`;

type Shape = TableShape & { refers: string[] };

/** Tables behind those they refer to: rows that are put in this order never miss one. */
function inOrder(all: readonly Shape[]): TableShape[] {
  const done = new Set<string>();
  const ordered: TableShape[] = [];
  for (let left = [...all]; left.length > 0; ) {
    const free = left.filter(({ refers }) => refers.every((name) => done.has(name)));
    if (free.length === 0)
      throw new AppError("UNEXPECTED", `tables refer to each other: ${left.map(({ name }) => name)}`);
    for (const { name, columns } of free) {
      done.add(name);
      ordered.push({ name, columns });
    }
    left = left.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

/** Opens a snapshot; the server goes on working. It has to be closed: as long as it is open nothing old is tidied away. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = await openCopyClient(url, "backup");
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const migrations = await client.query<{ name: string; checksum: string }>(
      `SELECT migration_name AS name, checksum FROM public."_prisma_migrations"
       WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
    );
    const tables = await client.query<Shape>(shapes);
    const sequences = await client.query<SequenceState>(
      `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
       WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
    );
    return {
      migrations: migrations.rows,
      tables: inOrder(tables.rows),
      sequences: sequences.rows,
      rows: (table) => client.query(copyTo(copyOf(table, "TO STDOUT"))),
      close: () => client.end().catch(() => undefined),
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
