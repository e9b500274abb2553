import type pg from "pg";
import type { Telephone } from "./crowd.ts";

/** What the database and the telephones say afterwards. Everything but the first lines must be zero. */
export interface Verdict {
  events: number;
  logged: number;
  tickets: number;
  toldOnce: number;
  /** Events the bot saw in another order than they came in, because the platform's time says so. */
  sortedIn: number;
  /** Messages the residents got. */
  sent: number;
  /** Lanes taken over from a worker that had died in the middle of its work. */
  takenOver: number;
  /** Messages of which it was unclear whether they had arrived. */
  uncertain: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Telephones whose texts are not, one for one and in order, what was sent to them. */
  wrongThreads: number;
  parked: number;
  failed: number;
}

interface Row {
  thread: string;
  provider_id: string;
  /** Order of acceptance. */
  seq: string;
  at: Date;
  /** When the lane was leased by the worker that handled it, milliseconds since 1970. */
  claimed_at: number | null;
  state: string;
  line: string | null;
}

/** Lets the database write down when each event's lane was claimed: what had come by then waited together. */
export async function watchClaims(db: pg.Client): Promise<void> {
  await db.query(`
    CREATE TABLE seen_claim (token text PRIMARY KEY, at timestamptz, took_over boolean);
    CREATE TABLE seen_done (seq bigint PRIMARY KEY, claimed_at timestamptz);
    CREATE FUNCTION see_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO seen_claim VALUES (NEW.lease_token, clock_timestamp(), OLD.lease_token IS NOT NULL) ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$;
    CREATE FUNCTION see_done() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO seen_done SELECT NEW.seq, c.at FROM lane l JOIN seen_claim c ON c.token = l.lease_token
        WHERE l.queue = 'inbox' AND l.name = NEW.lane;
      RETURN NULL;
    END $$;
    CREATE TRIGGER see_claim AFTER UPDATE OF lease_token ON lane FOR EACH ROW
      WHEN (NEW.lease_token IS NOT NULL) EXECUTE FUNCTION see_claim();
    CREATE TRIGGER see_done AFTER UPDATE OF state ON inbox_event FOR EACH ROW
      WHEN (NEW.state = 'done') EXECUTE FUNCTION see_done();`);
}

/** How many server processes are up and listening to the database; of those only that began after `since`, if given. */
export async function countUp(db: pg.Client, since = new Date(0)): Promise<number> {
  const { rows } = await db.query<{ up: number }>(
    `SELECT count(*)::int AS up FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'cau-noi listen' AND backend_start > $1`,
    [since],
  );
  return rows[0]?.up ?? 0;
}

/** How many lanes somebody works on right now. */
export async function countHeld(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ held: number }>("SELECT count(*)::int AS held FROM lane WHERE lease_until > now()");
  return rows[0]?.held ?? 0;
}

/** Whether nothing waits any more. */
export async function isQuiet(db: pg.Client): Promise<boolean> {
  const { rows } = await db.query<{ waiting: string }>(
    `SELECT (SELECT count(*) FROM inbox_event WHERE state = 'waiting')
          + (SELECT count(*) FROM outbox WHERE state = 'waiting') AS waiting`,
  );
  return rows[0]?.waiting === "0";
}

/**
 * Order, precisely: what had been accepted (its 200 had reached the platform) when a lane was claimed waited together, and
 * is logged by the platform's time. So an event may only follow a later one if its 200 came after that one was claimed.
 */
function countOutOfOrder(thread: Row[], acceptedAt: ReadonlyMap<string, number>): number {
  let wrong = 0;
  thread.forEach((late, index) => {
    for (const early of thread.slice(0, index)) {
      const waited = (acceptedAt.get(late.provider_id) ?? 0) < (early.claimed_at ?? Number.POSITIVE_INFINITY);
      if (early.at > late.at && waited) wrong += 1;
    }
  });
  return wrong;
}

/** Neighbours in the log that had come the other way round. */
function countSortedIn(thread: Row[]): number {
  return thread.filter((row, index) => Number(row.seq) < Number(thread[index - 1]?.seq ?? 0)).length;
}

