import {
  addWorkingMinutes,
  isWorkingAt,
  officeWeek,
  publicHolidays,
  workingMinutesBetween,
} from "../../../core/ticket/working-time.ts";
import type { WorkingCalendar, WorkingPeriod } from "../../../core/ward.ts";
import { fc } from "../../properties.ts";

const office: WorkingCalendar = { timeZone: "Asia/Ho_Chi_Minh", week: officeWeek, holidays: publicHolidays };
const at = (local: string) => new Date(`${local}+07:00`);
const minuteMs = 60_000;

const openMinutes = (week: readonly WorkingPeriod[][]): number =>
  week.flat().reduce((sum, { from, to }) => sum + to - from, 0);

/** Up to three periods a day, sorted and apart, at least an hour a week, so that a deadline comes before the search for one ends; holidays anywhere in two years. */
const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  timeZone: fc.constant("Asia/Ho_Chi_Minh" as const),
  week: fc
    .array(
      fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 }).map((bounds) => {
        const sorted = bounds.sort((a, b) => a - b);
        const periods: WorkingPeriod[] = [];
        for (let index = 0; index + 1 < sorted.length; index += 2) {
          periods.push({ from: sorted[index] as number, to: sorted[index + 1] as number });
        }
        return periods;
      }),
      { minLength: 7, maxLength: 7 },
    )
    .filter((week) => openMinutes(week) >= 60),
  holidays: fc
    .array(fc.integer({ min: 0, max: 730 }), { maxLength: 40 })
    .map((days) => new Set(days.map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)))),
});
/** Whole minutes; seconds are covered by the last property. */
const moments = fc
  .integer({ min: 0, max: 2 * 365 * 1440 })
  .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * minuteMs));
const lengths = fc.integer({ min: 0, max: 6000 });

test("the time between a start and its deadline is what was asked for", () => {
  fc.assert(
    fc.property(calendars, moments, lengths, (calendar, start, minutes) => {
      const due = addWorkingMinutes(calendar, start, minutes);
      expect(workingMinutesBetween(calendar, start, due)).toBe(minutes);
    }),
  );
});

test("a deadline is never before its start and never in closed time", () => {
  fc.assert(
    fc.property(calendars, moments, fc.integer({ min: 1, max: 6000 }), (calendar, start, minutes) => {
      const due = addWorkingMinutes(calendar, start, minutes);
      expect(due.getTime()).toBeGreaterThan(start.getTime());
      // The minute that ends at the deadline was worked.
      expect(isWorkingAt(calendar, new Date(due.getTime() - 1))).toBe(true);
    }),
  );
});

test("more work or a later start never gives an earlier deadline", () => {
  fc.assert(
    fc.property(calendars, moments, lengths, lengths, (calendar, start, minutes, more) => {
      const due = addWorkingMinutes(calendar, start, minutes).getTime();
      expect(addWorkingMinutes(calendar, start, minutes + more).getTime()).toBeGreaterThanOrEqual(due);
      const later = new Date(start.getTime() + more * minuteMs);
      expect(addWorkingMinutes(calendar, later, minutes).getTime()).toBeGreaterThanOrEqual(due);
    }),
  );
});

test("two stretches one after the other end where the whole ends", () => {
  fc.assert(
    fc.property(calendars, moments, lengths, fc.integer({ min: 1, max: 6000 }), (calendar, start, a, b) => {
      const inTwo = addWorkingMinutes(calendar, addWorkingMinutes(calendar, start, a), b);
      expect(inTwo).toEqual(addWorkingMinutes(calendar, start, a + b));
    }),
  );
});

test("working time adds up over any moment in between", () => {
  fc.assert(
    fc.property(calendars, moments, lengths, lengths, (calendar, start, a, b) => {
      const middle = new Date(start.getTime() + a * minuteMs);
      const end = new Date(middle.getTime() + b * minuteMs);
      const parts = workingMinutesBetween(calendar, start, middle) + workingMinutesBetween(calendar, middle, end);
      expect(workingMinutesBetween(calendar, start, end)).toBe(parts);
    }),
  );
});

test("nobody works on a holiday", () => {
  fc.assert(
    fc.property(calendars, moments, (calendar, moment) => {
      const localDate = new Date(moment.getTime() + 7 * 60 * minuteMs).toISOString().slice(0, 10);
      expect(calendar.holidays.has(localDate) && isWorkingAt(calendar, moment)).toBe(false);
    }),
  );
});

test("seconds are kept: a deadline is as exact as its start", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_600_000 }), (ms) => {
      const start = new Date(at("2026-11-16T08:00:00").getTime() + ms);
      expect(addWorkingMinutes(office, start, 60).getTime()).toBe(start.getTime() + 60 * minuteMs);
    }),
  );
});

test.each([
  ["over the noon break", "2026-11-16T11:00:00", 60, "2026-11-16T13:30:00"],
  ["over the night", "2026-11-16T16:30:00", 60, "2026-11-17T08:00:00"],
  ["over the weekend", "2026-11-20T16:30:00", 60, "2026-11-23T08:00:00"],
  ["over the last of April and the first of May", "2026-04-29T16:30:00", 60, "2026-05-04T08:00:00"],
  ["over Tết Bính Ngọ", "2026-02-13T16:00:00", 120, "2026-02-23T08:30:00"],
  ["from a night to the morning", "2026-11-16T22:10:00", 30, "2026-11-17T08:00:00"],
  [
    "to the last minute of a morning, not the first of the afternoon",
    "2026-11-16T07:30:00",
    240,
    "2026-11-16T11:30:00",
  ],
])("a deadline runs %s", (_, start, minutes, due) => {
  expect(addWorkingMinutes(office, at(start), minutes)).toEqual(at(due));
});

test("a calendar in which nobody ever works is a fault, not an endless search", () => {
  const closed: WorkingCalendar = { ...office, week: [[], [], [], [], [], [], []] };
  expect(() => addWorkingMinutes(closed, at("2026-11-16T08:00:00"), 1)).toThrow(RangeError);
});
