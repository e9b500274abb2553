import type { WorkingCalendar } from "../ward.ts";

const minuteMs = 60_000;
const dayMinutes = 1440;
/** Việt Nam is at UTC+7 all year. */
const offsetMinutes = 7 * 60;

/** Public holidays of Việt Nam (Bộ luật Lao động 2019, điều 112), local dates. Lunar days by table: Tết is set by decision each year. */
export const publicHolidays: ReadonlySet<string> = new Set([
  // 2026: Tết Bính Ngọ (29 tháng Chạp – mùng 5), Giỗ Tổ 10/3 âm lịch = 26/4, bù 27/4
  ...["2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-27"],
  ...["2026-04-30", "2026-05-01", "2026-09-01", "2026-09-02"],
  // 2027: Tết Đinh Mùi (mùng 1 = 6/2), Giỗ Tổ = 16/4
  ...["2027-01-01", "2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-04-16"],
  ...["2027-04-30", "2027-05-03", "2027-09-02", "2027-09-03"],
  // 2028: Tết Mậu Thân (mùng 1 = 26/1), Giỗ Tổ = 4/4
  ...["2028-01-03", "2028-01-24", "2028-01-25", "2028-01-26", "2028-01-27", "2028-01-28", "2028-04-04"],
  ...["2028-05-01", "2028-05-02", "2028-09-01", "2028-09-04"],
]);

/** The desk calendar of the demo ward: Monday to Friday 7:30–11:30 and 13:00–17:00. */
export const officeWeek: WorkingCalendar["week"] = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  day === 0 || day === 6
    ? []
    : [
        { from: 7 * 60 + 30, to: 11 * 60 + 30 },
        { from: 13 * 60, to: 17 * 60 },
      ],
);

interface LocalDay {
  /** Days since 1970-01-01, local. */
  index: number;
  /** Minutes after local midnight, with fraction. */
  minute: number;
}

function toLocal(at: Date): LocalDay {
  const minutes = at.getTime() / minuteMs + offsetMinutes;
  const index = Math.floor(minutes / dayMinutes);
  return { index, minute: minutes - index * dayMinutes };
}

function fromLocal(day: LocalDay): Date {
  return new Date(Math.round((day.index * dayMinutes + day.minute - offsetMinutes) * minuteMs));
}

function periodsOf(calendar: WorkingCalendar, index: number): readonly { from: number; to: number }[] {
  const date = new Date(index * dayMinutes * minuteMs);
  if (calendar.holidays.has(date.toISOString().slice(0, 10))) return [];
  return calendar.week[date.getUTCDay()] ?? [];
}

/** Longest stretch searched for working time; a calendar without any work in it is a fault of configuration. */
const horizonDays = 3660;

/** The moment when `minutes` of working time have passed after `start`. Zero gives the next moment of work, or `start` itself when working. */
export function addWorkingMinutes(calendar: WorkingCalendar, start: Date, minutes: number): Date {
  const from = toLocal(start);
  let left = minutes;
  for (let index = from.index; index < from.index + horizonDays; index += 1) {
    for (const period of periodsOf(calendar, index)) {
      const begin = index === from.index ? Math.max(period.from, from.minute) : period.from;
      if (begin >= period.to) continue;
      if (left <= period.to - begin) return fromLocal({ index, minute: begin + left });
      left -= period.to - begin;
    }
  }
  throw new RangeError("the calendar holds no working time");
}

/** Working minutes between two moments; 0 when `end` is not after `start`. */
export function workingMinutesBetween(calendar: WorkingCalendar, start: Date, end: Date): number {
  if (end <= start) return 0;
  const a = toLocal(start);
  const b = toLocal(end);
  let sum = 0;
  for (let index = a.index; index <= b.index; index += 1) {
    for (const period of periodsOf(calendar, index)) {
      const begin = index === a.index ? Math.max(period.from, a.minute) : period.from;
      const finish = index === b.index ? Math.min(period.to, b.minute) : period.to;
      sum += Math.max(0, finish - begin);
    }
  }
  return sum;
}

/** Whether somebody works at this moment. */
export function isWorkingAt(calendar: WorkingCalendar, at: Date): boolean {
  const { index, minute } = toLocal(at);
  return periodsOf(calendar, index).some((period) => minute >= period.from && minute < period.to);
}

/** Minutes after local midnight, with fraction. */
export function localMinute(at: Date): number {
  return toLocal(at).minute;
}

/** The midnight, in Việt Nam, at which this day began. */
export function localMidnight(at: Date): Date {
  const days = Math.floor((at.getTime() / minuteMs + offsetMinutes) / dayMinutes);
  return new Date((days * dayMinutes - offsetMinutes) * minuteMs);
}

/** The local date of a moment, "2026-11-17". */
export function localDate(at: Date): string {
  return new Date(at.getTime() + offsetMinutes * minuteMs).toISOString().slice(0, 10);
}

/** The hours worked on the local day of this moment, in their order; none on a day that is closed. */
export function workingHours(calendar: WorkingCalendar, at: Date): { from: Date; to: Date }[] {
  const { index } = toLocal(at);
  return periodsOf(calendar, index).map(({ from, to }) => ({
    from: fromLocal({ index, minute: from }),
    to: fromLocal({ index, minute: to }),
  }));
}
