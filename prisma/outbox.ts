import { deliveryStates, isLaterState } from "../core/delivery/delivery-state.ts";
import { type OutboundMessage, waitedFor } from "../core/delivery/message.ts";
import type { Cause, Lease, Outbox, OutboxClaim } from "../core/queues.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { type Db, inTransaction, persist } from "./database.ts";
import { Effects } from "./effects.ts";
import { decode } from "./json.ts";
import { claimLanes, freeLane, instant, leaseLost, postponeLane, restLane, settleInLane } from "./lanes.ts";
import { enqueue } from "./messages.ts";
import { type HeadRow, toOutboundMessage } from "./rows.ts";
import { saveTask } from "./tasks.ts";

/** How far back a message of ours may lie and still be taken for one that is being looked for. */
const accountedSeconds = 600;

/** Marks the oldest waiting message of each of these leased lanes as being sent, and reads it. */
async function takeHeads(db: Db, lanes: string[], now: Date): Promise<Map<string, HeadRow>> {
  const rows = await db.$queryRaw<(HeadRow & { lane: string })[]>`
    WITH head AS (
      SELECT first.* FROM unnest(${lanes}::text[]) AS leased(name) CROSS JOIN LATERAL (
        SELECT o.message_id, m.not_before FROM outbox AS o JOIN message AS m ON m.id = o.message_id
        WHERE o.lane = leased.name AND o.state = 'waiting' ORDER BY o.position LIMIT 1) AS first),
    marked AS (
      UPDATE outbox AS o SET sending_since = ${instant(now)},
        uncertain_since = coalesce(o.uncertain_since, o.sending_since)
      FROM head WHERE o.message_id = head.message_id AND o.state = 'waiting'
        AND (head.not_before IS NULL OR head.not_before <= ${instant(now)}) RETURNING o.*),
    told AS (
      UPDATE message AS m SET state = CASE m.state WHEN 'queued' THEN 'sending' ELSE m.state END
      FROM head WHERE m.id = head.message_id RETURNING m.*)
    SELECT o.lane, m.id, m.conversation_id, m.text, m.choices, m.attachments, m.ticket_code, m.not_before, o.channel, o.account, o.user_id,
      o.purpose, o.template, o.as_template, o.urgent, o.news_id, o.is_forwarded, o.refused, o.created_at, o.not_after, o.last_inbound_at, o.uncertain_since, o.attempts,
      EXISTS (SELECT 1 FROM outbox AS next WHERE next.lane = o.lane AND next.state = 'waiting'
        AND next.position > o.position AND next.purpose = ANY(${waitedFor as string[]}::text[])) AS is_followed,
      (SELECT jsonb_build_object('channel', e.channel, 'id', e.provider_id) FROM inbox_event AS e
        WHERE o.key LIKE 'turn:%' AND e.seq = substring(o.key FROM '^turn:(\\d+):')::bigint) AS cause,
      CASE WHEN o.uncertain_since IS NOT NULL THEN ARRAY(
        SELECT unnest(other.provider_ids) FROM message AS other
        WHERE other.conversation_id = m.conversation_id AND other.direction = 'out' AND other.id <> m.id
          AND coalesce(other.sent_at, other.at) > o.uncertain_since - ${accountedSeconds} * interval '1 s') END AS accounted_for
    FROM marked AS o JOIN told AS m ON m.id = o.message_id`;
  return new Map(rows.map((row) => [row.lane, row]));
}

/** Gives back a lane with nothing to send now: its head may still be taken back until its moment, or just was. */
async function letBe(db: Db, lease: Lease, now: Date): Promise<void> {
  const [head] = await db.$queryRaw<{ not_before: Date | null }[]>`
    SELECT m.not_before FROM outbox AS o JOIN message AS m ON m.id = o.message_id
    WHERE o.lane = ${lease.lane} AND o.state = 'waiting' ORDER BY o.position LIMIT 1`;
  const until = head?.not_before;
  await db.$queryRaw(
    until && until > now ? restLane("outbox", lease, until) : freeLane("outbox", lease, { now, handled: 0 }),
  );
}

function toClaim(lease: Lease, head: HeadRow): OutboxClaim {
  const { attempts, is_followed: isFollowed, cause } = head;
  const refused = decode<OutboxClaim["refused"]>(head.refused);
  const claimed = { ...lease, message: toOutboundMessage(head), attempts, refused, isFollowed };
  return { ...claimed, ...(cause ? { cause: decode<Cause>(cause) } : {}) };
}

async function claim(db: Db, options: { now: Date; leaseMs: number; most: number }): Promise<OutboxClaim[]> {
  for (;;) {
    const leases = await claimLanes(db, "outbox", { ...options, keepsDue: true });
    if (leases.length === 0) return [];
    const names = leases.map(({ lane }) => lane);
    const heads = await takeHeads(db, names, options.now);
    const claims: OutboxClaim[] = [];
    for (const lease of leases) {
      const head = heads.get(lease.lane);
      if (head) claims.push(toClaim(lease, head));
      else await letBe(db, lease, options.now);
    }
    if (claims.length > 0) return claims;
  }
}

/**
 * Frees the lane and runs `also` for the settled message, in one statement; resolves with whether more waits in the lane,
 * throws when the lease is lost.
 */
async function settle(db: Db, free: Prisma.Sql, also: Prisma.Sql): Promise<boolean> {
  const [lane] = await db.$queryRaw<{ waiting: number }[]>`WITH mine AS (${free}), ${also} SELECT waiting FROM mine`;
  if (!lane) throw leaseLost();
  return lane.waiting > 0;
}

