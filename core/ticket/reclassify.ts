import { routeOf } from "../routing/routing.ts";
import { rowFor, termsSet } from "../setting/deadlines.ts";
import type { Place } from "../understanding/place.ts";
import { calendarFor, type Ward, type WorkingCalendar } from "../ward.ts";
import type { World } from "../world.ts";
import { clocksFor, dueAfter, dueAfterPause, type Pause, pauseOf, reopenedDue } from "./deadlines.ts";
import { needsInfoMaxHours } from "./guards.ts";
import { type CategoryId, categoryOf, type Severity, type UnitId, worse } from "./taxonomy.ts";
import { releaseTerms, termsOf } from "./terms.ts";
import type { Ticket, TicketChange, TicketClocks, TicketStatus } from "./ticket.ts";

/** What a person says a ticket is; what is left out stays as it was. */
export interface Reading {
  category?: CategoryId | undefined;
  severity?: Severity | undefined;
  place?: Place | undefined;
  unit?: UnitId | undefined;
}

/** Once staff have said S1 it never falls below S2 (taxonomy §1). */
function severityOf(ticket: Ticket, { category, severity }: Reading): Severity {
  const next = severity ?? (category ? worse(categoryOf(category).severity, ticket.severity) : ticket.severity);
  const saidByStaff = ticket.changes.some(
    ({ facts, actor }) => facts.severity === "S1" && actor.role !== "SYS" && actor.role !== "CIT",
  );
  return saidByStaff ? worse(next, "S2") : next;
}

const isMoveTo = (state: TicketStatus) => (change: TicketChange) => change.kind === "move" && change.to === state;

/** The log since the result clock began: at the opening, or anew at the last reopening. */
function sinceStart({ changes, openedAt }: Ticket): { start: Date; isReopened: boolean; log: TicketChange[] } {
  const at = changes.findLastIndex(isMoveTo("reopened"));
  return { start: changes[at]?.at ?? openedAt, isReopened: at >= 0, log: changes.slice(Math.max(0, at)) };
}

/** Whether its result date is one that was given to the resident, and no longer a length of time. */
const isCommitted = (ticket: Ticket): boolean => sinceStart(ticket).log.some(isMoveTo("extended"));

/** The ticket after a move away from waiting for the resident: what was left of the result's time is left again. */
export function resume(ticket: Ticket, calendar: WorkingCalendar, now: Date): Ticket {
  const { pausedAt, ...clocks } = ticket.clocks;
  if (!pausedAt) return ticket;
  const working = termsOf(ticket).clocks.result.working === true && !isCommitted(ticket);
  const pause = pauseOf(pausedAt, now, needsInfoMaxHours);
  return { ...ticket, clocks: { ...clocks, resultDueAt: dueAfterPause(calendar, clocks.resultDueAt, working, pause) } };
}

/** Each time the resident was asked something and has answered by now; a question that is open is not in it. */
function pauses({ clocks }: Ticket, log: TicketChange[], now: Date): Pause[] {
  const moves = log.filter(({ kind }) => kind === "move");
  return moves.flatMap((change, index) => {
    const end = moves[index + 1]?.at ?? (clocks.pausedAt ? undefined : now);
    return change.to === "needs-info" && end ? [pauseOf(change.at, end, needsInfoMaxHours)] : [];
  });
}

/** What decides about deadlines, as it is set now. */
type Rules = Pick<World, "ward" | "settings">;
/** What a ticket is held to be, as far as its deadlines hang on it. */
type Kind = Pick<Ticket, "category" | "severity" | "unit">;

/** Clocks of another category, counted from the same start; pauses still count, the first deadline is never later. */
function clocksOf(
  ticket: Ticket,
  { category, severity, unit }: Kind,
  { ward, settings }: Rules,
  now: Date,
): TicketClocks {
  const calendar = calendarFor(ward, unit);
  const { openedAt } = ticket;
  const { terms: _, ...clocks } = ticket.clocks;
  const { start, isReopened, log } = sinceStart(ticket);
  const set = termsSet(settings.of("deadlines"), category, severity);
  const next = clocksFor(calendar, category, openedAt, set);
  const terms = set ?? releaseTerms(category);
  const { first, result } = terms.clocks;
  const firstDueAt = isReopened && !clocks.firstStoppedAt ? dueAfter(calendar, start, first) : next.firstDueAt;
  const begun = isReopened ? reopenedDue(calendar, terms, start) : next.resultDueAt;
  const resultDueAt = pauses(ticket, log, now).reduce(
    (due, pause) => dueAfterPause(calendar, due, result.working === true, pause),
    begun,
  );
  return {
    ...clocks,
    ...next,
    firstDueAt: firstDueAt < clocks.firstDueAt ? firstDueAt : clocks.firstDueAt,
    resultDueAt: isCommitted(ticket) ? clocks.resultDueAt : resultDueAt,
  };
}

/** Clocks of a ticket that is graver than it was held to be: sooner where the ward promises graver ones more, never later. */
function clocksAs(ticket: Ticket, severity: Severity, rules: Rules, now: Date): TicketClocks {
  const { category, unit, clocks } = ticket;
  const body = rules.settings.of("deadlines");
  const isGraver = severity !== ticket.severity && worse(severity, ticket.severity) === severity;
  if (!isGraver || rowFor(body, category, severity) === rowFor(body, category, ticket.severity)) return clocks;
  const next = clocksOf(ticket, { category, severity, unit }, rules, now);
  const sooner = (clock: "firstDueAt" | "resultDueAt" | "ceilingAt"): Date =>
    next[clock] < clocks[clock] ? next[clock] : clocks[clock];
  return {
    ...next,
    firstDueAt: sooner("firstDueAt"),
    resultDueAt: sooner("resultDueAt"),
    ceilingAt: sooner("ceilingAt"),
  };
}

/** Its unit at another place: the table's for there, as long as it was the table's for where it was thought to be. */
function unitAt({ category, unit, place: before }: Ticket, place: Place | undefined, ward: Ward, at: Date): UnitId {
  if (!place || routeOf(ward, { category, place: before, at }).unit !== unit) return unit;
  return routeOf(ward, { category, place, at }).unit;
}

/** The ticket under another reading. A new category brings its unit, its clocks and, where it has one, its closed lane. */
export function reclassify(ticket: Ticket, reading: Reading, rules: Rules, now: Date): Ticket {
  const { ward } = rules;
  const { place } = reading;
  const category = reading.category ?? ticket.category;
  const severity = severityOf(ticket, reading);
  const { officerId, ...nobodys } = ticket;
  const clocks = clocksAs(ticket, severity, rules, now);
  const read = { ...nobodys, severity, clocks, ...(place ? { place } : {}) };
  const kept = { ...read, unit: reading.unit ?? unitAt(ticket, place, ward, now) };
  // Whoever was named for it was so under the old reading, and may not be allowed to read it now.
  if (category === ticket.category) return officerId && kept.unit === ticket.unit ? { ...kept, officerId } : kept;
  const { outsideUnit: _, ...rest } = kept;
  const way = routeOf(ward, { category, place: kept.place, at: now });
  const unit = reading.unit ?? way.unit;
  return {
    ...rest,
    category,
    unit,
    ...(way.outsideUnit ? { outsideUnit: way.outsideUnit } : {}),
    visibility: category === "integrity-complaint" ? "confidential" : ticket.visibility,
    clocks: clocksOf(ticket, { category, severity, unit }, rules, now),
  };
}
