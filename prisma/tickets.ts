import { AppError } from "../core/errors.ts";
import type { Tickets } from "../core/store.ts";
import type { Ticket, TicketChange } from "../core/ticket/ticket.ts";
import type { Db } from "./database.ts";
import type { Effects } from "./effects.ts";
import { childrenOf, countReporters, nearTickets } from "./near-tickets.ts";
import { conversationIdsOf } from "./people.ts";
import { ticketsOfUnits } from "./roster.ts";
import { fromChange, fromTicket, toTicket, wholeTicket } from "./ticket-rows.ts";

const stale = (details: { version?: number }): AppError =>
  new AppError("STALE", "somebody changed the ticket first", { details });

async function appendChanges(db: Db, ticket: Ticket, changes: TicketChange[]): Promise<void> {
  if (changes.length > 0)
    await db.ticketChange.createMany({ data: changes.map((change) => fromChange(ticket.id, change)) });
}

/** Tickets reported or followed in these talks. Two look-ups: one condition over both would read every ticket. */
async function idsOfConversations(db: Db, ids: string[]): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket WHERE reporter_conversation_id = ANY(${ids}::text[])
    UNION SELECT ticket_id FROM ticket_follower WHERE conversation_id = ANY(${ids}::text[])`;
  return found.map(({ id }) => id);
}

async function ticketsById(db: Db, known: string[], limit: number): Promise<Ticket[]> {
  // Most who write have none; the list would be read with its parts all the same.
  if (known.length === 0) return [];
  const rows = await db.ticket.findMany({
    where: { id: { in: known } },
    include: wholeTicket,
    orderBy: [{ openedAt: "desc" }, { code: "desc" }],
    take: limit,
  });
  return rows.map(toTicket);
}

/** Tickets with their append-only log. */
export function createTickets(db: Db, effects: Effects): Tickets {
  const one = async (where: { id: string } | { code: string }): Promise<Ticket | undefined> => {
    const row = await db.ticket.findUnique({ where, include: wholeTicket });
    return row ? toTicket(row) : undefined;
  };
  /** Writes who follows; their conversations' deadlines may have moved with the ticket's. */
  const follow = async ({ id, followers }: Ticket): Promise<void> => {
    const known = await db.ticketFollower.findMany({ where: { ticketId: id }, select: { conversationId: true } });
    const before = known.map((follower) => follower.conversationId);
    for (const conversationId of new Set([...before, ...followers])) effects.touched(conversationId);
    if (before.length === followers.length && before.every((one) => followers.includes(one))) return;
    await db.ticketFollower.deleteMany({ where: { ticketId: id, conversationId: { notIn: followers } } });
    const data = followers.map((conversationId, position) => ({ ticketId: id, conversationId, position }));
    await db.ticketFollower.createMany({ data, skipDuplicates: true });
  };
  return {
    byCode: (code) => one({ code }),
    byId: (id) => one({ id }),
    ofConversations: async (ids, limit) => ticketsById(db, await idsOfConversations(db, ids), limit),
    ofCitizen: async (citizenId, limit) => {
      const rows = await db.$queryRaw<{ id: string; tickets: string[] }[]>`
        SELECT own.id, ARRAY(SELECT t.id FROM ticket AS t WHERE t.reporter_conversation_id = own.id
          UNION SELECT f.ticket_id FROM ticket_follower AS f WHERE f.conversation_id = own.id) AS tickets
        FROM (${conversationIdsOf(citizenId)}) AS own`;
      const tickets = await ticketsById(db, [...new Set(rows.flatMap((row) => row.tickets))], limit);
      return { conversationIds: rows.map(({ id }) => id), tickets };
    },
    insert: async (ticket) => {
      const { count } = await db.ticket.createMany({ data: fromTicket(ticket), skipDuplicates: true });
      if (count !== 1) throw stale({});
      await appendChanges(db, ticket, ticket.changes);
      await follow(ticket);
    },
    update: async (ticket, changes) => {
      const { id, version } = ticket;
      const next = { ...ticket, version: version + 1, changes: [...ticket.changes, ...changes] };
      const data = fromTicket(next);
      const { count } = await db.ticket.updateMany({ where: { id, version }, data });
      if (count !== 1) {
        const newer = await db.ticket.findUnique({ where: { id }, select: { version: true } });
        throw newer ? stale(newer) : new AppError("NOT_FOUND", "no such ticket");
      }
      await appendChanges(db, ticket, changes);
      await follow(next);
      return next;
    },
    nextNumber: async (prefix) => {
      // The row stays locked until the transaction ends: a number that is rolled back is given again.
      const rows = await db.$queryRaw<{ last: number }[]>`
        INSERT INTO ticket_series AS s (prefix, last) VALUES (${prefix}, 1)
        ON CONFLICT (prefix) DO UPDATE SET last = s.last + 1 RETURNING last`;
      return rows[0]?.last ?? 1;
    },
    ofDossier: async (dossierCode, limit) => {
      const rows = await db.ticket.findMany({
        where: { dossierCode },
        include: wholeTicket,
        orderBy: [{ openedAt: "desc" }, { code: "desc" }],
        take: limit,
      });
      return rows.map(toTicket);
    },
    near: (query) => nearTickets(db, query),
    childrenOf: (code) => childrenOf(db, code),
    reporters: (code) => countReporters(db, code),
    due: async (now, limit) => {
      const rows = await db.ticket.findMany({
        where: { ringsAt: { lte: now } },
        include: wholeTicket,
        orderBy: { ringsAt: "asc" },
        take: limit,
      });
      return rows.map(toTicket);
    },
    ...ticketsOfUnits(db),
  };
}
