import { deliveryStates, isLaterState } from "../core/delivery/delivery-state.ts";
import { type Message, priorityOf } from "../core/delivery/message.ts";
import type { Messages } from "../core/store.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import type { Effects } from "./effects.ts";
import { assertStorable } from "./json.ts";
import { instant } from "./lanes.ts";
import { fromMessage, fromOutboundMessage, toMessage } from "./rows.ts";

const moment = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
const json = (value: unknown): string => JSON.stringify(value ?? null);

/** Makes messages findable by the ids their platform gave them. */
export async function addRefs(db: Db, messages: Message[]): Promise<void> {
  const pairs = messages.flatMap(({ id, providerIds }) => providerIds.map((ref) => ({ id, ref })));
  if (pairs.length === 0) return;
  await db.$executeRaw`INSERT INTO message_ref (channel, ref, message_id)
    SELECT c.channel, p.ref, m.id FROM unnest(${pairs.map(({ id }) => id)}::text[],
      ${pairs.map(({ ref }) => ref)}::text[]) AS p(id, ref)
    JOIN message AS m ON m.id = p.id JOIN conversation AS c ON c.id = m.conversation_id
    ON CONFLICT DO NOTHING`;
}

/** Writes a line to the log, findable by the ids its platform gave it. */
export async function appendLine(db: Db, message: Message): Promise<void> {
  const row = fromMessage(message);
  await db.$executeRaw`
    WITH line AS (
      INSERT INTO message (id, conversation_id, direction, author, text, choices, attachments, place, provider_ids, state,
        via, failure, ticket_code, not_before, edited_at, withdrawn_at, at)
      VALUES (${row.id}, ${row.conversationId}, ${row.direction}, ${json(row.author)}::jsonb, ${row.text},
        ${json(row.choices)}::jsonb, ${json(row.attachments)}::jsonb, nullif(${json(message.place)}::jsonb, 'null'),
        ${row.providerIds}, ${row.state}, ${row.via}, ${row.failure}, ${row.ticketCode},
        ${moment(row.notBefore)}::timestamptz, ${moment(row.editedAt)}::timestamptz,
        ${moment(row.withdrawnAt)}::timestamptz, ${instant(row.at)})
      RETURNING id, conversation_id, provider_ids)
    INSERT INTO message_ref (channel, ref, message_id)
    SELECT c.channel, ref, line.id FROM line JOIN conversation AS c ON c.id = line.conversation_id, unnest(line.provider_ids) AS ref
    ON CONFLICT DO NOTHING`;
}

type NewsState = Awaited<ReturnType<Messages["newsStates"]>>[number]["state"];
export type Enqueued = Parameters<Messages["enqueue"]>[0][number];

/** Writes the message to its lane and to the log, in one statement; a key that is known already changes nothing. */
export async function enqueue(db: Db, effects: Effects, { message, author, key }: Enqueued): Promise<void> {
  assertStorable(author);
  const { conversationId, createdAt } = message;
  const row = fromOutboundMessage(message, key);
  const added = await db.$queryRaw<unknown[]>`
    WITH fresh AS (
      INSERT INTO outbox (message_id, lane, key, channel, account, user_id, purpose, template, as_template, urgent,
        news_id, is_forwarded, created_at, not_after, last_inbound_at, uncertain_since)
      VALUES (${row.messageId}, ${row.lane}, ${key}, ${row.channel}, ${row.account}, ${row.userId}, ${row.purpose},
        nullif(${json(message.template)}::jsonb, 'null'), ${row.asTemplate}, ${row.urgent}, ${row.newsId},
        ${row.isForwarded}, ${instant(createdAt)}, ${moment(row.notAfter)}::timestamptz,
        ${moment(row.lastInboundAt)}::timestamptz, ${moment(row.uncertainSince)}::timestamptz)
      ON CONFLICT (key) DO NOTHING RETURNING message_id)
    INSERT INTO message (id, conversation_id, direction, author, text, choices, attachments, provider_ids, state,
      ticket_code, at, not_before)
    SELECT message_id, ${conversationId}, 'out', ${json(author)}::jsonb, ${message.text}, ${json(message.choices)}::jsonb,
      ${json(message.attachments)}::jsonb, '{}', 'queued', ${message.ticketCode ?? null}, ${instant(createdAt)},
      ${moment(message.notBefore)}::timestamptz
    FROM fresh RETURNING 1`;
  if (added.length > 0) effects.enqueued(conversationId, message.notBefore ?? createdAt, priorityOf(message));
}

/** A line of the log as `toMessage` reads it; asked for so often that the client's own query would be felt. */
export const lineColumns = Prisma.sql`id, conversation_id AS "conversationId", direction, author, text, choices,
  attachments, place, provider_ids AS "providerIds", state, via, failure, ticket_code AS "ticketCode",
  edited_at AS "editedAt", withdrawn_at AS "withdrawnAt", not_before AS "notBefore", at`;

/** Changes to lines that are already there, and new ones that go out. */
export function createMessages(db: Db, effects: Effects): Messages {
  return {
    byId: async (id) => {
      const found = await db.message.findUnique({ where: { id } });
      return found ? toMessage(found) : undefined;
    },
    byProviderId: async (channel, ref) => {
      const found = await db.messageRef.findUnique({
        where: { channel_ref: { channel, ref } },
        include: { message: true },
      });
      return found ? toMessage(found.message) : undefined;
    },
    lock: async (id) => {
      await db.$queryRaw`SELECT 1 FROM message WHERE id = ${id} FOR NO KEY UPDATE`;
      const found = await db.message.findUnique({ where: { id } });
      return found ? toMessage(found) : undefined;
    },
    advance: async (state, which) => {
      const earlier = deliveryStates.filter((before) => isLaterState(state, before));
      // A read mark covers what the platform had by then; what still waits to be sent it cannot mean.
      const meant =
        "upTo" in which
          ? Prisma.sql`conversation_id = ${which.conversationId} AND state NOT IN ('queued', 'sending')
              AND coalesce(sent_at, at) <= ${instant(which.upTo)}`
          : Prisma.sql`id IN (SELECT message_id FROM message_ref
              WHERE channel = ${which.channel} AND ref = ANY(${which.providerIds}::text[]))`;
      return db.$executeRaw`UPDATE message SET state = ${state}
        WHERE direction = 'out' AND state = ANY(${earlier}::text[]) AND ${meant}`;
    },
    update: async (message) => {
      const { id, ...data } = fromMessage(message);
      await db.message.update({ where: { id }, data });
      await addRefs(db, [message]);
    },
    newsStates: async (newsId) => {
      const rows = await db.outbox.findMany({ where: { newsId }, select: { lane: true, state: true } });
      return rows.map(({ lane, state }) => ({ conversationId: lane, state: state as NewsState }));
    },
    enqueue: async (items) => {
      for (const item of items) await enqueue(db, effects, item);
    },
    cancel: async (id) => {
      // The row decides: a worker that marked it first has it, and finds nothing to send where it is marked here.
      const rows = await db.$queryRaw<{ lane: string }[]>`UPDATE outbox SET state = 'cancelled'
        WHERE message_id = ${id} AND state = 'waiting' AND attempts = 0
          AND sending_since IS NULL AND uncertain_since IS NULL RETURNING lane`;
      const lane = rows[0]?.lane;
      if (lane === undefined) return false;
      await db.message.update({ where: { id }, data: { state: "cancelled" } });
      effects.cancelled(lane);
      return true;
    },
  };
}
