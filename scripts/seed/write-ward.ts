import type { Channel } from "../../core/channel/channel.ts";
import { laneOf } from "../../core/channel/receive.ts";
import type { DeliveryState } from "../../core/delivery/delivery-state.ts";
import type { Message } from "../../core/delivery/message.ts";
import { callRow } from "../../prisma/calls.ts";
import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";
import { correctionRow } from "../../prisma/correction-rows.ts";
import { encode } from "../../prisma/json.ts";
import { fromCitizen } from "../../prisma/people-rows.ts";
import { groupRow, questionRow } from "../../prisma/questions.ts";
import { fromConversation, fromMessage, fromOutboundMessage, fromTask } from "../../prisma/rows.ts";
import { fromChange, fromTicket } from "../../prisma/ticket-rows.ts";
import { insertRows } from "./insert-rows.ts";
import { seriesOf, type WardRows } from "./ward-rows.ts";

const transactionMs = 300_000;
const unfinished: readonly DeliveryState[] = ["queued", "sending"];

type Db = Prisma.TransactionClient;

/** Nothing of a told story is sent again: what still waited when it ended has arrived. */
function settled(line: Message): Message {
  return unfinished.includes(line.state) ? { ...line, state: "delivered" } : line;
}

async function writeTalks(db: Db, rows: WardRows): Promise<void> {
  const { citizens, conversations, lines, sendings } = rows;
  await insertRows(db, "citizen", citizens.map(fromCitizen));
  const addresses = citizens.flatMap(({ id: citizenId, addresses: own }) =>
    own.map(({ channel, account, user: userId }, position) => ({ channel, account, userId, citizenId, position })),
  );
  await insertRows(db, "citizen_address", addresses);
  // A draft left behind is reminded of by nobody: its conversation has no alarm clock.
  const talks = conversations.map(({ wakeAt: _, version, ...rest }) => ({ ...rest, version: version - 1 }));
  await insertRows(
    db,
    "conversation",
    talks.map((talk) => ({ ...fromConversation(talk), activeAt: talk.openedAt })),
  );
  const sentAt = new Map(sendings.map((one) => [one.message.id, one.sentAt ?? one.message.createdAt]));
  await insertRows(
    db,
    "message",
    lines.map((line) => ({ ...fromMessage(settled(line)), sentAt: sentAt.get(line.id) ?? null })),
  );
  const channelOf = new Map(conversations.map(({ id, address }) => [id, address.channel]));
  const refs = lines.flatMap(({ id: messageId, conversationId, via, providerIds }) =>
    providerIds.map((ref) => ({ messageId, ref, channel: via ?? (channelOf.get(conversationId) as Channel) })),
  );
  await insertRows(db, "message_ref", refs);
  await insertRows(
    db,
    "outbox",
    sendings.map(({ message, key, state, refused }) => ({
      ...fromOutboundMessage(message, key),
      state: state === "waiting" ? "sent" : state,
      refused: encode(refused.map(({ to, asTemplate, code }) => ({ to, asTemplate, code }))),
    })),
  );
}

async function writeTickets(db: Db, { tickets, corrections }: WardRows): Promise<void> {
  await insertRows(db, "ticket", tickets.map(fromTicket));
  await insertRows(
    db,
    "ticket_change",
    tickets.flatMap(({ id, changes }) => changes.map((change) => fromChange(id, change))),
  );
  const followers = tickets.flatMap(({ id: ticketId, followers: ids }) =>
    ids.map((conversationId, position) => ({ ticketId, conversationId, position })),
  );
  await insertRows(db, "ticket_follower", followers);
  await insertRows(db, "correction", corrections.map(correctionRow));
  for (const [prefix, last] of seriesOf(tickets)) {
    await db.ticketSeries.upsert({ where: { prefix }, create: { prefix, last }, update: { last } });
  }
}

async function writeRest(db: Db, rows: WardRows): Promise<void> {
  await insertRows(db, "desk_task", rows.tasks.map(fromTask));
  await insertRows(db, "call", rows.calls.map(callRow));
  await insertRows(db, "question_group", rows.questionGroups.map(groupRow));
  await insertRows(db, "unanswered_question", rows.questions.map(questionRow));
  const handled = rows.events.map(({ event, receivedAt }) => ({
    ...{
      lane: laneOf(event),
      channel: event.channel,
      providerId: event.id,
      at: event.at,
      event: encode({ ...event, raw: null }),
    },
    ...{ receivedAt, handledAt: receivedAt, state: "done" },
  }));
  await insertRows(db, "inbox_event", handled);
}

/** Where the desk's list shows each talk, and that the desk has read what nobody has to look at any more. */
async function placeOnDesk(db: Db, staffId: string, readUntil: Date): Promise<void> {
  await db.$executeRaw`UPDATE conversation AS c SET
    active_at = coalesce((SELECT max(m.at) FROM message AS m WHERE m.conversation_id = c.id), c.opened_at),
    due_at = CASE WHEN c.attention_reason IS NOT NULL THEN c.attention_due_at ELSE (
      SELECT min(t.next_due_at) FROM ticket_follower AS f JOIN ticket AS t ON t.id = f.ticket_id
      WHERE f.conversation_id = c.id) END`;
  await db.$executeRaw`INSERT INTO staff_read (staff_id, conversation_id, at)
    SELECT ${staffId}, id, active_at FROM conversation
    WHERE active_at < ${readUntil} AND attention_reason IS NULL AND holder <> 'queue' ON CONFLICT DO NOTHING`;
}

/** Writes a told ward, all or nothing: what the verbs would have written one by one. */
export async function writeWard(
  client: PrismaClient,
  rows: WardRows,
  { readBy, readUntil }: { readBy: string; readUntil: Date },
): Promise<void> {
  const work = async (db: Db): Promise<void> => {
    await writeTalks(db, rows);
    await writeTickets(db, rows);
    await writeRest(db, rows);
    await placeOnDesk(db, readBy, readUntil);
  };
  await client.$transaction(work, { timeout: transactionMs, maxWait: 20_000 });
}
