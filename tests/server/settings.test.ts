import { emptyDialogue, type ReportDraft } from "../../core/conversation/dialogue.ts";
import { system } from "../../core/people/staff.ts";
import { handOn } from "../../core/routing/hand-on.ts";
import { settingKinds } from "../../core/setting/kinds.ts";
import type { SettingBody, SettingKind } from "../../core/setting/setting.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import type { NewReport } from "../../core/ticket/ticket.ts";
import { aReport } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";

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

type Body<K extends SettingKind> = SettingBody<K>;
const kindOf = (kind: SettingKind) => ({ params: { kind } });

/** Puts the body that is in force with a change in force; returns the number of the version before. */
async function set<K extends SettingKind>(kind: K, change: (body: Body<K>) => Body<K>): Promise<number> {
  const { number, body } = await desk.call("quan", "getSetting", kindOf(kind));
  const next = { base: number, body: change(body as Body<K>) };
  await desk.call("quan", "changeSetting", { ...kindOf(kind), body: next });
  return number;
}

async function restore(kind: SettingKind, number: number): Promise<void> {
  const now = await desk.call("quan", "getSetting", kindOf(kind));
  await desk.call("quan", "restoreSetting", { ...kindOf(kind), body: { base: now.number, number } });
}

const opened = (more: Partial<NewReport>) =>
  desk.store.transaction((tx) => {
    const report = aReport({ category: "street-light", confident: true, place: hoaSu, ...more });
    return openTicket({ tx, world: desk.world, report, actor: system, origin: "zalo" });
  });

test("a report goes to the unit of the ward's table, by area, and a trial tells why; going back undoes it", async () => {
  expect(await opened({})).toMatchObject({ unit: "KTHT", outsideUnit: "X-HT", status: "assigned" });
  const line = { id: "kp3", categories: ["street-light" as const], areas: ["khu phố 3"], unit: "KP" };
  const before = await set("routing", (body) => ({ ...body, exceptions: [line] }));
  expect(await opened({})).toMatchObject({ unit: "KP", status: "assigned" });
  desk.classifier.tell("đèn tắt", { categories: { "street-light": 0.8 } });
  const trial = await desk.call("ba", "tryRouting", { body: { text: "đèn tắt", place: "hẻm 5, khu phố 3" } });
  expect(trial.route).toMatchObject({ category: "street-light", unit: "KP", line: "exception", exceptionId: "kp3" });
  expect(trial.holes).toContainEqual({ kind: "no-officer", unit: "KP" });
  await restore("routing", before);
  expect(await opened({})).toMatchObject({ unit: "KTHT" });
  expect((await desk.refused("lan", "tryRouting", { body: { text: "" } })).code).toBe("FORBIDDEN");
});

test("what no line is about waits at the desk with whoever gets the rest", async () => {
  const before = await set("routing", ({ usual: { "street-light": _, ...usual }, ...body }) => ({ ...body, usual }));
  expect(await opened({})).toMatchObject({ unit: "VP", status: "new" });
  const { holes } = await desk.call("quan", "tryRouting", { body: { text: "" } });
  expect(holes).toContainEqual({ kind: "nobody", category: "street-light" });
  await restore("routing", before);
});

test("a unit that is named but unknown is refused at its line", async () => {
  const { number, body } = await desk.call("quan", "getSetting", kindOf("routing"));
  const wrong = { ...(body as Body<"routing">), fallback: "KHAC" };
  const refused = await desk.refused("quan", "changeSetting", {
    ...kindOf("routing"),
    body: { base: number, body: wrong },
  });
  expect(refused).toMatchObject({ code: "BAD_INPUT", details: { issues: ["fallback: unit-unknown"] } });
});

