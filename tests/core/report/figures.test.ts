import { byCategory, byDay, byUnit, byWeekHour } from "../../../core/report/breakdown.ts";
import type { TicketFact } from "../../../core/report/facts.ts";
import { behindFigure, type Figure } from "../../../core/report/figure.ts";
import { clocksOf, headlineOf } from "../../../core/report/headline.ts";
import {
  asFarAs,
  daysOf,
  lastDays,
  lastWeeks,
  monthAfter,
  monthOf,
  monthSpan,
  weekSpan,
} from "../../../core/report/month.ts";
import { correctionsOf, countMonth, rankUnits } from "../../../core/report/monthly.ts";
import { warningsOf } from "../../../core/report/warning.ts";

const at = (text: string): Date => new Date(`${text}+07:00`);
const span = monthSpan("2026-11");
const asked = { span, now: at("2026-11-30T12:00") };
let number = 0;

/** Reported on the 10th at 8, due on the 11th at 8, not begun. */
function fact(overrides: Partial<TicketFact> = {}): TicketFact {
  number += 1;
  const opened = { openedAt: at("2026-11-10T08:00"), firstDueAt: at("2026-11-10T10:00") };
  return {
    ...{ code: `BS-2611-${number}`, category: "road-damage", severity: "S3", status: "assigned", unit: "KTHT" },
    ...{ origin: "zalo", visibility: "public", isEscalated: false, isFormal: false, reopenedCount: 0 },
    ...{ ...opened, resultDueAt: at("2026-11-11T08:00"), ...overrides },
  };
}
const solved = (when: string, overrides: Partial<TicketFact> = {}): TicketFact =>
  fact({ status: "closed", firstStoppedAt: at("2026-11-10T09:00"), resultStoppedAt: at(when), ...overrides });

test.each<[Figure, TicketFact[], number]>([
  ["received", [fact(), fact({ openedAt: at("2026-10-31T23:59") }), fact({ openedAt: at("2026-12-01T00:00") })], 1],
  [
    "solved",
    [solved("2026-11-10T20:00"), solved("2026-12-01T00:00"), fact({ resultStoppedAt: at("2026-11-12T08:00") })],
    1,
  ],
  [
    "solved",
    [
      solved("2026-11-10T20:00", { openedAt: at("2026-10-20T08:00") }),
      solved("2026-11-10T20:00", { status: "duplicate" }),
    ],
    1,
  ],
  ["in-time", [solved("2026-11-11T08:00"), solved("2026-11-11T08:01")], 1],
  ["in-time-for-good", [solved("2026-11-10T20:00"), solved("2026-11-10T20:00", { reopenedCount: 1 })], 1],
  ["solved-late", [solved("2026-11-11T08:00"), solved("2026-11-11T08:01")], 1],
  [
    "late-now",
    [fact(), fact({ resultDueAt: at("2026-11-30T12:01") }), fact({ status: "rejected" }), solved("2026-11-20T08:00")],
    1,
  ],
  ["open", [fact(), fact({ status: "resolved" }), fact({ status: "withdrawn" })], 1],
  ["replied-in-time", [solved("2026-11-10T20:00"), fact({ firstStoppedAt: at("2026-11-10T10:01") }), fact()], 1],
  ["reopened", [solved("2026-11-10T20:00", { reopenedCount: 2 }), fact({ status: "reopened", reopenedCount: 1 })], 1],
  ["handled", [fact(), fact({ status: "rejected" }), solved("2026-12-02T08:00")], 2],
  ["complaint", [fact({ isFormal: true }), fact()], 1],
  ["extended", [fact({ extendedAt: at("2026-11-12T08:00") }), fact({ extendedAt: at("2026-10-31T08:00") })], 1],
  ["disputed", [fact({ disputedAt: at("2026-11-12T08:00") }), fact()], 1],
  ["escalated", [fact({ isEscalated: true }), solved("2026-11-10T20:00", { isEscalated: true })], 1],
])("%s counts just its tickets", (figure, facts, count) => {
  expect(behindFigure(facts, figure, asked)).toHaveLength(count);
  expect(headlineOf(facts, asked).counts[figure]).toBe(count);
});

test("clocks are told as median and ninth tenth in hours, ratings as their mean; of nothing nothing is told", () => {
  const hours = [1, 2, 3, 4, 10].map((hour) => hour * 3_600_000);
  expect(clocksOf(hours)).toEqual({ count: 5, median: 3, p90: 7.6 });
  expect(clocksOf([])).toEqual({ count: 0 });
  const facts = [solved("2026-11-10T20:00", { rating: 5 }), solved("2026-11-10T12:00", { rating: 3 }), fact()];
  expect(headlineOf(facts, asked)).toMatchObject({
    rating: 4,
    firstReply: { count: 2, median: 1 },
    result: { count: 2, median: 8 },
  });
  expect(headlineOf([], asked)).not.toHaveProperty("rating");
});

test("months begin at midnight in Việt Nam and go over the end of a year", () => {
  expect(monthOf(new Date("2026-11-30T17:00:00Z"))).toBe("2026-12");
  expect(monthAfter("2026-01", -1)).toBe("2025-12");
  expect(monthAfter("2026-12", 1)).toBe("2027-01");
  expect(daysOf(span)).toHaveLength(30);
  expect([daysOf(span).at(0), daysOf(span).at(-1)]).toEqual(["2026-11-01", "2026-11-30"]);
});

test("the last days are whole local days, and today is one of them", () => {
  expect(lastDays(at("2026-11-16T00:30"), 30)).toEqual({ from: at("2026-10-18T00:00"), to: at("2026-11-17T00:00") });
});

