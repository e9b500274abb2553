import type pg from "pg";
import type { Telephone } from "./crowd.ts";

/** What the database and the telephones say afterwards. Everything but the first lines must be zero. */
export interface Verdict {
  events: number;
  logged: number;
  tickets: number;
  toldOnce: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Telephones whose texts are not, one for one and in order, what was sent to them. */
  wrongThreads: number;
  parked: number;
  failed: number;
}

/** Two events that waited together longer than this must be logged in the platform's order. */
const togetherMs = 1_500;

interface Row {
  thread: string;
  provider_id: string;
  at: Date;
  received_at: Date;
  handled_at: Date;
  state: string;
  line: string | null;
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
 * Order: an event may be logged before an earlier one of the same person only if it was handled before that one came,
 * give or take the time one turn takes.
 */
function countOutOfOrder(rows: Row[]): number {
  let wrong = 0;
  rows.forEach((late, index) => {
    for (const early of rows.slice(0, index)) {
      const together = early.handled_at.getTime() - late.received_at.getTime() > togetherMs;
      if (early.at > late.at && together) wrong += 1;
    }
  });
  return wrong;
}

async function inboundRows(db: pg.Client): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT c.thread, e.provider_id, e.at, e.received_at, e.handled_at, e.state, m.seq AS line
     FROM inbox_event e
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

/** Compares the database with itself and with what every telephone got. */
export async function judge(db: pg.Client, phones: Telephone[]): Promise<Verdict> {
  const rows = await inboundRows(db);
  const { rows: lines } = await db.query<{ user_id: string; inbound: string }>(
    `SELECT c.user_id, count(*) AS inbound FROM message m JOIN conversation c ON c.id = m.conversation_id
     WHERE m.direction = 'in' GROUP BY c.user_id`,
  );
  const { rows: sent } = await db.query<{ user_id: string; text: string; state: string }>(
    `SELECT o.user_id, m.text, o.state FROM outbox o JOIN message m ON m.id = o.message_id ORDER BY o.position`,
  );
  const { rows: tickets } = await db.query<{ code: string; user_id: string }>(
    `SELECT t.code, c.user_id FROM ticket t JOIN conversation c ON c.id = t.reporter_conversation_id`,
  );
  const byThread = groupByThread(rows);
  const textsOf = new Map(phones.map((phone) => [phone.user, phone.texts()]));
  const told = ({ code, user_id }: { code: string; user_id: string }): number =>
    (textsOf.get(user_id) ?? []).filter((text) => new RegExp(`[Mm]ã (của anh/chị là )?${code}\\.`).test(text)).length;
  const logged = lines.reduce((sum, { inbound }) => sum + Number(inbound), 0);
  return {
    events: rows.length,
    logged,
    tickets: tickets.length,
    toldOnce: tickets.filter((ticket) => told(ticket) === 1).length,
    lost: rows.filter(({ line }) => line === null).length,
    doubled: logged - new Set(rows.map(({ provider_id }) => provider_id)).size,
    outOfOrder: [...byThread.values()].reduce((sum, thread) => sum + countOutOfOrder(thread), 0),
    wrongThreads: phones.filter(({ user }) => {
      const wanted = sent.filter((row) => row.user_id === user).map(({ text }) => text);
      return JSON.stringify(wanted) !== JSON.stringify(textsOf.get(user));
    }).length,
    parked: rows.filter(({ state }) => state === "parked").length,
    failed: sent.filter(({ state }) => state === "failed").length,
  };
}
