import { settingKinds } from "../../core/setting/kinds.ts";
import { addWorkingMinutes } from "../../core/ticket/working-time.ts";
import { createLikeness } from "../../nlp/likeness.ts";
import { alikeAsSet, readAsSet } from "../../server/as-set.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";
import { createTeachableClassifier } from "./teachable-classifier.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const hour = 3_600_000;
const deadlines = { params: { kind: "deadlines" } };
const lamps = {
  ...{ category: "street-light", first: { hours: 4 }, result: { hours: 24 }, ceiling: { hours: 120 } },
  ...{ basis: [], reminders: [0.5], extension: { times: 1, days: 3 } },
  own: [{ text: "Nghị quyết 12 của phường", source: "https://bensen.example/nq12" }],
};
const reportLamp = async () => {
  const talk = await desk.talk([{ text: "đèn tắt" }]);
  const body = { clientId: desk.clientId(), category: "street-light", place: hoaSu };
  const { ticket } = await desk.call("lan", "openTicket", { params: { id: talk.id }, body });
  return ticket;
};

test("a new ticket is promised what the ward set, with its rule; an old one keeps its promise whatever is set", async () => {
  const old = await reportLamp();
  const setting = { rows: [lamps] };
  const tried = await desk.call("quan", "tryDeadlines", {
    body: { setting, category: "street-light", severity: "S3", at: fakeNow.toISOString() },
  });
  expect(tried).toMatchObject({
    inForce: { resultDueAt: old.clocks.result.dueAt, basis: ["C10", "P"] },
    tried: { resultDueAt: new Date(fakeNow.getTime() + 24 * hour).toISOString(), basis: ["C10"], own: lamps.own },
  });
  await desk.call("quan", "changeSetting", { ...deadlines, body: { base: 0, body: setting } });
  const ground = await desk.call("quan", "getDeadlineGround");
  expect(ground.items.find(({ category }) => category === "street-light")).toMatchObject({
    open: 1,
    result: { hours: 72 },
    limits: [{ clock: "ceiling", basis: "C10", length: { hours: 240 } }],
  });
  const fresh = await reportLamp();
  expect(fresh.clocks.first).toMatchObject({
    dueAt: new Date(fakeNow.getTime() + 4 * hour).toISOString(),
    basis: ["C10"],
    own: lamps.own,
  });
  expect((await desk.call("lan", "getTicket", { params: { code: old.code } })).clocks).toEqual(old.clocks);
  await desk.call("quan", "restoreSetting", { ...deadlines, body: { base: 1, number: 0 } });
  expect((await reportLamp()).clocks.result.dueAt).toBe(old.clocks.result.dueAt);
  expect((await desk.call("lan", "getTicket", { params: { code: fresh.code } })).clocks).toEqual(fresh.clocks);
});

test("a promise longer than a published rule allows is refused with the place and the code, and so is a rarer alarm", async () => {
  const parked = { ...lamps, category: "illegal-parking", first: { hours: 4 }, own: [] };
  const lax = await desk.refused("quan", "changeSetting", {
    ...deadlines,
    body: { base: 2, body: { rows: [parked] } },
  });
  expect(lax).toMatchObject({ code: "BAD_INPUT", details: { issues: ["rows.0.first: laxer-than-law"] } });
  const thresholds = { params: { kind: "thresholds" } };
  const { body } = await desk.call("quan", "getSetting", thresholds);
  const rarer = { ...thresholds, body: { base: 0, body: { ...body, alarm: 0.5 } } };
  expect((await desk.refused("quan", "changeSetting", rarer)).details.issues).toEqual(["alarm: alarm-rarer"]);
});

test("what each cut costs is told as it was measured, beside the cuts of the release", async () => {
  const { ranges, release, figures } = await desk.call("ba", "getThresholdGround");
  for (const style of ["accented", "bare"] as const) {
    for (const [category, cut] of Object.entries(release.route[style])) {
      const { readings, points } = figures.routing[style].categories[category as "street-light"] ?? { points: [] };
      expect(points.some(([at]) => at >= Math.min(cut, 0.99))).toBe(true);
      // the higher the cut, the fewer are routed, and never more wrongly than are routed at all
      for (const [at, [, routed, wrong]] of points.entries()) {
        expect(routed).toBeLessThanOrEqual(points[at - 1]?.[1] ?? readings ?? 0);
        expect(wrong).toBeLessThanOrEqual(routed);
      }
    }
  }
  expect(figures.alarm.points.at(-1)?.[0]).toBe(ranges.alarm.max);
  expect((await desk.refused("lan", "getThresholdGround")).code).toBe("FORBIDDEN");
});

test("what is set holds for the next reading, whoever reads, and for the next comparison", () => {
  const { settings } = desk.world;
  const body = { ...settings.of("thresholds"), alarm: 0.2, alike: { utilities: 0.9 } };
  const asked: unknown[] = [];
  const reader = readAsSet(
    {
      ...createTeachableClassifier(),
      readEmergency: (_, cuts) => void asked.push(cuts?.alarm),
    },
    settings,
  );
  const likeness = alikeAsSet(createLikeness(), settings);
  const before = likeness.reachOf("street-light").ask;
  reader.readEmergency("cháy");
  settings.take([{ kind: "thresholds", number: 1, body, author: { role: "ADM", id: "a", name: "a" }, at: fakeNow }]);
  reader.readEmergency("cháy");
  expect(asked).toEqual([0.4, 0.2]);
  expect([before, likeness.reachOf("street-light").ask, likeness.reachOf("illegal-parking").ask]).toEqual([
    0.53, 0.9, 0.58,
  ]);
});

test("clocks count by the calendar that is set", async () => {
  const { workingCalendar } = await import("../../core/setting/calendar.ts");
  const initial = settingKinds.calendar.initial(desk.world.ward);
  const monday = new Date("2026-11-30T16:00:00+07:00");
  expect(addWorkingMinutes(workingCalendar(initial), monday, 90)).toEqual(new Date("2026-12-01T08:00:00+07:00"));
  const withTuesday = workingCalendar({ ...initial, closed: [...initial.closed, { date: "2026-12-01" }] });
  expect(addWorkingMinutes(withTuesday, monday, 90)).toEqual(new Date("2026-12-02T08:00:00+07:00"));
});
