import { deskStatus } from "../../../core/conversation/desk-status.ts";
import {
  clocksFor,
  dueAfter,
  dueAfterPause,
  jointClocks,
  nextDue,
  pauseOf,
  reopenedClocks,
} from "../../../core/ticket/deadlines.ts";
import { type CategoryId, categoryIds } from "../../../core/ticket/taxonomy.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";

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
