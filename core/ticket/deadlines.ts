import type { WorkingCalendar } from "../ward.ts";
import type { CategoryId, ClockLength } from "./taxonomy.ts";
import { type ClockTerms, releaseTerms } from "./terms.ts";
import type { TicketClocks } from "./ticket.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

const hourMs = 3_600_000;
/** Ceiling when several bodies work together, hours (1022 TP.HCM 2025: 15 days). */
const jointCeilingHours = 360;

/** When a clock of this length, started then, runs out. */
export function dueAfter(calendar: WorkingCalendar, start: Date, clock: ClockLength): Date {
  return clock.working
    ? addWorkingMinutes(calendar, start, clock.hours * 60)
    : new Date(start.getTime() + clock.hours * hourMs);
}

/**
 * The three clocks of a new ticket with their basis (taxonomy §1, §2). `set`: the terms the ward set; the ticket keeps
 * them, so that no later change touches what was promised.
 */
export function clocksFor(
  calendar: WorkingCalendar,
  category: CategoryId,
  openedAt: Date,
  set?: ClockTerms,
): TicketClocks {
  const { clocks, basis } = set ?? releaseTerms(category);
  return {
    firstDueAt: dueAfter(calendar, openedAt, clocks.first),
    resultDueAt: dueAfter(calendar, openedAt, clocks.result),
    ceilingAt: dueAfter(calendar, openedAt, clocks.ceiling),
    basis: [...basis],
    ...(set ? { terms: set } : {}),
  };
}

/** The clocks once a body joins that the category does not name: the ceiling is the one for several bodies. */
export function jointClocks(clocks: TicketClocks, openedAt: Date): TicketClocks {
  const ceilingAt = new Date(openedAt.getTime() + jointCeilingHours * hourMs);
  if (ceilingAt <= clocks.ceilingAt) return clocks;
  return { ...clocks, ceilingAt, basis: [...new Set([...clocks.basis.filter((id) => id !== "C10"), "C15" as const])] };
}

/** The result clock of a reopened ticket: half of the first one, starting anew. */
export function reopenedDue(calendar: WorkingCalendar, { clocks: { result } }: ClockTerms, reopenedAt: Date): Date {
  return dueAfter(calendar, reopenedAt, { ...result, hours: result.hours / 2 });
}

/** The clocks of a reopened ticket: the result anew; the first deadline too, where nobody had answered yet. */
export function reopenedClocks(
  calendar: WorkingCalendar,
  category: CategoryId,
  clocks: TicketClocks,
  reopenedAt: Date,
): TicketClocks {
  const { resultStoppedAt: _, followUpAt: __, ...running } = clocks;
  const terms = clocks.terms ?? releaseTerms(category);
  return {
    ...running,
    ...(clocks.firstStoppedAt ? {} : { firstDueAt: dueAfter(calendar, reopenedAt, terms.clocks.first) }),
    resultDueAt: reopenedDue(calendar, terms, reopenedAt),
  };
}

/** The deadline that comes next for staff and resident: first, then result; none once the result is there. */
export function nextDue(clocks: TicketClocks): Date | undefined {
  if (clocks.resultStoppedAt) return undefined;
  return clocks.firstStoppedAt ? clocks.resultDueAt : clocks.firstDueAt;
}

/** A time in which the result clock stands still. */
export interface Pause {
  from: Date;
  to: Date;
}

/** A deadline after a pause: what was left of its time is left after it. One that was over before the pause stays over. */
export function dueAfterPause(calendar: WorkingCalendar, due: Date, working: boolean, { from, to }: Pause): Date {
  if (due <= from) return due;
  return working
    ? addWorkingMinutes(calendar, to, workingMinutesBetween(calendar, from, due))
    : new Date(due.getTime() + to.getTime() - from.getTime());
}

/** How long asking the resident holds the result clock up: as long as they take, so many hours at most. */
export function pauseOf(from: Date, until: Date, maxHours: number): Pause {
  return { from, to: new Date(Math.min(until.getTime(), from.getTime() + maxHours * hourMs)) };
}
