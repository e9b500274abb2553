import type { Channel } from "../../core/channel/channel.ts";
import type { PhraseParams } from "../../core/conversation/phrasebook.ts";
import type { Decision } from "../../core/conversation/turn.ts";
import { decisionClock } from "../../core/privacy/rights-case.ts";
import { initialCategories, spokenName } from "../../core/routing/category-rules.ts";
import { initialRouting } from "../../core/routing/routing.ts";
import { initialUnits } from "../../core/routing/units.ts";
import { codeSeries, formatCode } from "../../core/ticket/code.ts";
import { clocksFor, reopenedDue } from "../../core/ticket/deadlines.ts";
import { type CategoryId, categoryOf, isOutsideUnit, keeperOf } from "../../core/ticket/taxonomy.ts";
import { termsOf } from "../../core/ticket/terms.ts";
import type { NewReport, Ticket, TicketChange, TicketStatus } from "../../core/ticket/ticket.ts";
import type { Place } from "../../core/understanding/place.ts";
import type { Ward } from "../../core/ward.ts";

const desk = { from: 7 * 60 + 30, to: 11 * 60 + 30 };
const afternoon = { from: 13 * 60, to: 17 * 60 };
const day = [desk, afternoon];

/** Bến Sen: an invented ward. */
export const stageWard: Ward = {
  kind: "phường",
  name: "Bến Sen",
  codePrefix: "BS",
  calendar: {
    timeZone: "Asia/Ho_Chi_Minh",
    week: [[], day, day, day, day, day, []],
    holidays: new Set(),
  },
  units: initialUnits,
  categories: initialCategories,
  routing: initialRouting,
  publicUrl: "https://bensen.example",
} as Ward;

/** A ticket as it is right after it was opened, without storage. */
export function newTicket(report: NewReport, code: string, openedAt: Date, origin: Channel): Ticket {
  const { confident: _, ...facts } = report;
  const category = categoryOf(report.category);
  const lead = category.units[0];
  const ticket: Ticket = {
    ...facts,
    ...{ id: code, code },
    title: report.title || spokenName(stageWard.categories, report.category),
    status: "new",
    unit: keeperOf(category),
    ...(lead && isOutsideUnit(lead) && { outsideUnit: lead }),
    proof: [],
    followers: [],
    origin,
    openedAt,
    clocks: clocksFor(stageWard.calendar, report.category, openedAt),
    reopenedCount: 0,
    returnedCount: 0,
    version: 0,
    changes: [],
  };
  return move(ticket, "new", openedAt);
}

/** A ticket as it stands after the moves given. */
export function stageTicket(
  given: {
    code: string;
    category: CategoryId;
    title: string;
    openedAt: Date;
    place?: Place | undefined;
    contactPhone?: string;
  },
  moves: { to: TicketStatus; at: Date }[] = [],
): Ticket {
  const report: NewReport = {
    title: given.title,
    body: given.title,
    category: given.category,
    secondary: [],
    proposals: [],
    cues: [],
    severity: categoryOf(given.category).severity,
    flags: [],
    ...(given.place && { place: given.place }),
    ...(given.contactPhone && { contactPhone: given.contactPhone }),
    attachments: [],
    visibility: "public",
    confident: true,
  };
  const ticket = newTicket(report, given.code, given.openedAt, "webchat");
  return moves.reduce((before, { to, at }) => move(before, to, at), ticket);
}

/** The ticket after a move, as its log tells it; no rule is asked. */
export function move(ticket: Ticket, to: TicketStatus, at: Date, facts: TicketChange["facts"] = {}): Ticket {
  const seq = ticket.changes.length + 1;
  const from = seq === 1 ? null : ticket.status;
  const actor = { role: "SYS", id: "stage", name: "stage" } as const;
  const change = { id: `${ticket.code}-${seq}`, seq, at, actor, from, to, kind: "move", facts } as const;
  const resultDueAt =
    to === "reopened" ? reopenedDue(stageWard.calendar, termsOf(ticket), at) : ticket.clocks.resultDueAt;
  return { ...ticket, status: to, clocks: { ...ticket.clocks, resultDueAt }, changes: [...ticket.changes, change] };
}

/** The ticket with a line in its log that moves nothing. */
function withLine(ticket: Ticket, at: Date, by: string, line: Pick<TicketChange, "kind" | "facts">): Ticket {
  const { code, status, changes } = ticket;
  const seq = changes.length + 1;
  const actor = { role: "CIT", id: by, name: by } as const;
  return {
    ...ticket,
    changes: [...changes, { id: `${code}-${seq}`, seq, at, actor, from: status, to: status, ...line }],
  };
}

/** The ticket once it was asked whether its result has lasted. */
export const followedUp = (ticket: Ticket, at: Date): Ticket =>
  withLine(ticket, at, "clock", { kind: "update", facts: { followUp: "asked" } });

/** The ticket with lines for staff in its log. */
export function withNotes(ticket: Ticket, notes: string[]): Ticket {
  const line = (note: string, index: number): Ticket["changes"][number] => {
    const actor = { role: "SYS", id: "stage", name: "stage" } as const;
    const { code, status, openedAt: at } = ticket;
    const seq = ticket.changes.length + 1 + index;
    return { id: `${code}-${seq}`, seq, at, actor, from: status, to: status, kind: "note", facts: {}, note };
  };
  return { ...ticket, changes: [...ticket.changes, ...notes.map(line)] };
}

/** The code of this many. */
export const stageCode = (counter: number, now: Date): string =>
  formatCode(codeSeries(stageWard.codePrefix, now), counter);

/** What a request about personal data lends to the words after it. */
export const lentByCase = (counter: number, now: Date): PhraseParams => ({
  code: stageCode(counter, now),
  due: { due: decisionClock(stageWard.calendar, now).dueAt },
});

/** A ticket after a decision on it in this person's talk. */
export function touched(ticket: Ticket, decision: Decision, now: Date, by: string): Ticket {
  if (decision.do === "confirmLasting")
    return withLine(ticket, now, by, { kind: "resident-update", facts: { followUp: "lasts" } });
  if (decision.do === "reopen") return move(ticket, "reopened", now);
  if (decision.do === "withdraw") return move(ticket, "withdrawn", now);
  if (decision.do === "rate" && decision.score >= 3) return move(ticket, "closed", now);
  if (decision.do === "hideName") return { ...ticket, visibility: "hide-name" };
  return decision.do === "addToTicket" && decision.place ? { ...ticket, place: decision.place } : ticket;
}
