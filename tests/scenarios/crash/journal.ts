import type pg from "pg";

/** Whoever answers questions about the tables: a connection, or a pool that outlives the server's death. */
export type Db = Pick<pg.Pool, "query">;

/** A word or a pressed button of a resident as the inbox keeps it. */
export interface Word {
  key: string;
  /** The platform's id of it, under which it stands in the talk. */
  ref: string;
  /** Order of acceptance. */
  seq: number;
  /** The platform's time of it, milliseconds since 1970. */
  at: number;
  /** When the lane was leased by the worker that handled it. */
  claimedAt: number | null;
  state: string;
  hasTask: boolean;
}

/** A line of a resident in the talks, oldest first. */
export interface Line {
  user: string;
  ref: string;
  text: string;
}

/** A message as it was put into the outbox, in the order in which it is to go, and what became of it. */
export interface Sent {
  user: string;
  text: string;
  /** waiting, sent, failed */
  outbox: string;
  /** How far the line got: sent, delivered, read. */
  state: string;
  attempts: number;
  uncertain: boolean;
  hasTask: boolean;
}

/** A move of a ticket of which its reporter is told. */
export interface Move {
  code: string;
  to: string;
  user: string;
  hasTask: boolean;
}

/** What the database has written down. */
export interface Journal {
  /** How often each delivery is stored, and whether it came to nothing. */
  stored: Map<string, { times: number; isParked: boolean }>;
  words: Word[];
  lines: Line[];
  sent: Sent[];
  tickets: { code: string; user: string }[];
  moves: Move[];
  /** Lanes taken over from a worker that had died or stood still in the middle of its work. */
  takenOver: number;
}

/** Lets the database write down when each word's lane was claimed: what had come by then waited together. */
export async function watchClaims(db: Db): Promise<void> {
  await db.query(`
    CREATE TABLE seen_claim (queue text, name text, at timestamptz, PRIMARY KEY (queue, name));
    CREATE TABLE seen_takeover (at timestamptz);
    CREATE TABLE seen_done (seq bigint PRIMARY KEY, claimed_at timestamptz);
    CREATE FUNCTION see_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO seen_claim VALUES (NEW.queue, NEW.name, clock_timestamp())
        ON CONFLICT (queue, name) DO UPDATE SET at = excluded.at;
      IF OLD.lease_token IS NOT NULL THEN INSERT INTO seen_takeover VALUES (clock_timestamp()); END IF;
      RETURN NULL;
    END $$;
    CREATE FUNCTION see_done() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO seen_done SELECT NEW.seq, at FROM seen_claim WHERE queue = 'inbox' AND name = NEW.lane;
      RETURN NULL;
    END $$;
    CREATE TRIGGER see_claim AFTER UPDATE OF lease_token ON lane FOR EACH ROW
      WHEN (NEW.lease_token IS NOT NULL) EXECUTE FUNCTION see_claim();
    CREATE TRIGGER see_done AFTER UPDATE OF state ON inbox_event FOR EACH ROW
      WHEN (NEW.state = 'done' AND NEW.event->>'kind' IN ('message', 'choice')) EXECUTE FUNCTION see_done();`);
}

async function count(db: Db, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await db.query<{ count: number }>(`SELECT (${sql})::int AS count`, values);
  return rows[0]?.count ?? 0;
}

/** How many server processes are up and listening to the database; of those only that began after `since`, if given. */
export function countUp(db: Db, since = new Date(0)): Promise<number> {
  const listening = `SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'cau-noi listen' AND backend_start > $1`;
  return count(db, listening, [since]);
}

/** How many lanes somebody works on right now. */
export const countHeld = (db: Db): Promise<number> => count(db, "SELECT count(*) FROM lane WHERE lease_until > now()");

/** How many lanes were taken over so far. */
export const countTakenOver = (db: Db): Promise<number> => count(db, "SELECT count(*) FROM seen_takeover");

/** How much waits to be handled or sent. */
export const countWaiting = (db: Db): Promise<number> =>
  count(db, "SELECT coalesce(sum(waiting), 0) FROM lane WHERE queue IN ('inbox', 'outbox')");

