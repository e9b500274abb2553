import { type PublicTicketFilter, type PublicTickets, publicStatuses } from "../core/publication/ports.ts";
import type { Prisma, PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";
import { createReportSource } from "./reports.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";

function span(after: Date | undefined, before: Date | undefined): { gte?: Date; lte?: Date } {
  return { ...(after ? { gte: after } : {}), ...(before ? { lte: before } : {}) };
}

function whereOf(filter: PublicTicketFilter): Prisma.TicketWhereInput {
  const { codes, categories, except = [], from, until, closed, movedAfter, movedBefore } = filter;
  const moved = { changes: { some: { kind: "move", at: span(movedAfter, movedBefore) } } };
  return {
    visibility: { not: "confidential" },
    status: { in: publicStatuses(closed) },
    ...(codes ? { code: { in: codes } } : {}),
    category: { notIn: except, ...(categories ? { in: categories } : {}) },
    ...(from || until ? { openedAt: span(from, until) } : {}),
    ...(movedAfter || movedBefore ? moved : {}),
  };
}

/** Tickets everybody may know of, outside every transaction. */
export function createPublicTickets(client: PrismaClient): PublicTickets {
  const reports = createReportSource(client);
  return {
    list: (filter) =>
      persist(async () => {
        const rows = await client.ticket.findMany({
          where: whereOf(filter),
          include: { changes: filter.log ? wholeTicket.changes : false },
          orderBy: [{ openedAt: "desc" }, { code: "desc" }],
          skip: filter.skip,
          take: filter.limit,
        });
        return rows.map((row) => toTicket({ ...row, changes: filter.log ? row.changes : [], followers: [] }));
      }),
    facts: (within) =>
      persist(async () => {
        const facts = await reports.tickets(within);
        return facts.filter(({ visibility }) => visibility !== "confidential");
      }),
  };
}