const outboxRow = (state: Prisma.Sql, { id }: OutboundMessage): Prisma.Sql =>
  Prisma.sql`entry AS (UPDATE outbox SET ${state} FROM mine WHERE message_id = ${id} AND lane = mine.name)`;

/** The line shows that the message waits, not that it is on its way. */
const queuedAgain = ({ id }: OutboundMessage): Prisma.Sql =>
  Prisma.sql`told AS (UPDATE message SET state = CASE state WHEN 'sending' THEN 'queued' ELSE state END FROM mine WHERE id = ${id})`;

/** The message goes nowhere any more; its line says why. */
function endUnsent(db: Db, held: OutboxClaim, { code, at }: { code: string; at: Date }): Promise<boolean> {
  const { id } = held.message;
  const state = Prisma.sql`state = 'failed', attempts = attempts + 1, fault = ${code}, sending_since = NULL`;
  const also = Prisma.sql`${outboxRow(state, held.message)},
    told AS (UPDATE message SET state = 'failed', failure = ${code} FROM mine WHERE id = ${id})`;
  return settle(db, freeLane("outbox", held, { now: at, handled: 1 }), also);
}

/** The outbox over the `lane`, `outbox` and `message` tables. `wake` tells the workers of all processes that a lane has more. */
export function createOutbox(client: PrismaClient, wake: () => void): Outbox {
  /** The lane rests, or stays leased. */
  const setBack = async (lane: Prisma.Sql, also: Prisma.Sql): Promise<void> => {
    await persist(() => settle(client, lane, also));
  };
  /** The lane goes on. */
  const goOn = async (freed: Promise<boolean>): Promise<void> => {
    if (await freed) wake();
  };
  return {
    claim: async (options) => (await persist(() => claim(client, { ...options, most: 1 })))[0],
    claimSome: (options) => persist(() => claim(client, options)),
    sent: (held, { providerIds, state, at }) => {
      const { message } = held;
      const earlier = deliveryStates.filter((before) => isLaterState(state, before));
      const settled = outboxRow(Prisma.sql`state = 'sent', sending_since = NULL, fault = NULL`, message);
      const also = Prisma.sql`${settled},
        told AS (UPDATE message SET provider_ids = ${providerIds}::text[], sent_at = ${instant(at)},
          via = CASE WHEN conversation.channel <> ${message.to.channel} THEN ${message.to.channel} END,
          state = CASE WHEN state = ANY(${earlier}::text[]) THEN ${state} ELSE state END
          FROM mine, conversation WHERE message.id = ${message.id} AND conversation.id = message.conversation_id),
        refs AS (INSERT INTO message_ref (channel, ref, message_id)
          SELECT ${message.to.channel}, ref, ${message.id} FROM mine, unnest(${providerIds}::text[]) AS ref
          ON CONFLICT DO NOTHING)`;
      return goOn(persist(() => settle(client, freeLane("outbox", held, { now: at, handled: 1 }), also)));
    },
    retry: (held, { code, at, uncertain, isAsked = false }) => {
      const since = uncertain ? Prisma.sql`coalesce(uncertain_since, sending_since)` : Prisma.sql`uncertain_since`;
      const state = Prisma.sql`attempts = attempts + ${isAsked ? 0 : 1}, fault = ${code}, uncertain_since = ${since}, sending_since = NULL`;
      return setBack(restLane("outbox", held, at), outboxRow(state, held.message));
    },
    postpone: (held, until) => {
      const also = Prisma.sql`${outboxRow(Prisma.sql`sending_since = NULL`, held.message)}, ${queuedAgain(held.message)}`;
      const isWanted = Prisma.sql`EXISTS (SELECT 1 FROM outbox WHERE lane = ${held.lane} AND state = 'waiting'
        AND purpose = ANY(${waitedFor as string[]}::text[]))`;
      return setBack(postponeLane("outbox", held, until, isWanted), also);
    },
    route: (held, { to, asTemplate }) => {
      const way = Prisma.sql`channel = ${to.channel}, account = ${to.account}, user_id = ${to.user}, as_template = ${asTemplate}`;
      return setBack(settleInLane("outbox", held, 0), outboxRow(way, held.message));
    },
    refuse: (held, { code, at }) => {
      const { to, asTemplate = false } = held.message;
      const refusal = JSON.stringify([{ to, asTemplate, code }]);
      const state = Prisma.sql`refused = refused || ${refusal}::jsonb, fault = ${code}, attempts = 0,
        uncertain_since = NULL, sending_since = NULL`;
      const also = Prisma.sql`${outboxRow(state, held.message)}, ${queuedAgain(held.message)}`;
      return goOn(persist(() => settle(client, freeLane("outbox", held, { now: at, handled: 0 }), also)));
    },
    forward: (held, { message, key }, at) => {
      const forwarded = inTransaction(client, async (db) => {
        const state = Prisma.sql`state = 'forwarded', sending_since = NULL`;
        const also = Prisma.sql`${outboxRow(state, held.message)},
          told AS (UPDATE message SET state = 'sent', sent_at = ${instant(at)}, via = ${message.to.channel}
            FROM mine WHERE id = ${held.message.id})`;
        await settle(db, freeLane("outbox", held, { now: at, handled: 1 }), also);
        const { author } = await db.message.findUniqueOrThrow({ where: { id: held.message.id } });
        const effects = new Effects();
        await enqueue(db, effects, { message, author: decode(author), key });
        await effects.write(db);
        return true;
      });
      return goOn(forwarded);
    },
    drop: (held, end) => goOn(persist(() => endUnsent(client, held, end))),
    fail: (held, end, task) => {
      const failed = inTransaction(client, async (db) => {
        const isMore = await endUnsent(db, held, end);
        await saveTask(db, task);
        return isMore;
      });
      return goOn(failed);
    },
  };
}
