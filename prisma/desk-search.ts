import type { Conversation } from "../core/conversation/conversation.ts";
import type { Message } from "../core/delivery/message.ts";
import type { Staff } from "../core/people/staff.ts";
import type { Sought } from "../core/search/read-search.ts";
import { isOpen, type Ticket, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { inOrder } from "./desk-list.ts";
import { toConversation, toMessage } from "./rows.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";
import { keptFrom, visibleTo } from "./visible-tickets.ts";

/** The best of what was found; `more`: there is more of it, or it was too much to look at all of it. */
export interface Found<T> {
  items: T[];
  more: boolean;
}

/** A talk somebody said the words in, or one with somebody of this name. */
export interface FoundTalk {
  conversation: Conversation;
  /** The newest line with the words; of somebody of this name the last line. */
  line?: Message;
}

/** Somebody of this name or number, by the talk they last wrote in. */
export interface FoundPerson {
  conversation: Conversation;
  phone?: string;
  /** Talks they have, over all channels. */
  talks: number;
}

export interface SearchInput {
  staff: Staff;
  sought: Sought;
  /** One word may be missing. */
  loosely: boolean;
  limit: number;
}

/**
 * An index knows no order in time: to find the newest lines with a common word, all of them would have to be fetched.
 * Therefore the newest are looked at first, and where enough of them have the words, the index is not asked.
 */
const enough = 60;
/** Newest lines looked at; more of them only where the first ones told that a hundredth or more have the words. */
const newestLines = [1_200, 8_000];
/** So many newest tickets are looked at before the index. */
const newestTickets = 600;
/** Rows taken from an index at most; the newest so many of them are hits. */
const maxCandidates = 60_000;
const maxHits = 1_000;

const open = (Object.keys(ticketStatuses) as TicketStatus[]).filter(isOpen);

/** The sought words for PostgreSQL: all of them, the last one perhaps half typed; or a number in one piece. */
function query({ words, phones }: Sought, loosely = false): Prisma.Sql {
  const last = words.length - 1;
  const terms = words.map((word, index) => (index === last && word.length > 1 ? `${word}:*` : word));
  const without = (left: number): string => `(${terms.filter((_, index) => index !== left).join(" & ")})`;
  const choices = loosely ? terms.map((_, index) => without(index)) : [terms.join(" & ")];
  const numbers = phones.map((one) => one.replace("+", ""));
  return Prisma.sql`to_tsquery('simple', ${[...choices, ...numbers].join(" | ")})`;
}

function cut<T>(rows: T[], limit: number): Found<T> {
  return { items: rows.slice(0, limit), more: rows.length > limit };
}

/** Ids of tickets with the words, this person's only, and whether there may be more of them. */
async function ticketsWith(client: PrismaClient, staff: Staff, words: Prisma.Sql): Promise<Found<string>> {
  const isHit = Prisma.sql`ticket_words(t.code, t.title, t.body, t.place, t.result) @@ ${words}`;
  const recent = await client.$queryRaw<{ id: string }[]>`
    WITH newest AS MATERIALIZED (SELECT * FROM ticket AS t WHERE ${visibleTo(staff)}
      ORDER BY t.opened_at DESC LIMIT ${newestTickets})
    SELECT t.id FROM newest AS t WHERE ${isHit} LIMIT ${enough}`;
  if (recent.length === enough) return { items: recent.map(({ id }) => id), more: true };
  const indexed = await client.$queryRaw<{ id: string }[]>`
    WITH found AS MATERIALIZED (SELECT t.id, t.unit, t.visibility, t.officer_id, t.status, t.opened_at
      FROM ticket AS t WHERE ${isHit} LIMIT ${maxCandidates})
    SELECT t.id FROM found AS t WHERE ${visibleTo(staff)}
    ORDER BY t.status = ANY(${open}::text[]) DESC, t.opened_at DESC LIMIT ${maxHits}`;
  return { items: indexed.map(({ id }) => id), more: indexed.length === maxHits };
}

/** Tickets this person may see: the code itself first, then open ones, then the newest. */
export async function searchTickets(client: PrismaClient, input: SearchInput): Promise<Found<Ticket>> {
  const { staff, sought, loosely, limit } = input;
  const { codes, codeEnd = "-", phones } = sought;
  const hits = await ticketsWith(client, staff, query(sought, loosely));
  const found = await client.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM ticket AS t WHERE ${visibleTo(staff)} AND (t.id = ANY(${hits.items}::text[])
      OR t.code = ANY(${codes}::text[]) OR t.contact_phone = ANY(${phones}::text[]))
    ORDER BY t.code = ANY(${codes}::text[]) OR right(t.code, ${codeEnd.length}) = ${codeEnd} DESC,
      t.status = ANY(${open}::text[]) DESC, t.opened_at DESC, t.id DESC LIMIT ${limit + 1}`;
  const { items, more } = cut(found, limit);
  const ids = items.map(({ id }) => id);
  const rows = await client.ticket.findMany({ where: { id: { in: ids } }, include: wholeTicket });
  return { items: inOrder(ids, rows).map(toTicket), more: more || hits.more };
}

interface Line {
  id: string;
  talk: string;
  at: Date;
}

/** Newest lines with the words: from the end of the log where they are many, else from the index. */
async function linesWith(client: PrismaClient, words: Prisma.Sql): Promise<Found<Line>> {
  for (const lines of newestLines) {
    const recent = await client.$queryRaw<Line[]>`
      WITH newest AS MATERIALIZED (SELECT id, conversation_id, text, at, withdrawn_at FROM message
        ORDER BY at DESC LIMIT ${lines})
      SELECT id, conversation_id AS talk, at FROM newest
      WHERE withdrawn_at IS NULL AND words(text) @@ ${words} LIMIT ${enough}`;
    if (recent.length === enough) return { items: recent, more: true };
    if (recent.length < lines / 100) break;
  }
  const indexed = await client.$queryRaw<Line[]>`
    WITH found AS MATERIALIZED (SELECT id, conversation_id, at FROM message
      WHERE words(text) @@ ${words} AND withdrawn_at IS NULL LIMIT ${maxCandidates})
    SELECT id, conversation_id AS talk, at FROM found ORDER BY at DESC LIMIT ${maxHits}`;
  return { items: indexed, more: indexed.length === maxHits };
}

/** Talks: those in which the words were said before those with somebody of this name; who waits first, then the newest. */
export async function searchTalks(client: PrismaClient, input: SearchInput): Promise<Found<FoundTalk>> {
  const { staff, sought, loosely, limit } = input;
  const words = query(sought, loosely);
  const kept = keptFrom(staff) ?? Prisma.sql`false`;
  const lines = await linesWith(client, words);
  const said = [...new Map(lines.items.toSorted((a, b) => +a.at - +b.at).map((line) => [line.talk, line])).values()];
  const found = await client.$queryRaw<{ id: string; line: string | null }[]>`
    WITH said AS (SELECT * FROM unnest(${said.map((one) => one.talk)}::text[], ${said.map((one) => one.id)}::text[],
        ${said.map((one) => one.at.toISOString())}::timestamptz[]) AS s(talk, line, at)),
      named AS (SELECT c.id FROM conversation AS c WHERE words(c.display_name) @@ ${words}
        ORDER BY c.active_at DESC LIMIT ${limit + 1})
    SELECT c.id, coalesce(s.line, (SELECT m.id FROM message AS m WHERE m.conversation_id = c.id
        AND m.direction <> 'internal' ORDER BY m.at DESC, m.seq DESC LIMIT 1)) AS line
    FROM (SELECT talk AS id, line, at FROM said
      UNION ALL SELECT n.id, NULL, NULL FROM named AS n WHERE n.id NOT IN (SELECT talk FROM said)) AS s
    JOIN conversation AS c ON c.id = s.id AND ${kept} IS NOT TRUE
    ORDER BY s.line IS NULL, c.attention_reason IS NOT NULL OR c.holder = 'queue' DESC,
      coalesce(s.at, c.active_at) DESC, c.id LIMIT ${limit + 1}`;
  const { items, more } = cut(found, limit);
  const ids = items.map(({ id }) => id);
  const [conversations, messages] = await Promise.all([
    client.conversation.findMany({ where: { id: { in: ids } } }),
    client.message.findMany({ where: { id: { in: items.flatMap(({ line }) => line ?? []) } } }),
  ]);
  const lineOf = new Map(messages.map((row) => [row.conversationId, toMessage(row)]));
  const talks = inOrder(ids, conversations).map((row) => {
    const line = lineOf.get(row.id);
    return { conversation: toConversation(row), ...(line ? { line } : {}) };
  });
  return { items: talks, more: more || lines.more };
}

/** People of this name or with this number, whoever wrote last first. */
export async function searchPeople(client: PrismaClient, input: SearchInput): Promise<Found<FoundPerson>> {
  const { sought, limit } = input;
  const found = await client.$queryRaw<{ id: string; phone: string | null; talks: number }[]>`
    WITH named AS (SELECT citizen_id, active_at FROM conversation WHERE words(display_name) @@ ${query(sought)}
        ORDER BY active_at DESC LIMIT ${maxHits}),
      found AS (SELECT citizen_id FROM (SELECT citizen_id, max(active_at) AS at FROM named GROUP BY 1
          ORDER BY 2 DESC LIMIT ${limit + 1}) AS newest
        UNION SELECT id FROM citizen WHERE phone = ANY(${sought.phones}::text[]))
    SELECT last.id, p.phone, (SELECT count(*)::int FROM conversation AS own WHERE own.citizen_id = p.id) AS talks
    FROM found JOIN citizen AS p ON p.id = found.citizen_id
    JOIN LATERAL (SELECT c.id, c.active_at FROM conversation AS c WHERE c.citizen_id = p.id
      ORDER BY c.active_at DESC LIMIT 1) AS last ON true
    ORDER BY last.active_at DESC, p.id LIMIT ${limit + 1}`;
  const { items, more } = cut(found, limit);
  const ids = items.map(({ id }) => id);
  const rows = await client.conversation.findMany({ where: { id: { in: ids } } });
  const people = inOrder(ids, rows).flatMap((row): FoundPerson[] => {
    const one = items.find(({ id }) => id === row.id);
    return one
      ? [{ conversation: toConversation(row), talks: one.talks, ...(one.phone ? { phone: one.phone } : {}) }]
      : [];
  });
  return { items: people, more };
}
