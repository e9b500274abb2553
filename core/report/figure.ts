import { isDone, isOpen } from "../ticket/ticket.ts";
import type { Span, TicketFact } from "./facts.ts";

const isWithin = (at: Date | undefined, { from, to }: Span): boolean => at !== undefined && at >= from && at < to;

/** What a figure is asked for; `now` is the moment up to which everything is known. */
export interface Asked {
  span: Span;
  now: Date;
}

const isReceived = (fact: TicketFact, { span }: Asked): boolean => isWithin(fact.openedAt, span);
/** A child of an incident gets the incident's result: it would count the same work again. */
const isSolved = (fact: TicketFact, { span }: Asked): boolean =>
  isDone(fact.status) && isWithin(fact.resultStoppedAt, span);
const isInTime = ({ resultStoppedAt, resultDueAt }: TicketFact): boolean =>
  resultStoppedAt !== undefined && resultStoppedAt <= resultDueAt;
const isReplied = (fact: TicketFact, asked: Asked): boolean =>
  isReceived(fact, asked) && fact.firstStoppedAt !== undefined;

/**
 * Every figure of the report as a question about one ticket: a figure is how many tickets it is true of, and leads to just
 * those. What is open and late is so now, whatever the span.
 */
export const figures = {
  received: isReceived,
  solved: isSolved,
  "in-time": (fact, asked) => isSolved(fact, asked) && isInTime(fact),
  /** In time, and nobody had it opened again (taxonomy §5.3, rule 6). */
  "in-time-for-good": (fact, asked) => isSolved(fact, asked) && isInTime(fact) && fact.reopenedCount === 0,
  "solved-late": (fact, asked) => isSolved(fact, asked) && !isInTime(fact),
  "late-now": ({ status, resultDueAt }, { now }) => isOpen(status) && !isDone(status) && resultDueAt < now,
  open: ({ status }) => isOpen(status) && !isDone(status),
  replied: isReplied,
  "replied-in-time": (fact, asked) =>
    isReplied(fact, asked) && fact.firstStoppedAt !== undefined && fact.firstStoppedAt <= fact.firstDueAt,
  reopened: (fact, asked) => isSolved(fact, asked) && fact.reopenedCount > 0,
  rated: (fact, asked) => isSolved(fact, asked) && fact.rating !== undefined,
  /** Of what came in: somebody has dealt with it by now, with a result or without. */
  handled: (fact, asked) => isReceived(fact, asked) && (!isOpen(fact.status) || isDone(fact.status)),
  complaint: (fact, asked) => isReceived(fact, asked) && fact.isFormal,
  disputed: ({ disputedAt }, { span }) => isWithin(disputedAt, span),
  extended: ({ extendedAt }, { span }) => isWithin(extendedAt, span),
  escalated: ({ status, isEscalated }) => isEscalated && isOpen(status) && !isDone(status),
} as const satisfies Record<string, (fact: TicketFact, asked: Asked) => boolean>;
export type Figure = keyof typeof figures;

/** Figures of this moment rather than of a month: another day tells another number, and nobody has made a mistake. */
export const passingFigures: readonly Figure[] = ["late-now", "open", "handled", "escalated"];

/** The tickets behind a figure. */
export function behindFigure(facts: readonly TicketFact[], figure: Figure, asked: Asked): TicketFact[] {
  return facts.filter((fact) => figures[figure](fact, asked));
}
