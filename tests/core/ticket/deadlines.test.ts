import { deskStatus } from "../../../core/conversation/desk-status.ts";
import { deadlinesBody, termsSet } from "../../../core/setting/deadlines.ts";
import {
  clocksFor,
  dueAfter,
  dueAfterPause,
  jointClocks,
  nextDue,
  pauseOf,
  reopenedClocks,
} from "../../../core/ticket/deadlines.ts";
import { type BasisId, type CategoryId, categoryIds, categoryOf } from "../../../core/ticket/taxonomy.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";
import { fc } from "../../properties.ts";

const { calendar } = fakeWard;
const at = (local: string) => new Date(`${local}:00+07:00`);

test.each<[string, CategoryId, string, string, string]>([
  ["a blocked drain", "flooding-drainage", "2026-11-16T18:06", "2026-11-21T14:06", "2026-11-26T14:06"],
  ["dumped rubbish", "litter-dumping", "2026-11-16T18:06", "2026-11-18T14:06", "2026-11-26T14:06"],
  ["a street lamp", "street-light", "2026-11-17T14:06", "2026-11-19T14:06", "2026-11-26T14:06"],
  ["a live wire", "power-hazard", "2026-11-16T15:06", "2026-11-17T14:06", "2026-11-26T14:06"],
  ["what nobody could classify", "other-unclassified", "2026-11-16T15:06", "2026-11-19T14:06", "2026-11-26T14:06"],
  ["a late dossier", "dossier-delay", "2026-11-17T14:06", "2026-11-23T14:06", "2026-11-26T14:06"],
  ["a portal that fails", "online-service-error", "2026-11-17T08:36", "2026-11-19T14:06", "2026-11-26T14:06"],
  ["a bribe", "integrity-complaint", "2026-11-17T14:06", "2026-11-30T14:06", "2026-12-01T14:06"],
])("%s reported on Monday at 14:06 has these three deadlines", (_, category, first, result, ceiling) => {
  expect(clocksFor(calendar, category, fakeNow)).toMatchObject({
    firstDueAt: at(first),
    resultDueAt: at(result),
    ceilingAt: at(ceiling),
  });
});

test("every deadline names the rules it comes from", () => {
  for (const id of categoryIds) expect(clocksFor(calendar, id, fakeNow).basis).not.toHaveLength(0);
});

test.each([
  ["2026-11-16T14:06", "2026-11-16T16:00"],
  ["2026-11-16T21:40", "2026-11-17T09:00"],
  ["2026-11-20T16:50", "2026-11-23T09:00"],
])("a question handed over at %s is answered before %s", (asked, due) => {
  expect(deskStatus(fakeWard, at(asked)).dueAt).toEqual(at(due));
});

test("four working hours over the desk calendar pass the night", () => {
  expect(dueAfter(calendar, fakeNow, { hours: 4, working: true })).toEqual(at("2026-11-17T08:36"));
});

test("a reopened drain has half of its result time, starting anew, and keeps its answered first deadline", () => {
  const clocks = { ...clocksFor(calendar, "flooding-drainage", fakeNow), firstStoppedAt: at("2026-11-16T15:10") };
  const reopened = reopenedClocks(calendar, "flooding-drainage", clocks, at("2026-11-16T18:00"));
  expect(reopened.resultDueAt).toEqual(at("2026-11-19T06:00"));
  expect(reopened.firstDueAt).toEqual(clocks.firstDueAt);
  expect(reopened.resultStoppedAt).toBeUndefined();
});

test("a reopened dossier has half of its working time", () => {
  const clocks = clocksFor(calendar, "dossier-delay", fakeNow);
  const reopened = reopenedClocks(calendar, "dossier-delay", clocks, at("2026-11-20T14:00"));
  expect(reopened.resultDueAt).toEqual(at("2026-11-25T08:30"));
});

test("the first deadline is next until people came, then the result, then nothing", () => {
  const clocks = clocksFor(calendar, "flooding-drainage", fakeNow);
  expect(nextDue(clocks)).toEqual(clocks.firstDueAt);
  expect(nextDue({ ...clocks, firstStoppedAt: fakeNow })).toEqual(clocks.resultDueAt);
  expect(nextDue({ ...clocks, firstStoppedAt: fakeNow, resultStoppedAt: fakeNow })).toBeUndefined();
});

test("what was left before the resident was asked is left after it, of working time too, and 72 hours hold up at most", () => {
  const due = at("2026-11-18T10:00");
  const asked = at("2026-11-17T16:00");
  const answered = { from: asked, to: at("2026-11-17T19:00") };
  expect(dueAfterPause(calendar, due, false, answered)).toEqual(at("2026-11-18T13:00"));
  // an hour of work was left that day and two and a half the next morning
  expect(dueAfterPause(calendar, due, true, answered)).toEqual(at("2026-11-18T11:00"));
  expect(dueAfterPause(calendar, asked, true, answered)).toEqual(asked);
  expect(pauseOf(asked, at("2026-11-30T08:00"), 72)).toEqual({ from: asked, to: at("2026-11-20T16:00") });
  expect(pauseOf(asked, due, 72)).toEqual({ from: asked, to: due });
});

test("when a body joins that the category does not name, the ceiling is 15 days and says so", () => {
  const joint = jointClocks(clocksFor(calendar, "flooding-drainage", fakeNow), fakeNow);
  expect(joint.ceilingAt).toEqual(at("2026-12-01T14:06"));
  expect(joint.basis).toEqual(["H4", "C5", "C15"]);
  const integrity = clocksFor(calendar, "integrity-complaint", fakeNow);
  expect(jointClocks(integrity, fakeNow)).toEqual(integrity);
});

