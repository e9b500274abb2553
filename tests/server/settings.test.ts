import { emptyDialogue, type ReportDraft } from "../../core/conversation/dialogue.ts";
import { settingKinds } from "../../core/setting/kinds.ts";
import { addWorkingMinutes } from "../../core/ticket/working-time.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

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

describe("saved views of the inbox", () => {
  const view = (id: string, name: string, filters: object = { queue: "all" }) => ({ id, name, filters });
  const keep = (who: "lan" | "mai", base: number, views: object[]) => ({
    ok: () => desk.call(who, "keepViews", { body: { base, views } }),
    code: async () => (await desk.refused(who, "keepViews", { body: { base, views } })).code,
  });

  test("are one's own, in one's own order, and counted as they are listed", async () => {
    const empty = { proposals: [], cues: [], flags: [], candidates: [], attachments: [] };
    const draft: ReportDraft = {
      ...{ ...empty, text: "cống nghẹt", category: "flooding-drainage", severity: "S2", sure: true },
      ...{ questions: 0, startedAt: fakeNow, reminded: false },
    };
    const drain = { dialogue: { ...emptyDialogue, draft } };
    const talk = await desk.talk([{ text: "cống nghẹt đường Sen Tím" }], drain);
    await desk.talk([{ text: "đèn tắt" }]);
    const filters = { queue: "all", channel: "zalo", category: "flooding-drainage", severity: "S2", q: "sen tím" };
    const views = [view("ngap", "Ngập gấp", filters), view("rac", "Tin rác", { queue: "spam" })];
    expect(await keep("lan", 0, views).ok()).toEqual({
      own: { version: 1, views },
      shared: { number: 0, views: [] },
      mayShare: false,
      counts: { ngap: 1, rac: 0 },
    });
    const { items } = await desk.call("lan", "listConversations", { query: filters });
    expect(items.map(({ id }) => id)).toEqual([talk.id]);
    expect((await desk.call("mai", "listViews")).own).toEqual({ version: 0, views: [] });
  });

  test("are changed as a whole: sent twice they are kept once, and two windows do not undo each other", async () => {
    const turned = [view("rac", "Tin rác", { queue: "spam" }), view("ngap", "Ngập")];
    expect((await keep("lan", 1, turned).ok()).own).toEqual({ version: 2, views: turned });
    expect((await keep("lan", 1, turned).ok()).own.version).toBe(2);
    expect(await keep("lan", 1, []).code()).toBe("STALE");
    const results = await Promise.all(
      [[], turned.slice(1)].map((views) => desk.send("lan", "keepViews", { body: { base: 2, views } })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    for (const wrong of [
      [view("a", "Một"), view("b", "mốt")],
      [view("a", "")],
      [view("a", "x", { queue: "nowhere" })],
    ]) {
      expect(await keep("mai", 0, wrong).code()).toBe("BAD_INPUT");
    }
    expect((await desk.refused("dung", "listViews")).code).toBe("FORBIDDEN");
  });

  test("are shared by heads and administrators as a setting with its history, and read by everybody of the desk", async () => {
    const shared = { params: { kind: "shared-views" } };
    const body = { base: 0, body: { views: [view("nguy", "Nguy hiểm", { queue: "attention", severity: "S1" })] } };
    expect((await desk.refused("lan", "changeSetting", { ...shared, body })).code).toBe("FORBIDDEN");
    await desk.call("hoa", "changeSetting", { ...shared, body });
    expect(await desk.call("mai", "listViews")).toMatchObject({
      shared: { number: 1, ...body.body },
      counts: { nguy: 0 },
    });
    expect((await desk.call("hoa", "listViews")).mayShare).toBe(true);
    await desk.call("quan", "restoreSetting", { ...shared, body: { base: 1, number: 0 } });
    expect((await desk.call("mai", "listViews")).shared).toEqual({ number: 2, views: [] });
  });

  test("a confidential ticket gives itself away to nobody by a filter", async () => {
    const talk = await desk.talk([{ text: "việc kín" }]);
    const secret = await desk.ticket({
      ...{ category: "integrity-complaint", visibility: "confidential", unit: "LD" },
      ...{ followers: [talk.id], reporterConversationId: talk.id },
    });
    for (const query of [
      { queue: "all", category: "integrity-complaint" },
      { queue: "all", q: secret.code },
    ]) {
      const seen = async (who: "lan" | "ba") => (await desk.call(who, "listConversations", { query })).items.length;
      expect([await seen("lan"), await seen("ba")]).toEqual([0, 1]);
    }
  });
});
