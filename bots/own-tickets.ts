import type { Turn } from "../core/conversation/turn.ts";
import { fold } from "../core/fold.ts";
import { followUpAskedAt } from "../core/ticket/follow-up.ts";
import { isDone, isOpen, type Ticket } from "../core/ticket/ticket.ts";
import type { Place } from "../core/understanding/place.ts";

const hourMs = 60 * 60_000;
/** A photo or detail that comes within a day belongs to the report just made (dialogues, slot `media`). */
const freshMs = 24 * hourMs;
/** Residents may have a result looked at again for 30 days (taxonomy §5.2). */
const reopenMs = 30 * 24 * hourMs;

/** The resident's tickets that somebody still works on, newest first; those with a result wait for the resident. */
export function openTickets(turn: Turn): Ticket[] {
  return turn.tickets.filter((ticket) => isOpen(ticket.status) && !isDone(ticket.status));
}

/** The resident's own ticket with this code; codes in pressed buttons are never trusted to be own. */
export function ownTicket(turn: Turn, code: string | undefined): Ticket | undefined {
  return turn.tickets.find((ticket) => ticket.code === code);
}

/** Whether this person reported it, rather than follows what others reported. */
export function isReporter(turn: Turn, { reporterConversationId: id }: Ticket): boolean {
  return id === undefined || turn.conversationIds.includes(id);
}

/** What this person reported under flood mode of this incident, or of any: the ticket it was opened for, or one more of it. */
export function floodReport(turn: Turn, code?: string): Ticket | undefined {
  const isOf = ({ proposedParent, flags }: Ticket) =>
    flags.includes("in-flood") && (code === undefined || proposedParent === code);
  return openTickets(turn).find((ticket) => isReporter(turn, ticket) && (ticket.code === code || isOf(ticket)));
}

/** The newest open ticket made in the last day. */
export function freshTicket(turn: Turn): Ticket | undefined {
  return openTickets(turn).find((ticket) => turn.now.getTime() - ticket.openedAt.getTime() < freshMs);
}

/** When a ticket was given its result, or was closed without one; unset while it is worked on. */
function finishedAt(ticket: Ticket): Date | undefined {
  if (!isDone(ticket.status)) return undefined;
  if (ticket.clocks.resultStoppedAt) return ticket.clocks.resultStoppedAt;
  return ticket.changes.findLast((change) => change.kind === "move" && isDone(change.to))?.at ?? ticket.openedAt;
}

/** Tickets with a result that may still be opened again. */
export function reopenable(turn: Turn): Ticket[] {
  return turn.tickets.filter((ticket) => {
    const at = finishedAt(ticket);
    return at !== undefined && turn.now.getTime() - at.getTime() <= reopenMs;
  });
}

/** Tickets finished too long ago to be opened again. */
export function longFinished(turn: Turn): Ticket[] {
  const young = new Set(reopenable(turn));
  return turn.tickets.filter((ticket) => isDone(ticket.status) && !young.has(ticket));
}

/** How long words still count as the answer to whether a result has lasted. */
const followUpMs = 14 * 24 * hourMs;

/** Tickets of which this person was asked whether the result has lasted and has not said; asked last comes first. */
export function followedUp(turn: Turn): Ticket[] {
  const asked = turn.tickets.flatMap((ticket) => {
    const at = followUpAskedAt(ticket, turn.conversationIds);
    return at && turn.now.getTime() - at.getTime() < followUpMs ? [{ ticket, at }] : [];
  });
  return asked.sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ ticket }) => ticket);
}

/** The one ticket a text speaks of: the only one there is, or the one that shares most words with it. */
export function meantTicket(text: string, tickets: readonly Ticket[]): Ticket | undefined {
  if (tickets.length < 2) return tickets[0];
  const spoken = new Set(fold(text).split(" "));
  const scored = tickets
    .map((ticket) => ({ ticket, score: sharedWords(spoken, ticket) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score > (second?.score ?? 0) ? best.ticket : undefined;
}

/** Whether two places are the same spot, as far as their names tell. */
export function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b) return false;
  if (fold(a.label) === fold(b.label)) return true;
  return a.house !== undefined && a.house === b.house && a.street !== undefined && a.street === b.street;
}

function sharedWords(spoken: ReadonlySet<string>, ticket: Ticket): number {
  const own = new Set(fold(`${ticket.title} ${ticket.place?.label ?? ""}`).split(" "));
  return [...own].filter((word) => spoken.has(word)).length;
}