const row = (category: CategoryId, clocks: object = {}) => {
  const { first, result, ceiling } = categoryOf(category).clocks;
  return { category, first, result, ceiling, basis: [], own: [], reminders: [], extension: {}, ...clocks };
};
const faultsOf = (...rows: object[]): string[] =>
  deadlinesBody.safeParse({ rows }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

test("a ward may promise more than a published rule, never less, whoever named the rule", () => {
  expect(faultsOf(...categoryIds.map((id) => row(id)))).toEqual([]);
  expect(faultsOf(row("illegal-parking", { first: { hours: 1 }, result: { hours: 12 } }))).toEqual([]);
  expect(faultsOf(row("illegal-parking", { first: { hours: 3 } }))).toEqual(["rows.0.first: laxer-than-law"]);
  // two hours at a desk may be a weekend
  expect(faultsOf(row("illegal-parking", { first: { hours: 2, working: true } }))).toEqual([
    "rows.0.first: laxer-than-law",
  ]);
  expect(faultsOf(row("dossier-delay", { first: { hours: 8 } }))).toEqual([]);
  expect(faultsOf(row("dossier-delay", { first: { hours: 24 } }))).toEqual(["rows.0.first: laxer-than-law"]);
  // its own proposal binds nobody until a rule is named
  const slow = row("street-light", { result: { hours: 200 } });
  expect(faultsOf(slow)).toEqual([]);
  expect(faultsOf({ ...slow, basis: ["C5"] })).toEqual(["rows.0.result: laxer-than-law"]);
  expect(faultsOf(row("street-light", { result: { hours: 10 } }))).toEqual(["rows.0.first: out-of-order"]);
  expect(faultsOf(row("street-light"), row("street-light"))).toEqual(["rows.1: twice"]);
  expect(faultsOf({ ...row("street-light"), own: [{ text: "Nghị quyết 12", source: "javascript:alert(1)" }] })).toEqual(
    [expect.stringContaining("rows.0.own.0.source")],
  );
});

test("whatever a ward sets, no deadline lies behind the one that the rules of its category give", () => {
  const hours = fc.integer({ min: 1, max: 480 }).map((half) => half / 2);
  const clock = fc.record({ hours, working: fc.constantFrom(true as const, undefined) });
  const basis = fc.uniqueArray(fc.constantFrom<BasisId>("B2", "H4", "C5", "C10", "C15"), { maxLength: 2 });
  const openings = fc.date({ min: at("2026-11-01T00:00"), max: at("2027-03-01T00:00"), noInvalidDate: true });
  const limits: Partial<Record<BasisId, "firstDueAt" | "resultDueAt" | "ceilingAt">> = {
    ...{ B2: "firstDueAt", I5: "firstDueAt", H4: "firstDueAt", C5: "resultDueAt", C10: "ceilingAt", C15: "ceilingAt" },
  };
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...categoryIds),
      fc.record({ first: clock, result: clock, ceiling: clock, basis }),
      fc.constantFrom(0.05, 0.4, 1),
      openings,
      (category, drawn, scale, openedAt) => {
        const own = categoryOf(category).clocks;
        // shares of the release's own times are usually taken, anything at all usually is not
        const near = (name: keyof typeof own) => ({
          hours: Math.max(0.5, Math.round(own[name].hours * scale * 2) / 2),
          ...(drawn[name].working && own[name].working ? { working: true } : {}),
        });
        const clocks = scale === 1 ? drawn : { first: near("first"), result: near("result"), ceiling: near("ceiling") };
        const parsed = deadlinesBody.safeParse({ rows: [row(category, { ...clocks, basis: drawn.basis })] });
        seen[parsed.success ? "taken" : "refused"] += 1;
        if (!parsed.success) return;
        const set = termsSet(parsed.data, category, "S3");
        const given = clocksFor(calendar, category, openedAt, set);
        const ruled = clocksFor(calendar, category, openedAt);
        for (const id of categoryOf(category).basis) {
          const name = limits[id];
          if (name) expect(given[name].getTime()).toBeLessThanOrEqual(ruled[name].getTime());
        }
        expect(given.basis).toEqual(expect.arrayContaining(categoryOf(category).basis.filter((id) => id !== "P")));
        expect(given.basis).toEqual(expect.arrayContaining(drawn.basis));
      },
    ),
    { numRuns: 400 },
  );
  expect(seen.taken).toBeGreaterThan(40);
  expect(seen.refused).toBeGreaterThan(40);
});

test("a row for one severity goes before that for all, and names the ward where it names no rule of its own", () => {
  const own = [{ text: "Nghị quyết 12 của phường", source: "https://bensen.example/nq12" }];
  const grave = { ...row("street-light", { first: { hours: 2 } }), severity: "S2", own };
  const { rows } = deadlinesBody.parse({ rows: [row("street-light", { first: { hours: 12 } }), grave] });
  expect(termsSet({ rows }, "street-light", "S2")).toMatchObject({
    clocks: { first: { hours: 2 } },
    basis: ["C10"],
    own,
  });
  expect(termsSet({ rows }, "street-light", "S3")).toMatchObject({
    clocks: { first: { hours: 12 } },
    basis: ["C10", "P"],
  });
  expect(termsSet({ rows }, "flooding-drainage", "S2")).toBeUndefined();
});
