import type { Place } from "../understanding/place.ts";
import type { WorkingCalendar } from "../ward.ts";
import { clocksFor, reopenedDue } from "./deadlines.ts";
import { type CategoryId, categoryOf, keeperOf, outsideLeadOf, type Severity, type UnitId, worse } from "./taxonomy.ts";
import type { Ticket, TicketClocks } from "./ticket.ts";

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

/** Clocks of another category, counted from the same start; pauses so far still count, the first deadline is never later. */
function clocksOf(ticket: Ticket, category: CategoryId, calendar: WorkingCalendar): TicketClocks {
  const { clocks, openedAt, changes } = ticket;
  const reopenedAt = changes.findLast(({ to, kind }) => to === "reopened" && kind === "move")?.at;
  const resultOf = (id: CategoryId): number =>
    (reopenedAt ? reopenedDue(calendar, id, reopenedAt) : clocksFor(calendar, id, openedAt).resultDueAt).getTime();
  const pausedMs = Math.max(0, clocks.resultDueAt.getTime() - resultOf(ticket.category));
  const next = clocksFor(calendar, category, openedAt);
  return {
    ...clocks,
    ...next,
    firstDueAt: next.firstDueAt < clocks.firstDueAt ? next.firstDueAt : clocks.firstDueAt,
    resultDueAt: new Date(resultOf(category) + pausedMs),
  };
}

/** The ticket under another reading. A new category brings its unit, its clocks and, where it has one, its closed lane. */
export function reclassify(ticket: Ticket, reading: Reading, calendar: WorkingCalendar): Ticket {
  const { place, unit } = reading;
  const category = reading.category ?? ticket.category;
  const severity = severityOf(ticket, reading);
  const { officerId, ...nobodys } = ticket;
  const kept = { ...nobodys, severity, ...(place ? { place } : {}), ...(unit ? { unit } : {}) };
  // Whoever was named for it was so under the old reading, and may not be allowed to read it now.
  if (category === ticket.category) return officerId && kept.unit === ticket.unit ? { ...kept, officerId } : kept;
  const { outsideUnit: _, ...rest } = kept;
  const row = categoryOf(category);
  const outsideUnit = outsideLeadOf(row);
  return {
    ...rest,
    category,
    unit: unit ?? keeperOf(row),
    ...(outsideUnit ? { outsideUnit } : {}),
    visibility: category === "integrity-complaint" ? "confidential" : ticket.visibility,
    clocks: clocksOf(ticket, category, calendar),
  };
}
