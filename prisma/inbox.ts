import { type InboundEvent, inboundEventSchema } from "../core/channel/event.ts";
import type { Inbox, InboxClaim, InboxEntry, InboxInTransaction, InboxItem } from "../core/queues.ts";
import type { PrismaClient } from "./client/client.ts";
import { type Db, inTransaction, persist } from "./database.ts";
import type { Effects } from "./effects.ts";
import { gather } from "./gather.ts";
import { assertStorable, decode } from "./json.ts";
import { claimLanes, freeLane, instant, leaseLost, restLane, settleInLane, whenAdded } from "./lanes.ts";

/** What one request brings, and when it came. */
interface Delivery {
  items: InboxItem[];
  now: Date;
}

const keyOf = ({ event }: InboxItem): string => `${event.channel} ${event.id}`;
/** Deliveries in one statement; a statement of some thousand rows would hold everybody up. */
const mostTogether = 100;

/**
 * Adding happens inside the platform's request: one statement, however many events it brings, and however many requests
 * come at once. Returns how many were new of each; their common moment is the latest.
 */
async function add(db: Db, deliveries: Delivery[]): Promise<number[]> {
  const now = new Date(Math.max(...deliveries.map((delivery) => delivery.now.getTime())));
  const first = new Map<string, { item: InboxItem; by: number }>();
  for (const [by, { items }] of deliveries.entries()) {
    for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), { item, by });
  }
  const unique = [...first.values()].map(({ item }) => item);
  const column = <T>(pick: (item: InboxItem) => T): T[] => unique.map(pick);
  const rows = await db.$queryRaw<{ channel: string; provider_id: string }[]>`
    WITH given AS (
      SELECT * FROM unnest(${column(({ lane }) => lane)}::text[], ${column(({ event }) => event.channel)}::text[],
        ${column(({ event }) => event.id)}::text[], ${column(({ event }) => event.at.toISOString())}::timestamptz[],
        ${column(({ event: { raw: _, ...event } }) => JSON.stringify(event))}::text[],
        ${column(({ event }) => JSON.stringify(event.raw ?? null))}::text[],
        ${column(({ waitMs }) => Math.round(waitMs))}::int[], ${column(({ priority = 0 }) => priority)}::int[])
        WITH ORDINALITY AS g(lane, channel, provider_id, at, event, raw, wait_ms, priority, place)),
    fresh AS (
      INSERT INTO inbox_event (lane, channel, provider_id, at, event, raw, received_at)
      SELECT lane, channel, provider_id, at, event::jsonb, raw::json, ${instant(now)} FROM given ORDER BY place
      ON CONFLICT (channel, provider_id) DO NOTHING RETURNING lane, channel, provider_id),
    burst AS (
      SELECT lane, count(*)::int AS waiting, min(priority) AS priority, CASE WHEN min(wait_ms) > 0 THEN max(wait_ms) ELSE 0 END AS wait_ms
      FROM fresh JOIN given USING (lane, channel, provider_id) GROUP BY lane),
    touched AS (
      INSERT INTO lane AS l (queue, name, waiting, priority, due_at, burst_since)
      SELECT 'inbox', lane, waiting, priority, ${instant(now)} + wait_ms * interval '1 ms', ${instant(now)} FROM burst ORDER BY lane
      ${whenAdded(instant(now))})
    SELECT channel, provider_id FROM fresh`;
  const added = deliveries.map(() => 0);
  for (const row of rows) {
    const by = first.get(`${row.channel} ${row.provider_id}`)?.by ?? 0;
    added[by] = (added[by] ?? 0) + 1;
  }
  return added;
}

interface EventRow {
  seq: string;
  event: unknown;
  raw: unknown;
  attempts: number;
}

/** An event that no longer fits the schema (after an upgrade) is kept, as one of a kind nobody knows. */
function toEntry({ seq, event, raw, attempts }: EventRow): InboxEntry {
  const stored = { ...decode<InboundEvent>(event), raw };
  const { success, data } = inboundEventSchema.safeParse(stored);
  return { seq, attempts, event: success ? data : { ...stored, kind: "other", name: "unreadable" } };
}

