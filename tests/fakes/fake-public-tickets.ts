import { isShown, type PublicPhoto } from "../../core/publication/photo.ts";
import { type PublicTicketFilter, type PublicTickets, publicStatuses } from "../../core/publication/ports.ts";
import { isKindAlone } from "../../core/publication/public-ticket.ts";
import type { Span, TicketFact } from "../../core/report/facts.ts";
import { isDone, isFormal, isOpen, type Ticket, type TicketChange } from "../../core/ticket/ticket.ts";
import type { MemoryTable } from "./memory-table.ts";

const isWithin = (at: Date, after: Date | undefined, before: Date | undefined): boolean =>
  (after === undefined || at >= after) && (before === undefined || at <= before);

function fits(ticket: Ticket, filter: PublicTicketFilter): boolean {
  const { codes, categories, except = [], from, until, closed, movedAfter, movedBefore } = filter;
  const hasMoved = ticket.changes.some(({ kind, at }) => kind === "move" && isWithin(at, movedAfter, movedBefore));
  return (
    ticket.visibility !== "confidential" &&
    publicStatuses(closed).includes(ticket.status) &&
    (codes === undefined || codes.includes(ticket.code)) &&
    (categories === undefined || categories.includes(ticket.category)) &&
    !except.includes(ticket.category) &&
    isWithin(ticket.openedAt, from, until) &&
    ((movedAfter ?? movedBefore) === undefined || hasMoved)
  );
}

const newestFirst = (a: Ticket, b: Ticket): number =>
  Number(b.openedAt) - Number(a.openedAt) || (a.code < b.code ? 1 : -1);

const resultOf = ({ clocks }: Ticket): number => Number(clocks.resultStoppedAt ?? 0);
const newestResultFirst = (a: Ticket, b: Ticket): number => resultOf(b) - resultOf(a) || newestFirst(a, b);

function factOf(ticket: Ticket, { to }: Span): TicketFact {
  const { code, category, severity, status, unit, officerId, origin, visibility, openedAt, rating } = ticket;
  const { firstDueAt, firstStoppedAt, resultDueAt, resultStoppedAt } = ticket.clocks;
  const last = (is: (change: TicketChange) => boolean): Date | undefined =>
    ticket.changes.findLast((change) => is(change) && change.at < to)?.at;
  const row = {
    ...{ code, category, severity, status, unit, officerId, origin, visibility, openedAt, rating },
    ...{ firstDueAt, firstStoppedAt, resultDueAt, resultStoppedAt, reopenedCount: ticket.reopenedCount },
    ...{ isEscalated: ticket.flags.includes("escalated"), isFormal: isFormal(ticket) },
    extendedAt: last((change) => change.kind === "move" && change.to === "extended"),
    disputedAt: last(({ facts }) => facts.disputed === true),
    ...{ area: ticket.place?.area, latitude: ticket.place?.latitude, longitude: ticket.place?.longitude },
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as TicketFact;
}

/** What everybody may know of the tickets in memory. */
export function fakePublicTickets(tickets: MemoryTable<Ticket>, photos: MemoryTable<PublicPhoto>): PublicTickets {
  const shown = () => photos.all().filter(isShown);
  const bare = (ticket: Ticket): Ticket => ({ ...ticket, followers: [], changes: [] });
  const isPictured = (ticket: Ticket): boolean =>
    isDone(ticket.status) &&
    !isKindAlone(ticket) &&
    shown().some(({ ticketCode, side }) => ticketCode === ticket.code && side === "after");
  return {
    photosOf: async (codes) => shown().filter(({ ticketCode }) => codes.includes(ticketCode)),
    photo: async (id) => {
      const photo = shown().find((one) => one.id === id);
      const ticket = tickets.all().find(({ code }) => code === photo?.ticketCode);
      return photo && ticket && { photo, ticket: bare(ticket) };
    },
    list: async (filter) =>
      tickets
        .all()
        .filter((ticket) => fits(ticket, filter) && (!filter.pictured || isPictured(ticket)))
        .sort(filter.pictured ? newestResultFirst : newestFirst)
        .slice(filter.skip, filter.skip + filter.limit)
        .map((ticket) => ({ ...ticket, followers: [], changes: filter.log ? ticket.changes : [] })),
    facts: async (span) =>
      tickets
        .all()
        .filter(({ visibility, status }) => visibility !== "confidential" && status !== "spam")
        .filter(({ openedAt, status, clocks }) => {
          const isOfSpan = openedAt >= span.from || (clocks.resultStoppedAt ?? openedAt) >= span.from;
          return openedAt < span.to && (isOfSpan || (isOpen(status) && !isDone(status)));
        })
        .sort(newestFirst)
        .map((ticket) => factOf(ticket, span)),
  };
}
