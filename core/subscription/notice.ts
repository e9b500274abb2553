import type { CategoryId, UnitId } from "../ticket/taxonomy.ts";
import type { TicketStatus } from "../ticket/ticket.ts";

/** What a subscriber can ask to be told of; `test` is sent on request only. */
export const noticeEvents = ["ticket.opened", "ticket.moved", "ticket.corrected"] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

/**
 * What another system is told of a ticket: where it stands and until when, nothing of what was said, where exactly, or
 * by whom. `id` is the same however often it is delivered, so a receiver can count each once.
 */
export interface Notice {
  id: string;
  event: NoticeEvent | "test";
  at: Date;
  ticket?: {
    code: string;
    status: TicketStatus;
    category: CategoryId;
    unit: UnitId;
    outsideUnit?: UnitId;
    openedAt: Date;
    firstDueAt: Date;
    resultDueAt: Date;
  };
}

/** Another system that is told of changes as they happen. Its secret lies with the platforms' tokens. */
export interface Subscription {
  id: string;
  name: string;
  url: string;
  events: NoticeEvent[];
  active: boolean;
  createdAt: Date;
}

/** Where a subscription's secret is kept. */
export const secretName = (id: string): string => `subscription.${id}`;
