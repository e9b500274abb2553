import type { Span, TicketFact } from "../report/facts.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import { isDone, isOpen, type Ticket, type TicketStatus, ticketStatuses } from "../ticket/ticket.ts";

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
  /** With what happened to each; left out otherwise, as most lists say nothing of it. */
  log?: true;
  skip: number;
  limit: number;
}

/** What is read for everybody: never confidential tickets, never spam. */
export interface PublicTickets {
  /** Newest first; followers are left out, and logs unless they are asked for. */
  list(filter: PublicTicketFilter): Promise<Ticket[]>;
  /** What figures of a span count (core/report/facts.ts). */
  facts(span: Span): Promise<TicketFact[]>;
}

const statuses = Object.keys(ticketStatuses) as TicketStatus[];

/** The ward has nothing to do about it any more, unless the resident refuses the result. */
export const isOver = (status: TicketStatus): boolean => !isOpen(status) || isDone(status);

/** States a list for everybody shows; only those that are over, or only the others. */
export function publicStatuses(closed?: boolean): TicketStatus[] {
  return statuses.filter((status) => status !== "spam" && (closed === undefined || isOver(status) === closed));
}
