import type { Conversation } from "../core/conversation/conversation.ts";
import type { Message } from "../core/delivery/message.ts";
import type { Staff } from "../core/people/staff.ts";
import type { InboxQueue, SavedView, ViewFilters } from "../core/setting/saved-views.ts";
import { isOpen, type Ticket, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { all, behind, inOrder, pageOf, typed } from "./desk-list.ts";
import { toConversation, toMessage } from "./rows.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";
import { keptFrom, visibleTo } from "./visible-tickets.ts";

/** A conversation as the inbox lists it. */
export interface DeskConversation {
  conversation: Conversation;
  /** The last line a resident could read. */
  last?: Message;
  /** The resident's lines nobody at the desk has seen, a hundred at most. */
  unread: number;
  /** Something here was told in confidence and is not for this person; then there is no last line. */
  isKept?: true;
  /** Of the tickets followed here, the open one with the earliest deadline. */
  ticket?: Ticket;
}

export interface ConversationQuery extends ViewFilters {
  staff: Staff;
  cursor?: string;
  limit: number;
}

/** Beyond this a count is of no use to anybody, and counting costs. */
const maxCount = 10_000;
/** The same for a view, which may ask more of the database. */
const maxInView = 1_000;

const openStatuses = (Object.keys(ticketStatuses) as TicketStatus[]).filter(isOpen);
const place = Prisma.sql`place_on_desk(c.attention_reason, c.due_at, c.active_at, c.id)`;

/** Not put off; danger never is. */
const isHere = Prisma.sql`(c.snoozed_until IS NULL OR c.attention_reason = 'emergency')`;

function inQueue(queue: InboxQueue, staff: Staff): Prisma.Sql[] {
  const conditions: Record<InboxQueue, Prisma.Sql[]> = {
    attention: [Prisma.sql`(c.attention_reason IS NOT NULL OR c.holder = 'queue' AND c.spam IS NULL)`, isHere],
    // What the rules gave one is there too, as long as it waits.
    mine: [
      Prisma.sql`((c.holder = 'operator' AND c.holder_staff_id = ${staff.id}) OR (c.assigned_staff_id = ${staff.id}
        AND c.holder IN ('bot', 'queue') AND (c.attention_reason IS NOT NULL OR c.holder = 'queue')))`,
      Prisma.sql`c.spam IS NULL`,
      isHere,
    ],
    bot: [Prisma.sql`c.holder = 'bot'`],
    later: [Prisma.sql`c.snoozed_until IS NOT NULL`],
    spam: [Prisma.sql`c.spam IS NOT NULL`],
    all: [],
  };
  return conditions[queue];
}

/** What the machine understood, of the report in the making or of an open ticket that this person may see. */
function about(staff: Staff, draft: Prisma.Sql, ticket: Prisma.Sql, value: string): Prisma.Sql {
  return Prisma.sql`(${draft} = ${value} OR EXISTS (
    SELECT 1 FROM ticket_follower AS f JOIN ticket AS t ON t.id = f.ticket_id
    WHERE f.conversation_id = c.id AND ${ticket} = ${value} AND t.status = ANY(${openStatuses}::text[])
      AND ${visibleTo(staff)}))`;
}

/** Lines looked at for one search: a word that stands in more of them tells no talk from another. */
const maxLines = 20_000;

/** Talks in which these words were said, of somebody of this name or number, or about this ticket; each looked up by its own index. */
function matching(staff: Staff, q: string): Prisma.Sql {
  const digits = q.replace(/\D/g, "");
  const phones = digits.length >= 8 ? [`+84${digits.replace(/^(?:84|0)/, "")}`, digits] : [];
  return Prisma.sql`c.id IN (
    SELECT id FROM conversation WHERE words(display_name) @@ ${typed(q)}
    UNION SELECT own.id FROM citizen AS p JOIN conversation AS own ON own.citizen_id = p.id
      WHERE p.phone = ANY(${phones}::text[])
    UNION (SELECT conversation_id FROM message WHERE words(text) @@ ${typed(q)} LIMIT ${maxLines})
    UNION SELECT f.conversation_id FROM ticket AS t JOIN ticket_follower AS f ON f.ticket_id = t.id
      WHERE t.code = ${q.trim().toUpperCase()} AND ${visibleTo(staff)})`;
}

/**
 * A talk that is the bot's alone and in which something was told in confidence is in nobody else's list, nor found by any
 * words. What waits for the desk (danger, a person asked for) is there all the same.
 */
function shownTo(staff: Staff, isSought: boolean): Prisma.Sql[] {
  const kept = keptFrom(staff);
  if (!kept) return [];
  const waits = Prisma.sql`c.holder <> 'bot' OR c.attention_reason <> 'integrity'`;
  return [isSought ? Prisma.sql`${kept} IS NOT TRUE` : Prisma.sql`(${waits} OR ${kept} IS NOT TRUE)`];
}

/** What a list of the inbox is narrowed to. */
function inView(staff: Staff, { queue, channel, category, severity, q }: ViewFilters): Prisma.Sql[] {
  const draft = (path: string[]): Prisma.Sql => Prisma.sql`c.dialogue #>> ${path}::text[]`;
  return [
    ...inQueue(queue, staff),
    ...shownTo(staff, Boolean(q)),
    ...(channel ? [Prisma.sql`c.channel = ${channel}`] : []),
    ...(category ? [about(staff, draft(["draft", "category"]), Prisma.sql`t.category`, category)] : []),
    ...(severity ? [about(staff, draft(["draft", "severity"]), Prisma.sql`t.severity`, severity)] : []),
    ...(q ? [matching(staff, q)] : []),
  ];
}

async function complete(client: PrismaClient, staff: Staff, ids: string[]): Promise<DeskConversation[]> {
  const isKept = keptFrom(staff) ?? Prisma.sql`false`;
  const found = await client.$queryRaw<
    { id: string; isKept: boolean | null; last: string | null; unread: number; ticket: string | null }[]
  >`SELECT c.id, ${isKept} AS "isKept",
      (SELECT m.id FROM message AS m WHERE m.conversation_id = c.id AND m.direction <> 'internal'
          AND m.state <> 'cancelled' ORDER BY m.at DESC, m.seq DESC LIMIT 1) AS last,
      (SELECT count(*)::int FROM (SELECT 1 FROM message AS m WHERE m.conversation_id = c.id AND m.direction = 'in'
        AND m.at > coalesce((SELECT max(r.at) FROM staff_read AS r WHERE r.conversation_id = c.id), '-infinity')
        LIMIT 100) AS news) AS unread,
      (SELECT t.id FROM ticket_follower AS f JOIN ticket AS t ON t.id = f.ticket_id
        WHERE f.conversation_id = c.id AND t.status = ANY(${openStatuses}::text[])
        ORDER BY t.next_due_at NULLS LAST, t.opened_at DESC LIMIT 1) AS ticket
    FROM conversation AS c WHERE c.id = ANY(${ids}::text[])`;
  const given = (pick: (row: (typeof found)[number]) => string | null): string[] =>
    found.flatMap((row) => pick(row) ?? []);
  const [conversations, messages, tickets] = await Promise.all([
    client.conversation.findMany({ where: { id: { in: ids } } }),
    client.message.findMany({ where: { id: { in: given((row) => row.last) } } }),
    client.ticket.findMany({ where: { id: { in: given((row) => row.ticket) } }, include: wholeTicket }),
  ]);
  return inOrder(ids, conversations).map((row) => {
    const { last: lastId, ticket: ticketId, unread = 0, isKept } = found.find(({ id }) => id === row.id) ?? {};
    const last = messages.find(({ id }) => id === lastId);
    const ticket = tickets.find(({ id }) => id === ticketId);
    return {
      conversation: toConversation(row),
      unread,
      ...(isKept ? { isKept } : {}),
      ...(last && !isKept ? { last: toMessage(last) } : {}),
      ...(ticket ? { ticket: toTicket(ticket) } : {}),
    };
  });
}

/** One queue of the inbox: emergencies first, then by deadline (the most overdue first), then the latest word. */
export async function listConversations(
  client: PrismaClient,
  { staff, cursor, limit, ...filters }: ConversationQuery,
): Promise<{ items: DeskConversation[]; nextCursor?: string }> {
  const conditions = [...inView(staff, filters), ...behind(place, cursor)];
  const found = await client.$queryRaw<{ id: string; place: string }[]>`
    SELECT c.id, ${place} AS place FROM conversation AS c WHERE ${all(conditions)} ORDER BY ${place} LIMIT ${limit + 1}`;
  const { rows, ...next } = pageOf(found, limit);
  const ids = rows.map((row) => row.id);
  return { items: ids.length > 0 ? await complete(client, staff, ids) : [], ...next };
}

const counted = (conditions: Prisma.Sql[], most: number): Prisma.Sql => Prisma.sql`(SELECT count(*)::int FROM (
  SELECT 1 FROM conversation AS c WHERE ${all(conditions)} LIMIT ${most}) AS counted)`;

/** How much waits in each of these queues. */
export async function countConversations<Q extends InboxQueue>(
  client: PrismaClient,
  staff: Staff,
  queues: readonly Q[],
): Promise<Record<Q, number>> {
  const each = queues.map(
    (queue) =>
      Prisma.sql`${counted([...inQueue(queue, staff), ...shownTo(staff, false)], maxCount)} AS ${Prisma.raw(`"${queue}"`)}`,
  );
  const rows = await client.$queryRaw<Record<Q, number>[]>`SELECT ${Prisma.join(each)}`;
  return rows[0] as Record<Q, number>;
}

/** How much is in each view, by its id. */
export async function countViews(
  client: PrismaClient,
  staff: Staff,
  views: SavedView[],
): Promise<Record<string, number>> {
  if (views.length === 0) return {};
  const each = views.map(({ filters }) => counted(inView(staff, filters), maxInView));
  const [row] = await client.$queryRaw<{ counts: number[] }[]>`SELECT ARRAY[${Prisma.join(each)}] AS counts`;
  return Object.fromEntries(views.map(({ id }, at) => [id, row?.counts[at] ?? 0]));
}

/** One conversation as the inbox lists it for this person. */
export async function conversationOnDesk(
  client: PrismaClient,
  staff: Staff,
  id: string,
): Promise<DeskConversation | undefined> {
  return (await complete(client, staff, [id]))[0];
}

/** A page of a conversation's lines, oldest first; `before` is the mark of the page after it. */
export async function linesOf(
  client: PrismaClient,
  { conversationId, before, limit }: { conversationId: string; before?: string; limit: number },
): Promise<{ items: Message[]; olderCursor?: string }> {
  const [at, seq] = before ? Buffer.from(before, "base64url").toString().split(" ") : [];
  const isMark = at !== undefined && /^\d+$/.test(at) && /^\d+$/.test(seq ?? "");
  const mark = isMark ? { at: new Date(Number(at)), seq: BigInt(seq ?? 0) } : undefined;
  // the first bound is what the index can begin at
  const older = mark
    ? { at: { lte: mark.at }, OR: [{ at: { lt: mark.at } }, { at: mark.at, seq: { lt: mark.seq } }] }
    : {};
  const rows = await client.message.findMany({
    where: { conversationId, state: { not: "cancelled" }, ...older },
    orderBy: [{ at: "desc" }, { seq: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit).reverse();
  const oldest = page[0];
  const olderCursor = oldest && Buffer.from(`${oldest.at.getTime()} ${oldest.seq}`).toString("base64url");
  return { items: page.map(toMessage), ...(rows.length > limit && olderCursor ? { olderCursor } : {}) };
}

/** The desk has seen the lines up to this one. False when that was known, or there is no such line. */
export async function markSeen(
  client: PrismaClient,
  { staffId, conversationId, messageId }: { staffId: string; conversationId: string; messageId: string },
): Promise<boolean> {
  const changed = await client.$executeRaw`INSERT INTO staff_read AS r (staff_id, conversation_id, at)
    SELECT ${staffId}, m.conversation_id, m.at FROM message AS m
    WHERE m.id = ${messageId} AND m.conversation_id = ${conversationId}
    ON CONFLICT (staff_id, conversation_id) DO UPDATE SET at = excluded.at WHERE r.at < excluded.at`;
  return changed > 0;
}
