import { publicReport } from "../../../core/publication/public-figures.ts";
import type { TicketFact } from "../../../core/report/facts.ts";
import { lastDays } from "../../../core/report/month.ts";
import { anId, aTicket } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";

const asked = { span: lastDays(fakeNow, 30), now: fakeNow };
const { firstDueAt, resultDueAt } = aTicket().clocks;
const fact = (overrides: Partial<TicketFact>): TicketFact => ({
  ...{
    code: anId("BS"),
    category: "street-light",
    severity: "S3",
    status: "in-progress",
    unit: "KTHT",
    origin: "zalo",
  },
  ...{ visibility: "public", isEscalated: false, isFormal: false, openedAt: fakeNow, firstDueAt, resultDueAt },
  ...{ reopenedCount: 0 },
  ...overrides,
});
const many = (count: number, overrides: Partial<TicketFact>): TicketFact[] =>
  Array.from({ length: count }, () => fact(overrides));
const done = (rating?: number): Partial<TicketFact> => ({
  ...{ status: "closed", resultStoppedAt: fakeNow },
  ...(rating === undefined ? {} : { rating }),
});
const reportOf = (facts: TicketFact[]) => publicReport(facts, fakeWard, asked, 10);

test("of few cases the count is told and no share; of enough both", () => {
  expect(reportOf(many(9, done(5))).whole).toEqual({ received: 9, solved: 9, rated: 9 });
  expect(reportOf([...many(9, done(5)), fact({ ...done(1), reopenedCount: 1 })]).whole).toEqual({
    ...{ received: 10, solved: 10, inTime: 90, rated: 10, rating: 4.6 },
  });
});

test("what is told in confidence and kinds kept off lists are in no figure", () => {
  const secret = [...many(3, { visibility: "confidential" }), fact({ category: "integrity-complaint" })];
  expect(reportOf([...secret, ...many(2, {})]).whole.received).toBe(2);
});

test("small parts stand together in one row, and no part's count can be told from the whole", () => {
  const facts = [
    ...many(40, { unit: "KTHT", ...done(5) }),
    ...many(12, { unit: "CA", ...done() }),
    ...many(7, { unit: "VHXH" }),
    ...many(4, { unit: "YT", ...done(1) }),
  ];
  const { units, whole } = reportOf(facts);
  expect(whole).toMatchObject({ received: 63, solved: 56, rated: 44 });
  expect(units.map(({ of, received }) => [of, received])).toEqual([
    ["KTHT", 40],
    ["CA", 12],
    [undefined, 11],
  ]);
  expect(units.map(({ solved, inTime }) => [solved, inTime])).toEqual([
    [40, 100],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(units.map(({ rated, rating }) => [rated, rating])).toEqual([
    [undefined, undefined],
    [0, undefined],
    [undefined, undefined],
  ]);
});

test("a ward with few cases is not divided at all", () => {
  const { units, origins, categories } = reportOf([...many(5, {}), ...many(4, { unit: "CA", origin: "hotline" })]);
  expect([units, origins, categories]).toEqual([[], [], []]);
});
