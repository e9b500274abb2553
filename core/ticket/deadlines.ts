import type { WorkingCalendar } from "../ward.ts";
import { type CategoryId, type ClockLength, categoryOf } from "./taxonomy.ts";
import type { TicketClocks } from "./ticket.ts";
import { addWorkingMinutes } from "./working-time.ts";

const hourMs = 3_600_000;
/** Ceiling when several bodies work together, hours (1022 TP.HCM 2025: 15 days). */
const jointCeilingHours = 360;

/** When a clock of this length, started then, runs out. */
export function dueAfter(calendar: WorkingCalendar, start: Date, clock: ClockLength): Date {
  return clock.working
    ? addWorkingMinutes(calendar, start, clock.hours * 60)
    : new Date(start.getTime() + clock.hours * hourMs);
}

/** The three clocks of a new ticket with their basis (taxonomy §1, §2). */
export function clocksFor(calendar: WorkingCalendar, category: CategoryId, openedAt: Date): TicketClocks {
  const { clocks, basis } = categoryOf(category);
  return {
    firstDueAt: dueAfter(calendar, openedAt, clocks.first),
    resultDueAt: dueAfter(calendar, openedAt, clocks.result),
    ceilingAt: dueAfter(calendar, openedAt, clocks.ceiling),
    basis: [...basis],
  };
}

/** The clocks once a body joins that the category does not name: the ceiling is the one for several bodies. */
export function jointClocks(clocks: TicketClocks, openedAt: Date): TicketClocks {
  const ceilingAt = new Date(openedAt.getTime() + jointCeilingHours * hourMs);
  if (ceilingAt <= clocks.ceilingAt) return clocks;
  return { ...clocks, ceilingAt, basis: [...new Set([...clocks.basis.filter((id) => id !== "C10"), "C15" as const])] };
}

/** The result clock of a reopened ticket: half of the first one, starting anew. */
export function reopenedDue(calendar: WorkingCalendar, category: CategoryId, reopenedAt: Date): Date {
  const { result } = categoryOf(category).clocks;
  return dueAfter(calendar, reopenedAt, { ...result, hours: result.hours / 2 });
}

/** The clocks of a reopened ticket: the result anew; the first deadline too, where nobody had answered yet. */
export function reopenedClocks(
  calendar: WorkingCalendar,
  category: CategoryId,
  clocks: TicketClocks,
  reopenedAt: Date,
): TicketClocks {
  const { resultStoppedAt: _, ...running } = clocks;
  const { first } = categoryOf(category).clocks;
  return {
    ...running,
    ...(clocks.firstStoppedAt ? {} : { firstDueAt: dueAfter(calendar, reopenedAt, first) }),
    resultDueAt: reopenedDue(calendar, category, reopenedAt),
  };
}

/** The deadline that comes next for staff and resident: first, then result; none once the result is there. */
export function nextDue(clocks: TicketClocks): Date | undefined {
  if (clocks.resultStoppedAt) return undefined;
  return clocks.firstStoppedAt ? clocks.resultDueAt : clocks.firstDueAt;
}

/** After a pause the result clock goes on where it stood: moved by the time the resident took, 72 hours at most. */
export function resumeClocks(clocks: TicketClocks, now: Date, maxPauseHours: number): TicketClocks {
  if (!clocks.pausedAt) return clocks;
  const pausedMs = Math.min(now.getTime() - clocks.pausedAt.getTime(), maxPauseHours * hourMs);
  const { pausedAt: _, ...running } = clocks;
  return { ...running, resultDueAt: new Date(clocks.resultDueAt.getTime() + pausedMs) };
}