async function claim(db: Db, options: { now: Date; leaseMs: number; most: number }): Promise<InboxClaim[]> {
  const leases = await claimLanes(db, "inbox", { ...options, keepsDue: false });
  if (leases.length === 0) return [];
  // A statement of its own, so that it sees everything that was there when the lanes were locked.
  const rows = await db.$queryRaw<(EventRow & { lane: string })[]>`
    SELECT lane, seq::text, event, raw, attempts FROM inbox_event
    WHERE lane = ANY(${leases.map(({ lane }) => lane)}::text[]) AND state = 'waiting' ORDER BY at, inbox_event.seq`;
  return leases.map((lease) => ({ ...lease, entries: rows.filter(({ lane }) => lane === lease.lane).map(toEntry) }));
}

async function demand(rows: Promise<unknown[]>, count = 1): Promise<void> {
  if ((await rows).length !== count) throw leaseLost();
}

/** The inbox over the `lane` and `inbox_event` tables. `wake` tells the workers of all processes. */
export function createInbox(client: PrismaClient, wake: () => void): Inbox {
  const take = gather((deliveries: Delivery[]) => persist(() => add(client, deliveries)), { most: mostTogether });
  return {
    add: async (items, now) => {
      for (const { event, lane } of items) assertStorable({ ...event, raw: undefined, lane });
      const added = items.length === 0 ? 0 : await take({ items, now });
      if (added > 0) wake();
      return added;
    },
    claim: async (options) => (await persist(() => claim(client, { ...options, most: 1 })))[0],
    claimSome: (options) => persist(() => claim(client, options)),
    retry: (lease, seqs, { code, at }) =>
      inTransaction(client, async (db) => {
        await demand(db.$queryRaw(restLane("inbox", lease, at)));
        await db.$executeRaw`UPDATE inbox_event SET attempts = attempts + 1, fault = ${code}
          WHERE lane = ${lease.lane} AND seq = ANY(${seqs}::text[]::bigint[])`;
      }),
    park: (lease, seq, { code, at }) =>
      inTransaction(client, async (db) => {
        await demand(db.$queryRaw(settleInLane("inbox", lease, 1)));
        await demand(db.$queryRaw`UPDATE inbox_event
          SET state = 'parked', fault = ${code}, attempts = attempts + 1, handled_at = ${instant(at)}
          WHERE lane = ${lease.lane} AND seq = ${seq}::bigint AND state = 'waiting' RETURNING 1`);
      }),
    release: async (lease, now) => {
      const free = freeLane("inbox", lease, { now, handled: 0 });
      const [lane] = await persist(() => client.$queryRaw<{ waiting: number }[]>(free));
      if (!lane) throw leaseLost();
      if (lane.waiting > 0) wake();
    },
  };
}

/** The inbox inside a transaction. The lane stays locked until the transaction ends, so nobody can claim it meanwhile. */
export function inboxInTransaction(db: Db, effects: Effects): InboxInTransaction {
  return {
    finish: async (claim, seqs, now) => {
      const last = claim.entries.findLastIndex(({ seq }) => seqs.includes(seq));
      const unhandled = claim.entries.length - 1 - last;
      const settled = settleInLane("inbox", claim, seqs.length);
      const rows = await db.$queryRaw<{ waiting: number | null; events: number }[]>`
        WITH mine AS (${unhandled > 0 ? settled : freeLane("inbox", claim, { now, handled: seqs.length })}),
        finished AS (
          UPDATE inbox_event SET state = 'done', handled_at = ${instant(now)}
          WHERE lane = (SELECT name FROM mine) AND seq = ANY(${seqs}::text[]::bigint[]) AND state = 'waiting' RETURNING 1)
        SELECT (SELECT waiting FROM mine) AS waiting, (SELECT count(*) FROM finished)::int AS events`;
      const { waiting = null, events = 0 } = rows[0] ?? {};
      if (waiting === null || events !== seqs.length) throw leaseLost();
      if (unhandled === 0 && waiting > 0) effects.moreCame();
      return waiting > unhandled;
    },
    hasNewer: async ({ lane, entries }) => {
      const known = entries.map((entry) => entry.seq);
      const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM inbox_event
        WHERE lane = ${lane} AND state = 'waiting' AND event ->> 'kind' = 'message'
        AND seq <> ALL(${known}::text[]::bigint[]) LIMIT 1`;
      return rows.length > 0;
    },
  };
}
