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

const calendar = { params: { kind: "calendar" } };
const assistant = { params: { kind: "assistant" } };

test("a setting is the release's own until somebody sets it; then everybody reads what was set, by whom and why", async () => {
  const before = await desk.call("quan", "getSetting", assistant);
  expect(before).toEqual({ kind: "assistant", number: 0, body: { off: [] }, mayEdit: true, history: [] });
  const set = { ...assistant, body: { base: 0, body: { off: ["zalo"] }, note: "đổi máy chủ" } };
  const after = await desk.call("quan", "changeSetting", set);
  expect(after).toMatchObject({ number: 1, body: { off: ["zalo"] } });
  expect(after.history).toMatchObject([{ number: 1, authorName: "anh Quân", note: "đổi máy chủ" }]);
  expect(await desk.call("ba", "getSetting", assistant)).toEqual({ ...after, mayEdit: false });
  expect(desk.world.settings.of("assistant").off).toEqual(["zalo"]);
});

test("of two who looked at the same version the second is told to look again", async () => {
  const late = await desk.refused("quan", "changeSetting", { ...assistant, body: { base: 0, body: { off: [] } } });
  expect(late).toMatchObject({ code: "STALE", details: { version: 1 } });
  const [a, b] = await Promise.all(
    [["facebook"], ["telegram"]].map((off) =>
      desk.send("quan", "changeSetting", { ...assistant, body: { base: 1, body: { off } } }),
    ),
  );
  expect([a?.status, b?.status].toSorted()).toEqual([200, 409]);
});

test("going back is one more version, and says whose words it took", async () => {
  const { number } = await desk.call("quan", "getSetting", assistant);
  const first = await desk.call("quan", "restoreSetting", { ...assistant, body: { base: number, number: 1 } });
  expect(first).toMatchObject({ number: number + 1, body: { off: ["zalo"] }, history: [{ restores: 1 }, {}, {}] });
  const released = await desk.call("quan", "restoreSetting", { ...assistant, body: { base: number + 1, number: 0 } });
  expect(released).toMatchObject({ body: { off: [] }, history: [{ restores: 0 }, {}, {}, {}] });
  const none = { ...assistant, body: { base: number + 2, number: 99 } };
  expect((await desk.refused("quan", "restoreSetting", none)).code).toBe("NOT_FOUND");
});

test("what cannot be used is refused with every place that is wrong, and nothing is set", async () => {
  const { number, body } = await desk.call("quan", "getSetting", calendar);
  const closed = [{ date: "2026-12-31" }, { date: "2026-12-31" }, { date: "31/12" }];
  const wrong = { week: [[{ from: 600, to: 500 }], [], [], [], [], [], []], closed };
  const { code, details } = await desk.refused("quan", "changeSetting", {
    ...calendar,
    body: { base: number, body: wrong },
  });
  expect(code).toBe("BAD_INPUT");
  expect(details.issues).toEqual(
    expect.arrayContaining([expect.stringMatching(/^week\.0\.0: /), expect.stringMatching(/^closed\.2\.date: /)]),
  );
  const idle = { week: [[], [], [], [], [], [], []], closed: [] };
  const refused = await desk.refused("quan", "changeSetting", { ...calendar, body: { base: number, body: idle } });
  expect(refused.details.issues).toEqual(["week: no-work"]);
  expect(await desk.call("quan", "getSetting", calendar)).toMatchObject({ number, body });
});

test("setting is the administrator's; leaders look, nobody else", async () => {
  const change = { ...assistant, body: { base: 0, body: { off: [] } } };
  for (const person of ["lan", "dung", "hoa", "ba", "tu"] as const) {
    expect((await desk.refused(person, "changeSetting", change)).code).toBe("FORBIDDEN");
    const looks = await desk.send(person, "getSetting", assistant);
    expect(looks.status).toBe(person === "ba" ? 200 : 403);
  }
  expect((await desk.refused(undefined, "getSetting", assistant)).code).toBe("NOT_SIGNED_IN");
});

test("a version that this release cannot read leaves its own in force", () => {
  const { settings } = desk.world;
  const author = { role: "ADM", id: "a", name: "a" } as const;
  const alien = { kind: "calendar", number: 9, body: { week: "luôn" }, author, at: new Date() } as const;
  expect(settings.take([alien])).toEqual([alien]);
  expect(settings.of("calendar")).toEqual(settingKinds.calendar.initial(desk.world.ward));
});

test("clocks count by the calendar that is set", async () => {
  const { workingCalendar } = await import("../../core/setting/calendar.ts");
  const initial = settingKinds.calendar.initial(desk.world.ward);
  const monday = new Date("2026-11-30T16:00:00+07:00");
  expect(addWorkingMinutes(workingCalendar(initial), monday, 90)).toEqual(new Date("2026-12-01T08:00:00+07:00"));
  const withTuesday = workingCalendar({ ...initial, closed: [...initial.closed, { date: "2026-12-01" }] });
  expect(addWorkingMinutes(withTuesday, monday, 90)).toEqual(new Date("2026-12-02T08:00:00+07:00"));
});

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
