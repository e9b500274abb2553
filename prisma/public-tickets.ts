import type { CategoryId } from "../core/ticket/taxonomy.ts";
import { isDone, isOpen, type Ticket, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import type { Prisma, PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";

/** What a list for everybody may be narrowed by. */
export interface PublicTicketFilter {
  codes?: string[];
  categories?: CategoryId[];
  /** Kinds that are left out. */
  except?: CategoryId[];
  /** When they were opened. */
  from?: Date;
  until?: Date;
  /** With a result or otherwise finished, or not. */
  closed?: boolean;
  /** Moved within. */
  movedAfter?: Date;
  movedBefore?: Date;
  skip: number;
  limit: number;
}

const statuses = Object.keys(ticketStatuses) as TicketStatus[];
/** Never on a public list. */
const hidden: readonly TicketStatus[] = ["spam"];
const isOver = (status: TicketStatus): boolean => !isOpen(status) || isDone(status);

function stateOf(closed: boolean | undefined): TicketStatus[] {
  const shown = statuses.filter((status) => !hidden.includes(status));
  return closed === undefined ? shown : shown.filter((status) => isOver(status) === closed);
}

function span(after: Date | undefined, before: Date | undefined): { gte?: Date; lte?: Date } {
  return { ...(after ? { gte: after } : {}), ...(before ? { lte: before } : {}) };
}

function whereOf(filter: PublicTicketFilter): Prisma.TicketWhereInput {
  const { codes, categories, except = [], from, until, closed, movedAfter, movedBefore } = filter;
  const moved = { changes: { some: { kind: "move", at: span(movedAfter, movedBefore) } } };
  return {
    visibility: { not: "confidential" },
    status: { in: stateOf(closed) },
    ...(codes ? { code: { in: codes } } : {}),
    category: { notIn: except, ...(categories ? { in: categories } : {}) },
    ...(from || until ? { openedAt: span(from, until) } : {}),
    ...(movedAfter || movedBefore ? moved : {}),
  };
}

/** Tickets everybody may know of, newest first: never confidential ones, never spam. */
export function createPublicTickets(client: PrismaClient) {
  return {
    list: (filter: PublicTicketFilter): Promise<Ticket[]> =>
      persist(async () => {
        const rows = await client.ticket.findMany({
          where: whereOf(filter),
          include: wholeTicket,
          orderBy: [{ openedAt: "desc" }, { code: "desc" }],
          skip: filter.skip,
          take: filter.limit,
        });
        return rows.map(toTicket);
      }),
  };
}
