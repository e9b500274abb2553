import pg from "pg";
import { keptPrefix } from "./restore-target.ts";

/** What a database server is, whatever is in it. */
export interface ServerFacts {
  /** As 180004. */
  version: number;
  encoding: string;
  collation: string;
  /** Search without accents asks for this extension. */
  hasUnaccent: boolean;
  /** How far its clock is ahead of ours. */
  aheadMs: number;
  /** Servers and workers of this installation that are connected. */
  processes: number;
  /** Schemas that a restore put aside. */
  kept: string[];
  applied: { name: string; checksum: string; isFinished: boolean }[];
}

/** What waits and what went wrong, in counts and moments; no word of anybody. */
export interface WorkFacts {
  /** Since when the oldest of each queue should have been done; unset: nothing is late. */
  due: Partial<Record<"inbox" | "outbox" | "errand", Date>>;
  parked: number;
  /** Of the last day. */
  failed: number;
  unsealed: { count: number; since?: Date };
  connections: { channel: string; account: string; state: string; isGivenUp: boolean }[];
  /** What the channels' watch has told the desk: "silent:zalo", or that webhooks came unsigned. */
  troubles: string[];
  /** Entries of the ward's own whose day is over. */
  endedKnowledge: string[];
  /** Hashes of passwords of these people who may sign in. */
  passwords: { username: string; hash: string }[];
}

const book = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
  FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1`;

async function serverFacts(client: pg.Client): Promise<ServerFacts> {
  const asked = Date.now();
  const { rows } = await client.query<ServerFacts & { at: Date; hasBook: boolean }>(`
    SELECT clock_timestamp() AS at, current_setting('server_version_num')::int AS version,
      pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collation,
      EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'unaccent') AS "hasUnaccent",
      (SELECT count(*)::int FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'cau-noi listen') AS processes,
      ARRAY(SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname, '${keptPrefix}') ORDER BY 1) AS kept,
      to_regclass('public._prisma_migrations') IS NOT NULL AS "hasBook"
    FROM pg_database AS d WHERE datname = current_database()`);
  const ours = (asked + Date.now()) / 2;
  const [row] = rows;
  if (!row) throw new Error("the database does not know itself");
  const { at, hasBook, ...facts } = row;
  const applied = hasBook ? (await client.query<ServerFacts["applied"][number]>(book)).rows : [];
  return { ...facts, aheadMs: at.getTime() - ours, applied };
}

async function workFacts(client: pg.Client, now: Date, usernames: readonly string[]): Promise<WorkFacts> {
  const ask = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query<T>(sql, values)).rows;
  const late = await ask<{ queue: "inbox" | "outbox" | "errand"; since: Date }>(
    "SELECT queue, min(due_at) AS since FROM lane WHERE due_at < $1 GROUP BY queue",
    [now],
  );
  const [counts] = await ask<{ parked: number; failed: number; unsealed: number; since: Date | null }>(
    `SELECT (SELECT count(*)::int FROM inbox_event WHERE state = 'parked') AS parked,
      (SELECT count(*)::int FROM outbox WHERE state = 'failed' AND created_at > $1::timestamptz - interval '1 day') AS failed,
      (SELECT count(*)::int FROM audit_entry WHERE seq IS NULL) AS unsealed,
      (SELECT min(at) FROM audit_entry WHERE seq IS NULL) AS since`,
    [now],
  );
  const { parked = 0, failed = 0, unsealed = 0, since } = counts ?? {};
  const connections = `SELECT channel, account, state, given_up_at IS NOT NULL AS "isGivenUp" FROM channel_connection ORDER BY 1, 2`;
  const troubles = `SELECT DISTINCT CASE WHEN kind = 'channel' THEN coalesce(reason, kind) ELSE concat_ws(':', kind, reason) END AS name
    FROM desk_task WHERE kind IN ('channel', 'bad-signatures') AND state <> 'done' ORDER BY 1`;
  const ended = `SELECT DISTINCT entry_id AS id FROM knowledge_version
    WHERE state = 'published' AND left(body ->> 'valid_to', 10) < $1 ORDER BY 1`;
  const signIns = `SELECT s.username, a.password AS hash FROM staff AS s JOIN account AS a ON a.user_id = s.id
    WHERE s.active AND a.password IS NOT NULL AND s.username = ANY($1::text[]) ORDER BY 1`;
  return {
    due: Object.fromEntries(late.map((row) => [row.queue, row.since])),
    ...{ parked, failed, unsealed: { count: unsealed, ...(since && { since }) } },
    connections: await ask(connections),
    troubles: (await ask<{ name: string }>(troubles)).map(({ name }) => name),
    endedKnowledge: (await ask<{ id: string }>(ended, [now.toISOString().slice(0, 10)])).map(({ id }) => id),
    passwords: await ask(signIns, [usernames]),
  };
}

/** Looks at a database and changes nothing. `work` is missing where its tables are not those of this release. */
export async function examineDatabase(
  url: string,
  { now, usernames }: { now: Date; usernames: readonly string[] },
): Promise<{ server: ServerFacts; work?: WorkFacts }> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "cau-noi doctor",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SET default_transaction_read_only = on");
    const server = await serverFacts(client);
    const work = await workFacts(client, now, usernames).catch((error: { code?: string }) => {
      // 42P01, 42703: a table or column of this release is not there yet.
      if (error.code === "42P01" || error.code === "42703") return undefined;
      throw error;
    });
    return { server, ...(work && { work }) };
  } finally {
    await client.end().catch(() => undefined);
  }
}
