import type { Span, TicketFact } from "../report/facts.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import { isDone, isOpen, type Ticket, type TicketStatus, ticketStatuses } from "../ticket/ticket.ts";
import type { PublicPhoto, ShownPhoto } from "./photo.ts";

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
  /** Finished with a result of which a photo is shown, and more than their kind is public; the newest result first. */
  pictured?: true;
  /** With what happened to each; left out otherwise, as most lists say nothing of it. */
  log?: true;
  skip: number;
  limit: number;
}

/** What is read for everybody: never confidential tickets, never spam. */
export interface PublicTickets {
  /** Newest first; followers are left out, and logs unless they are asked for. */
  list(filter: PublicTicketFilter): Promise<Ticket[]>;
  /** Photos of these tickets that are shown, oldest first. */
  photosOf(codes: string[]): Promise<ShownPhoto[]>;
  /** A photo that was not taken down, and its ticket as in lists; whether that may be shown is asked anew each time. */
  photo(id: string): Promise<{ photo: ShownPhoto; ticket: Ticket } | undefined>;
  /** What figures of a span count (core/report/facts.ts). */
  facts(span: Span): Promise<TicketFact[]>;
}

/** Photos a person approved for everybody, also those that were taken down. */
export interface PublicPhotos {
  byId(id: string): Promise<PublicPhoto | undefined>;
  /** Oldest first. */
  ofTicket(code: string): Promise<PublicPhoto[]>;
  /**
   * Inserts (version 0) or updates; of one photo of a ticket one is shown at a time. Throws STALE when somebody was faster.
   * Files that are shown no more are named for removal. Returns the stored one, version raised.
   */
  save(photo: PublicPhoto): Promise<PublicPhoto>;
}

const statuses = Object.keys(ticketStatuses) as TicketStatus[];
/** States with a result. */
export const doneStatuses: readonly TicketStatus[] = statuses.filter(isDone);

/** The ward has nothing to do about it any more, unless the resident refuses the result. */
export const isOver = (status: TicketStatus): boolean => !isOpen(status) || isDone(status);

/** States a list for everybody shows; only those that are over, or only the others. */
export function publicStatuses(closed?: boolean): TicketStatus[] {
  return statuses.filter((status) => status !== "spam" && (closed === undefined || isOver(status) === closed));
}
