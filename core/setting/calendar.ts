import { z } from "zod";
import type { Ward, WorkingCalendar } from "../ward.ts";
import { workingWeek } from "../when-where.ts";

const closedDay = z.object({ date: z.iso.date(), name: z.string().trim().max(100).optional() });

/** When the ward's offices work: minutes after midnight for each weekday (0 Sunday … 6 Saturday), and the days they are closed. */
export const calendarBody = z.object({
  week: workingWeek,
  closed: z
    .array(closedDay)
    .max(400)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, { error: "twice" }),
});
type CalendarBody = z.output<typeof calendarBody>;

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
