import { z } from "zod";
import type { Ward, WorkingCalendar } from "../ward.ts";

const dayMinutes = 24 * 60;
const minute = z.int().min(0).max(dayMinutes);
const period = z.object({ from: minute, to: minute }).refine(({ from, to }) => from < to, { error: "ends-first" });
/** In their order, none inside another. */
const day = z.array(period).max(4).refine(isInOrder, { error: "overlap" });
const closedDay = z.object({ date: z.iso.date(), name: z.string().trim().max(100).optional() });

/** When the ward's offices work: minutes after midnight for each weekday (0 Sunday … 6 Saturday), and the days they are closed. */
export const calendarBody = z.object({
  // without any work in it no deadline could ever be counted
  week: z
    .array(day)
    .length(7)
    .refine((week) => week.some((periods) => periods.length > 0), { error: "no-work" }),
  closed: z
    .array(closedDay)
    .max(400)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, { error: "twice" }),
});
type CalendarBody = z.output<typeof calendarBody>;

function isInOrder(periods: readonly { from: number; to: number }[]): boolean {
  return periods.every(({ from }, index) => from >= (periods[index - 1]?.to ?? 0));
}

/** The calendar that a ward begins with. */
export function calendarOf({ calendar }: Ward): CalendarBody {
  return {
    week: calendar.week.map((periods) => periods.map(({ from, to }) => ({ from, to }))),
    closed: [...calendar.holidays].toSorted().map((date) => ({ date })),
  };
}

/** As clocks count by it. */
export function workingCalendar({ week, closed }: CalendarBody): WorkingCalendar {
  return { timeZone: "Asia/Ho_Chi_Minh", week, holidays: new Set(closed.map(({ date }) => date)) };
}
