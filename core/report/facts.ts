import type { Channel } from "../channel/channel.ts";
import type { CategoryId, Severity, UnitId } from "../ticket/taxonomy.ts";
import type { Origin, TicketStatus, Visibility } from "../ticket/ticket.ts";

/** What reports count of a ticket: no word of it and nobody's name. */
export interface TicketFact {
  code: string;
  category: CategoryId;
  severity: Severity;
  status: TicketStatus;
  unit: UnitId;
  officerId?: string;
  origin: Origin;
  visibility: Visibility;
  isEscalated: boolean;
  /** A complaint or accusation in the sense of the law. */
  isFormal: boolean;
  /** When it was extended last, and when units last disagreed whose it is; up to the end of the span asked for. */
  extendedAt?: Date;
  disputedAt?: Date;
  /** Khu phố, when known. */
  area?: string;
  latitude?: number;
  longitude?: number;
  openedAt: Date;
  firstDueAt: Date;
  firstStoppedAt?: Date;
  resultDueAt: Date;
  resultStoppedAt?: Date;
  /** 1, 3 or 5 (core/ticket/take-rating.ts). */
  rating?: number;
  reopenedCount: number;
}

/** Talks of one channel in which a resident spoke within a span, and those that no member of staff had a hand in. */
export interface TalkCount {
  channel: Channel;
  talks: number;
  byMachine: number;
}

/** A span of time; `to` is the first moment after it. */
export interface Span {
  from: Date;
  to: Date;
}

/** Where reports get what they count. Spam is in none of it. */
export interface ReportSource {
  /** Opened before the end of the span, and without a result before it began. */
  tickets(span: Span): Promise<TicketFact[]>;
  talks(span: Span): Promise<TalkCount[]>;
}