test("a month that runs is compared with as many days of the one before; a shorter month is taken whole", () => {
  const running = monthSpan("2026-11");
  const before = monthSpan("2026-10");
  expect(asFarAs(before, running, at("2026-11-03T06:00"))).toEqual({ from: before.from, to: at("2026-10-03T06:00") });
  expect(asFarAs(before, running, at("2026-12-05T00:00"))).toEqual(before);
  const march = monthSpan("2027-03");
  expect(asFarAs(monthSpan("2027-02"), march, at("2027-03-31T12:00"))).toEqual(monthSpan("2027-02"));
});

test("parts add up to the whole: every day, every hour of the week, every unit and kind", () => {
  const facts = [
    solved("2026-11-11T07:00"),
    fact({ openedAt: at("2026-11-29T23:30"), category: "tree-hazard", unit: "VP" }),
    fact({ openedAt: at("2026-11-02T00:10") }),
  ];
  const days = byDay(facts, asked);
  expect(days).toHaveLength(30);
  expect(days.filter(({ received, solved: done }) => received + done > 0)).toEqual([
    { day: "2026-11-02", received: 1, solved: 0 },
    { day: "2026-11-10", received: 1, solved: 0 },
    { day: "2026-11-11", received: 0, solved: 1 },
    { day: "2026-11-29", received: 1, solved: 0 },
  ]);
  const hours = byWeekHour(facts, asked);
  // the 29th is a Sunday, the 2nd a Monday
  expect([hours[6]?.[23], hours[0]?.[0], hours.flat().reduce((sum, count) => sum + count)]).toEqual([1, 1, 3]);
  expect(byUnit(facts, asked).map(({ of, counts }) => [of, counts.received])).toEqual([
    ["KTHT", 2],
    ["VP", 1],
  ]);
  expect(byCategory(facts, asked).map(({ of }) => of)).toEqual(["road-damage", "tree-hazard"]);
});

test("a week that brings many times the usual is told, with how many times; what is rare or steady is not", () => {
  const now = at("2026-11-30T12:00");
  const daysAgo = (days: number, overrides: Partial<TicketFact>): TicketFact =>
    fact({ openedAt: new Date(now.getTime() - days * 86_400_000), ...overrides });
  const flood = { category: "flooding-drainage", area: "khu phố 3" } as const;
  const steady = { category: "waste-collection", area: "khu phố 1" } as const;
  const fresh = { category: "tree-hazard", area: "khu phố 2" } as const;
  const facts = [
    ...Array.from({ length: 8 }, (_, index) => daysAgo(index * 0.5, flood)),
    ...[9, 12, 17, 20, 25, 26, 27, 30].map((days) => daysAgo(days, flood)),
    ...Array.from({ length: 30 }, (_, index) => daysAgo(index, steady)),
    ...Array.from({ length: 5 }, () => daysAgo(1, fresh)),
    ...Array.from({ length: 4 }, () => daysAgo(1, { ...fresh, area: "khu phố 4" })),
    ...Array.from({ length: 9 }, () => daysAgo(1, { category: "road-damage" })),
  ];
  expect(warningsOf(facts, now)).toEqual([
    { ...fresh, count: 5, usual: 0 },
    { ...flood, count: 8, usual: 2, times: 4 },
  ]);
  expect(warningsOf(facts, now, { warningTimes: 4.5, warningCount: 4 })).toEqual([{ ...fresh, count: 5, usual: 0 }]);
  expect(warningsOf(facts, now, { warningTimes: 4, warningCount: 6 })).toEqual([
    { ...flood, count: 8, usual: 2, times: 4 },
  ]);
});

test("units are ranked by what they solved in time and for good; of fewer than the ward says nobody is ranked", () => {
  const of = (unit: "KTHT" | "CA" | "VP", count: number, late: number): TicketFact[] =>
    Array.from({ length: count }, (_, nth) => solved(nth < late ? "2026-11-12T08:00" : "2026-11-10T20:00", { unit }));
  const facts = [...of("VP", 9, 0), ...of("KTHT", 12, 3), ...of("CA", 10, 1)];
  const ranked = (least: number) => rankUnits(byUnit(facts, asked), least).map(({ of: unit }) => unit);
  expect(ranked(10)).toEqual(["CA", "KTHT", "VP"]);
  expect(ranked(9)).toEqual(["VP", "CA", "KTHT"]);
});

test("what counts otherwise since the approval is a correction; what changes with every day is none", () => {
  const count = (facts: TicketFact[], now = asked.now) =>
    countMonth({
      ...{ now, least: 10, talks: [], incidents: [] },
      spans: { now: { facts, span }, before: { facts: [], span }, yearBefore: { facts: [], span } },
    });
  const [done, open] = [solved("2026-11-10T20:00"), fact()];
  const approved = count([done, open]);
  expect(approved).not.toHaveProperty("yearBefore");
  const later = count([
    { ...done, status: "reopened", reopenedCount: 1 },
    { ...open, status: "rejected" },
  ]);
  expect(correctionsOf(approved, later)).toEqual([
    { figure: "solved", approved: 1, now: 0 },
    { figure: "in-time", approved: 1, now: 0 },
    { figure: "in-time-for-good", approved: 1, now: 0 },
  ]);
  expect(correctionsOf(approved, approved)).toEqual([]);
});

test("twelve weeks of seven local days end with today; each begins where the one before ends", () => {
  const weeks = lastWeeks(at("2026-11-30T23:30"), 12);
  expect([weeks[0], weeks[10], weeks[11]]).toEqual(["2026-09-08", "2026-11-17", "2026-11-24"]);
  expect(weekSpan("2026-11-24")).toEqual({ from: at("2026-11-24T00:00"), to: at("2026-12-01T00:00") });
});
