import { addWorkingMinutes, isWorkingAt } from "../ticket/working-time.ts";
import type { Ward } from "../ward.ts";
import type { DeskStatus } from "./turn.ts";

/** A question handed to a person is answered within this much working time; the rule itself allows 4 hours. */
const promiseWorkingMinutes = 120;
const hourMs = 3_600_000;

/**
 * What residents may be promised of the desk. The time told is the full hour before the promise runs out, so that the
 * desk has slack; it never lies before the desk has had an hour of work.
 */
export function deskStatus(ward: Ward, now: Date, waitMinutes?: number): DeskStatus {
  const due = addWorkingMinutes(ward.calendar, now, promiseWorkingMinutes);
  const told = new Date(Math.floor(due.getTime() / hourMs) * hourMs);
  const earliest = addWorkingMinutes(ward.calendar, now, promiseWorkingMinutes / 2);
  return {
    isOpen: isWorkingAt(ward.calendar, now),
    dueAt: told < earliest ? due : told,
    ...(waitMinutes === undefined ? {} : { waitMinutes }),
  };
}
