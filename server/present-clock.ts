import type { z } from "zod";
import { nextDue } from "../core/ticket/deadlines.ts";
import { isOpen, type Ticket } from "../core/ticket/ticket.ts";
import type { clockView } from "./contract-base.ts";
import { iso } from "./present.ts";

type ClockView = z.input<typeof clockView>;

/** Both clocks of a ticket. A reopened one's result clock runs anew from its reopening. */
export function presentClocks({ clocks, openedAt, changes }: Ticket): { first: ClockView; result: ClockView } {
  const { firstDueAt, firstStoppedAt, resultDueAt, resultStoppedAt, pausedAt, basis, terms } = clocks;
  const own = terms?.own && { own: [...terms.own] };
  const reopenedAt = changes.filter((change) => change.to === "reopened").at(-1)?.at;
  return {
    first: {
      kind: "first",
      startedAt: openedAt.toISOString(),
      dueAt: firstDueAt.toISOString(),
      stoppedAt: iso(firstStoppedAt),
      basis,
      ...own,
    },
    result: {
      kind: "result",
      startedAt: (reopenedAt ?? openedAt).toISOString(),
      dueAt: resultDueAt.toISOString(),
      stoppedAt: iso(resultStoppedAt),
      pausedAt: iso(pausedAt),
      basis,
      ...own,
    },
  };
}

/** The clock that runs now; none once there is a result or nothing is left to do. */
export function runningClock(ticket: Ticket): ClockView | undefined {
  if (!isOpen(ticket.status) || !nextDue(ticket.clocks)) return undefined;
  const { first, result } = presentClocks(ticket);
  return ticket.clocks.firstStoppedAt ? result : first;
}
