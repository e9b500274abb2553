import { deliveryStates, isLaterState } from "../core/delivery/delivery-state.ts";
import { type Message, priorityOf } from "../core/delivery/message.ts";
import type { Messages } from "../core/store.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import type { Effects } from "./effects.ts";
import { encode } from "./json.ts";
import { instant } from "./lanes.ts";
import { fromMessage, fromOutboundMessage, toMessage } from "./rows.ts";

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

type NewsState = Awaited<ReturnType<Messages["newsStates"]>>[number]["state"];
export type Enqueued = Parameters<Messages["enqueue"]>[0][number];

/** Writes the message to the log and to its lane; a key that is known already changes nothing. */
export async function enqueue(db: Db, effects: Effects, { message, author, key }: Enqueued): Promise<void> {
  const { id, conversationId, createdAt } = message;
  const known = await db.outbox.findUnique({ where: { key }, select: { key: true } });
  if (known) return;
  const { text, choices, attachments, ticketCode = null } = message;
  const notBefore = message.notBefore ?? null;
  const line = { id, conversationId, text, ticketCode, notBefore, direction: "out", state: "queued", at: createdAt };
  const lists = { author: encode(author), choices: encode(choices), attachments: encode(attachments) };
  const row = fromOutboundMessage(message, key);
  await db.message.create({ data: { ...line, ...lists, providerIds: [] } });
  await db.outbox.create({ data: row });
  effects.enqueued(conversationId, notBefore ?? createdAt, priorityOf(message));
}

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