/** Whether nothing waits any more. */
export async function isQuiet(db: Db): Promise<boolean> {
  const waiting = "SELECT count(*) FROM inbox_event WHERE state = 'waiting'";
  return (await count(db, `(${waiting}) + (SELECT count(*) FROM outbox WHERE state = 'waiting')`)) === 0;
}

/** A delivery's number on its platform: Telegram counts them, the others tell each's time, which no other has. */
const key = `e.channel || ' ' || CASE e.channel WHEN 'telegram' THEN split_part(e.provider_id, ':', 2)
  ELSE (extract(epoch FROM e.at) * 1000)::bigint::text END`;
const page = 20_000;

/** Page by page: there may be a million. */
async function readStored(db: Db): Promise<Journal["stored"]> {
  const stored: Journal["stored"] = new Map();
  for (let last = "0"; ; ) {
    const { rows } = await db.query<{ seq: string; key: string; state: string }>(
      `SELECT e.seq, ${key} AS key, e.state FROM inbox_event e WHERE e.seq > $1 AND e.event->>'kind' <> 'media' ORDER BY e.seq LIMIT ${page}`,
      [last],
    );
    for (const { key: name, state } of rows) {
      const known = stored.get(name);
      stored.set(name, { times: (known?.times ?? 0) + 1, isParked: known?.isParked || state === "parked" });
    }
    if (rows.length < page) return stored;
    last = rows.at(-1)?.seq ?? last;
  }
}

const words = `
  SELECT ${key} AS key, coalesce(e.event->>'messageRef', e.provider_id) AS ref, e.seq::int, e.state,
    (extract(epoch FROM e.at) * 1000)::float AS at, (extract(epoch FROM d.claimed_at) * 1000)::float AS "claimedAt",
    EXISTS (SELECT 1 FROM desk_task t WHERE t.key = 'parked:' || e.seq) AS "hasTask"
  FROM inbox_event e LEFT JOIN seen_done d ON d.seq = e.seq
  WHERE e.event->>'kind' IN ('message', 'choice')`;
const lines = `
  SELECT c.user_id AS user, m.provider_ids[1] AS ref, m.text FROM message m JOIN conversation c ON c.id = m.conversation_id
  WHERE m.direction = 'in' ORDER BY m.seq`;
const sent = `
  SELECT o.user_id AS user, m.text, o.state AS outbox, m.state, o.attempts, o.uncertain_since IS NOT NULL AS uncertain,
    EXISTS (SELECT 1 FROM desk_task AS t WHERE t.key = 'delivery:' || m.id) AS "hasTask"
  FROM outbox AS o JOIN message AS m ON m.id = o.message_id ORDER BY o.position`;
const tickets = `
  SELECT t.code, c.user_id AS user FROM ticket t JOIN conversation c ON c.id = t.reporter_conversation_id`;
/** Residents are told that somebody is on the scene, not that somebody works. */
const moves = `
  SELECT t.code, h.to_status AS to, c.user_id AS user, EXISTS (SELECT 1 FROM outbox o
    JOIN desk_task k ON k.key = 'delivery:' || o.message_id WHERE o.news_id = h.id) AS "hasTask"
  FROM ticket_change h JOIN ticket t ON t.id = h.ticket_id JOIN conversation c ON c.id = t.reporter_conversation_id
  WHERE h.kind = 'move' AND (h.to_status IN ('accepted', 'resolved')
    OR h.to_status = 'in-progress' AND h.facts ? 'onSceneAt')`;

/** Reads everything the check needs. */
export async function readJournal(db: Db): Promise<Journal> {
  const all = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => (await db.query<T>(sql)).rows;
  return {
    stored: await readStored(db),
    words: await all<Word>(words),
    lines: await all<Line>(lines),
    sent: await all<Sent>(sent),
    tickets: await all<{ code: string; user: string }>(tickets),
    moves: await all<Move>(moves),
    takenOver: await countTakenOver(db),
  };
}