async function inboundRows(db: pg.Client): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT c.thread, e.provider_id, e.seq, e.at, e.state, m.seq AS line,
       (extract(epoch FROM d.claimed_at) * 1000)::float AS claimed_at
     FROM inbox_event e
     LEFT JOIN seen_done d ON d.seq = e.seq
     JOIN conversation c ON c.channel = e.channel AND e.lane = e.channel || ':' || c.thread
     LEFT JOIN message_ref r ON r.channel = e.channel AND r.ref = e.provider_id
     LEFT JOIN message m ON m.id = r.message_id
     WHERE e.event->>'kind' IN ('message', 'choice')
     ORDER BY c.thread, m.seq`,
  );
  return rows;
}

function groupByThread(rows: Row[]): Map<string, Row[]> {
  const threads = new Map<string, Row[]>();
  for (const row of rows) threads.set(row.thread, [...(threads.get(row.thread) ?? []), row]);
  return threads;
}

/** Compares the database with itself, with what the platforms know, and with what every telephone got. */
export async function judge(
  db: pg.Client,
  phones: Telephone[],
  acceptedAt: ReadonlyMap<string, number>,
): Promise<Verdict> {
  const rows = await inboundRows(db);
  const { rows: lines } = await db.query<{ user_id: string; inbound: string }>(
    `SELECT c.user_id, count(*) AS inbound FROM message m JOIN conversation c ON c.id = m.conversation_id
     WHERE m.direction = 'in' GROUP BY c.user_id`,
  );
  const { rows: sent } = await db.query<{ user_id: string; text: string; state: string }>(
    `SELECT o.user_id, m.text, o.state FROM outbox o JOIN message m ON m.id = o.message_id ORDER BY o.position`,
  );
  const { rows: broken } = await db.query<{ taken_over: number; uncertain: number }>(
    `SELECT (SELECT count(*) FROM seen_claim WHERE took_over)::int AS taken_over,
       (SELECT count(*) FROM outbox WHERE uncertain_since IS NOT NULL)::int AS uncertain`,
  );
  const { rows: tickets } = await db.query<{ code: string; user_id: string }>(
    `SELECT t.code, c.user_id FROM ticket t JOIN conversation c ON c.id = t.reporter_conversation_id`,
  );
  const threads = [...groupByThread(rows).values()];
  const sum = (count: (thread: Row[]) => number): number => threads.reduce((all, thread) => all + count(thread), 0);
  const textsOf = new Map(phones.map((phone) => [phone.user, phone.texts()]));
  const told = ({ code, user_id }: { code: string; user_id: string }): number =>
    (textsOf.get(user_id) ?? []).filter((text) => new RegExp(`[Mm]ã (của anh/chị là )?${code}\\.`).test(text)).length;
  const logged = lines.reduce((all, { inbound }) => all + Number(inbound), 0);
  return {
    events: rows.length,
    logged,
    tickets: tickets.length,
    toldOnce: tickets.filter((ticket) => told(ticket) === 1).length,
    sortedIn: sum(countSortedIn),
    sent: phones.reduce((all, phone) => all + phone.texts().length, 0),
    takenOver: broken[0]?.taken_over ?? 0,
    uncertain: broken[0]?.uncertain ?? 0,
    lost: [...acceptedAt.keys()].filter((id) => !rows.some((row) => row.provider_id === id && row.line)).length,
    doubled: logged - new Set(rows.map(({ provider_id }) => provider_id)).size,
    outOfOrder: sum((thread) => countOutOfOrder(thread, acceptedAt)),
    wrongThreads: phones.filter(({ user }) => {
      const wanted = sent.filter((row) => row.user_id === user).map(({ text }) => text);
      return JSON.stringify(wanted) !== JSON.stringify(textsOf.get(user));
    }).length,
    parked: rows.filter(({ state }) => state === "parked").length,
    failed: sent.filter(({ state }) => state === "failed").length,
  };
}
