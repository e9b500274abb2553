import { isShown } from "../core/publication/photo.ts";
import {
  doneStatuses,
  type PublicTicketFilter,
  type PublicTickets,
  publicStatuses,
} from "../core/publication/ports.ts";
import { guardedFlags, personalCategories } from "../core/publication/public-ticket.ts";
import type { Prisma, PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";
import { oldestFirst, toPhoto } from "./public-photos.ts";
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
    ...(filter.pictured ? { AND: pictured } : {}),
  };
}

const newestFirst = [{ openedAt: "desc" as const }, { code: "desc" as const }];
const newestResultFirst = [{ resultStoppedAt: { sort: "desc" as const, nulls: "last" as const } }, ...newestFirst];

/** As `isKindAlone` and `isDone` (core/publication) say of one ticket. */
const pictured: Prisma.TicketWhereInput = {
  visibility: "public",
  status: { in: [...doneStatuses] },
  category: { notIn: [...personalCategories] },
  NOT: { flags: { hasSome: [...guardedFlags] } },
  photos: { some: { side: "after", picture: { not: null } } },
};

/** Tickets everybody may know of, outside every transaction. */
export function createPublicTickets(client: PrismaClient): PublicTickets {
  const reports = createReportSource(client);
  return {
    list: (filter) =>
      persist(async () => {
        const rows = await client.ticket.findMany({
          where: whereOf(filter),
          include: { changes: filter.log ? wholeTicket.changes : false },
          orderBy: filter.pictured ? newestResultFirst : newestFirst,
          skip: filter.skip,
          take: filter.limit,
        });
        return rows.map((row) => toTicket({ ...row, changes: filter.log ? row.changes : [], followers: [] }));
      }),
    photosOf: (codes) =>
      persist(async () => {
        const where = { ticketCode: { in: codes }, picture: { not: null } };
        const rows = await client.publicPhoto.findMany({ where, orderBy: oldestFirst });
        return rows.map(toPhoto).filter(isShown);
      }),
    photo: (id) =>
      persist(async () => {
        const row = await client.publicPhoto.findUnique({ where: { id }, include: { ticket: true } });
        const photo = row && toPhoto(row);
        if (!photo || !isShown(photo)) return undefined;
        return { photo, ticket: toTicket({ ...row.ticket, changes: [], followers: [] }) };
      }),
    facts: (within) =>
      persist(async () => {
        const facts = await reports.tickets(within);
        return facts.filter(({ visibility }) => visibility !== "confidential");
      }),
  };
}