test("a unit closes when nobody works there; its open tickets go on, with a line in each, and old ones keep its name", async () => {
  const close = (id: string, to: string) => (body: Body<"units">) => ({
    units: body.units.map((unit) => (unit.id === id ? { ...unit, closed: { to } } : unit)),
  });
  const { number, body } = await desk.call("quan", "getSetting", kindOf("units"));
  const full = { base: number, body: close("CA", "VP")(body as Body<"units">) };
  const refused = await desk.refused("quan", "changeSetting", { ...kindOf("units"), body: full });
  expect(refused.details.issues).toEqual(["units.4.closed: has-people"]);

  const kept = await desk.ticket({ unit: "YT", code: "BS-2611-7001", status: "in-progress", officerId: "gone" });
  await desk.ticket({ unit: "YT", code: "BS-2611-7002", status: "closed" });
  const before = await set("units", close("YT", "VHXH"));
  expect(await handOn({ store: desk.store, world: desk.world, limit: 10 })).toBe(1);
  expect(await handOn({ store: desk.store, world: desk.world, limit: 10 })).toBe(0);
  const handed = await desk.call("lan", "getTicket", { params: { code: kept.code } });
  expect(handed).toMatchObject({ unit: "VHXH", status: "in-progress" });
  expect(handed.officerId).toBeUndefined();
  expect(handed.changes.at(-1)?.note).toBe("Trạm y tế không còn hoạt động, việc chuyển sang Phòng Văn hóa - Xã hội.");
  expect(await desk.call("lan", "getTicket", { params: { code: "BS-2611-7002" } })).toMatchObject({ unit: "YT" });

  const reference = await desk.call("lan", "getReference");
  expect(reference.units.map(({ id }) => id)).not.toContain("YT");
  expect(reference.closedUnits).toMatchObject([{ id: "YT", name: "Trạm y tế" }]);
  expect(reference.categories.find(({ id }) => id === "food-safety")?.unit).toBe("VHXH");
  expect(await opened({ category: "food-safety" })).toMatchObject({ unit: "VHXH" });
  const { version } = handed;
  const wrong = { params: { code: kept.code }, body: { version, unit: "YT" } };
  expect((await desk.refused("lan", "correctTicket", wrong)).code).toBe("BAD_INPUT");
  const person = { name: "Chị Y", role: "OFF", unit: "YT", username: "chi.y" };
  expect((await desk.refused("quan", "addAccount", { body: person })).details.issues).toEqual(["unit-closed"]);
  await restore("units", before);
  expect((await desk.call("lan", "getReference")).closedUnits).toEqual([]);
});

test("a unit with hours of its own promises by them", async () => {
  const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
  const report = { category: "dossier-delay" as const };
  const usual = await opened(report);
  const before = await set("units", ({ units }) => ({
    units: units.map((unit) => (unit.id === "HCC" ? { ...unit, week: always } : unit)),
  }));
  const { clocks, openedAt } = await opened(report);
  expect(clocks.firstDueAt.getTime() - openedAt.getTime()).toBe(8 * 3_600_000);
  expect(usual.clocks.firstDueAt > clocks.firstDueAt).toBe(true);
  await restore("units", before);
});

test("a kind is called what the ward calls it, and wants a photo where the ward wants one", async () => {
  const ticket = await desk.ticket({
    code: "BS-2611-7003",
    category: "theft-fraud",
    severity: "S3",
    unit: "CA",
    status: "in-progress",
  });
  const carried = async () => {
    const { moves } = await desk.call("tam", "getTicket", { params: { code: ticket.code } });
    return moves.find(({ to }) => to === "resolved")?.carries;
  };
  expect(await carried()).not.toContain("photos");
  const before = await set("categories", ({ categories }) => {
    const rules = categories["theft-fraud"];
    if (!rules) throw new Error("not there");
    return { categories: { ...categories, "theft-fraud": { ...rules, name: "Trộm, lừa qua mạng", needsPhoto: true } } };
  });
  expect(await carried()).toContain("photos");
  const named = async () =>
    (await desk.call("lan", "getReference")).categories.find(({ id }) => id === "theft-fraud")?.name;
  expect(await named()).toBe("Trộm, lừa qua mạng");
  expect(await opened({ title: "", category: "theft-fraud" })).toMatchObject({ title: "trộm, lừa qua mạng" });
  await restore("categories", before);
  expect([await named(), (await carried())?.includes("photos")]).toEqual(["Trộm cắp, lừa đảo", false]);
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
