import { assignTalks } from "../../core/assignment/assign-talks.ts";
import { assignTickets } from "../../core/assignment/assign-tickets.ts";
import { initialAssignment } from "../../core/assignment/rules.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const attention = { reason: "asked-human" as const, since: fakeNow, dueAt: fakeNow };
const waiting = { attention, heldBy: { kind: "queue" as const, since: fakeNow } };
const talks = (limit = 50) => assignTalks({ store: desk.store, world: desk.world, limit });
const setting = { params: { kind: "assignment" } };

test("whoever asks is on duty; a waiting talk becomes theirs, is listed as theirs, and says why", async () => {
  const { id } = await desk.talk([{ text: "cho gặp người thật" }], waiting);
  expect(await talks()).toBe(0);
  expect(await desk.call("lan", "getPresence")).toMatchObject({ state: "online", handovers: [] });
  expect(await talks()).toBe(1);
  const { items, counts } = await desk.call("lan", "listConversations", { query: { queue: "mine" } });
  expect(items.map((one) => [one.id, one.assigned?.name, one.heldBy.kind])).toEqual([[id, "chị Lan", "queue"]]);
  expect(counts.mine).toBe(1);
  const { messages } = await desk.call("mai", "getConversation", { params: { id } });
  expect(messages.items.at(-1)).toMatchObject({
    direction: "internal",
    author: { kind: "system" },
    text: "Giao cho chị Lan: quy tắc “Mọi người đang trực”, chưa có cuộc trò chuyện nào.",
  });
});

test("away until a moment: what waits passes on at once and whoever had it reads why; after it they are back", async () => {
  const until = new Date(fakeNow.getTime() + 3_600_000).toISOString();
  await desk.call("lan", "setPresence", { body: { state: "away", until } });
  await talks();
  const why = "Chuyển sang chị Mai: chị Lan vắng từ 14:06, quy tắc “Mọi người đang trực”, chưa có cuộc trò chuyện nào.";
  expect(await desk.call("lan", "getPresence")).toMatchObject({
    state: "away",
    until,
    handovers: [{ work: "talk", why }],
  });
  const { items } = await desk.call("mai", "listConversations", { query: { queue: "mine" } });
  expect(items).toMatchObject([{ assigned: { staffId: "mai" } }]);
  for (const body of [
    { state: "away", until: fakeNow.toISOString() },
    { state: "away", deputyId: "dung" },
    { state: "busy", deputyId: "mai" },
  ]) {
    expect((await desk.refused("lan", "setPresence", { body })).code).toBe("BAD_INPUT");
  }
  expect((await desk.refused("ba", "getPresence")).code).toBe("FORBIDDEN");
  expect(await desk.call("lan", "setPresence", { body: { state: "online" } })).toMatchObject({ state: "online" });
});

test("two workers at once give everything out once, and nobody more than they may have", async () => {
  const body = { ...initialAssignment, everybody: { ...initialAssignment.everybody, talk: { limit: 3, patience: 5 } } };
  await desk.call("quan", "changeSetting", { ...setting, body: { base: 0, body } });
  for (let count = 0; count < 8; count += 1) await desk.talk([], waiting);
  await Promise.all([talks(), talks(), talks()]);
  const rows = await desk.store.client.conversation.findMany({ where: { assignedStaffId: { not: null } } });
  const of = (id: string) => rows.filter(({ assignedStaffId }) => assignedStaffId === id).length;
  expect([of("lan"), of("mai")]).toEqual([3, 3]);
  const lines = await desk.store.client.message.groupBy({
    by: ["conversationId"],
    where: { text: { startsWith: "Giao cho" } },
    _count: true,
  });
  expect(lines.every(({ _count }) => _count === 1)).toBe(true);
});

test("an operator and the rules at one talk: the person holds it, and the talk is never two people's", async () => {
  const { id } = await desk.talk([{ text: "alo" }], waiting);
  await Promise.all([desk.send("mai", "takeOver", { params: { id } }), talks()]);
  const stored = await desk.stored(id);
  if (stored.heldBy.kind !== "operator") await desk.call("mai", "takeOver", { params: { id } });
  expect(await desk.stored(id)).toMatchObject({ heldBy: { kind: "operator", staffId: "mai" } });
  expect((await desk.stored(id)).assignment).toBeUndefined();
});

test("rules that are not saved can be tried: who would get it, what each rule said to whom", async () => {
  const rule = { id: "kp3", name: "Khu phố 3 · thoát nước", work: "ticket", categories: ["flooding-drainage"] };
  const rest = { areas: ["khu phố 3"], people: ["dung"], limit: 1, patience: 25 };
  const trial = { work: "ticket", category: "flooding-drainage", place: "45 Hoa Sứ, khu phố 3" };
  const body = { ...trial, setting: { ...initialAssignment, rules: [{ ...rule, ...rest }] } };
  expect(await desk.call("quan", "tryAssignment", { body })).toEqual({
    why: "Giao cho anh Dũng: quy tắc “Khu phố 3 · thoát nước”, chưa có phiếu nào.",
    rules: [
      { id: "kp3", name: "Khu phố 3 · thoát nước", people: [{ name: "anh Dũng", load: 0, verdict: "chosen" }] },
      { id: "everybody", name: "Mọi người đang trực", people: [{ name: "anh Dũng", load: 0, verdict: "more-load" }] },
    ],
  });
  expect((await desk.call("quan", "tryAssignment", { body: { work: "ticket", unit: "YT" } })).why).toBeUndefined();
  expect((await desk.refused("lan", "tryAssignment", { body: trial })).code).toBe("FORBIDDEN");
  const wrong = {
    base: 1,
    body: { ...initialAssignment, rules: [{ ...rule, ...rest, name: " ", hours: { days: [], from: 0, to: 9 } }] },
  };
  const { details } = await desk.refused("quan", "changeSetting", { ...setting, body: wrong });
  expect(details.issues).toEqual(["rules.0.name: no-name", "rules.0.hours.days: no-day"]);
});

test("an assigned ticket shows its officer and why; whoever may not see it learns nothing", async () => {
  const { code } = await desk.ticket({ status: "assigned", unit: "KTHT" });
  expect(await assignTickets({ store: desk.store, world: desk.world, limit: 10 })).toBe(1);
  const ticket = await desk.call("hoa", "getTicket", { params: { code } });
  expect(ticket).toMatchObject({ status: "assigned", officerName: "anh Dũng" });
  expect(ticket.changes.at(-1)).toMatchObject({
    actor: { role: "SYS" },
    note: expect.stringContaining("Giao cho anh Dũng"),
  });
  expect((await desk.refused("tam", "getTicket", { params: { code } })).code).toBe("NOT_FOUND");
});

test("the second “not ours” reaches the leader with both reasons and an hour; the decision binds both units", async () => {
  const { code } = await desk.ticket({ status: "assigned", unit: "KTHT" });
  const at = async (person: "dung" | "ba" | "tam" | "lan") =>
    (await desk.call(person, "getTicket", { params: { code } })).version;
  const move = (person: "dung" | "lan", to: string, version: number, facts: object) =>
    desk.call(person, "moveTicket", { params: { code }, body: { to, version, facts } });
  await move("dung", "triaged", await at("dung"), { reason: "việc công an", unit: "CA" });
  await move("lan", "assigned", await at("lan"), { unit: "CA" });
  const seen = await desk.call("tam", "getTicket", { params: { code } });
  expect([seen.mayDispute, seen.moves.map(({ to }) => to)]).toEqual([true, ["accepted"]]);
  const claim = { params: { code }, body: { version: seen.version, unit: "KTHT", reason: "cống là hạ tầng" } };
  const disputed = await desk.call("tam", "disputeUnit", claim);
  expect(disputed).toMatchObject({
    mayDispute: false,
    rulingDueAt: new Date(fakeNow.getTime() + 3_600_000).toISOString(),
  });
  expect(disputed.changes.at(-1)).toMatchObject({
    kind: "proposal",
    facts: { disputed: true, reason: "cống là hạ tầng" },
  });

  const { items } = await desk.call("ba", "listDisputes");
  expect(items).toMatchObject([
    {
      code,
      claims: [
        { unit: "KTHT", reason: "việc công an", proposes: "CA", byName: "anh Dũng" },
        { unit: "CA", reason: "cống là hạ tầng", proposes: "KTHT", byName: "anh Tám" },
      ],
    },
  ]);
  const kinds = async (person: "ba" | "lan") => (await desk.call(person, "listTasks")).items.map(({ kind }) => kind);
  expect([await kinds("ba"), await kinds("lan")]).toEqual([["competence"], []]);
  expect((await desk.refused("hoa", "listDisputes")).code).toBe("FORBIDDEN");

  desk.world.pass({ hours: 1 });
  await watchClocks({ store: desk.store, world: desk.world, limit: 50 });
  expect((await desk.call("ba", "getTicket", { params: { code } })).flags).toContain("escalated");

  const ruling = { params: { code }, body: { version: await at("ba"), unit: "KTHT", reason: "mặt đường do hạ tầng" } };
  const ruled = await desk.call("ba", "ruleOnUnit", ruling);
  expect(ruled).toMatchObject({ status: "assigned", unit: "KTHT" });
  expect((await desk.call("ba", "listDisputes")).items).toEqual([]);
  expect(await kinds("ba")).toEqual([]);
  const now = await desk.call("dung", "getTicket", { params: { code } });
  expect([now.mayDispute, now.moves.map(({ to }) => to)]).toEqual([false, ["accepted"]]);
  const again = { params: { code }, body: { version: now.version, unit: "CA", reason: "không" } };
  expect((await desk.refused("dung", "disputeUnit", again)).code).toBe("MOVE_NOT_ALLOWED");
});

describe("a talk given by hand", () => {
  const give = (who: "lan" | "mai", id: string, staffId: string) =>
    desk.call(who, "handConversation", { params: { id }, body: { staffId } });
  const refusal = async (who: "lan" | "tam", id: string, staffId: string) =>
    (await desk.refused(who, "handConversation", { params: { id }, body: { staffId } })).code;
  beforeEach(async () => {
    for (const who of ["lan", "mai"] as const) await desk.call(who, "setPresence", { body: { state: "online" } });
  });

  test("is the colleague's, says who gave it, and stays theirs while the rules look at it", async () => {
    const { id } = await desk.talk([{ text: "cho gặp người thật" }], waiting);
    const view = await give("lan", id, "mai");
    expect(view.assigned).toMatchObject({ staffId: "mai", name: "chị Mai" });
    expect(view.messages.items.at(-1)).toMatchObject({
      direction: "internal",
      author: { kind: "operator", name: "chị Lan" },
      text: "Giao cho chị Mai.",
    });
    await talks();
    expect((await desk.stored(id)).assignment?.to?.staffId).toBe("mai");
    desk.world.pass({ seconds: 3_600 });
    for (const who of ["lan", "mai"] as const) await desk.call(who, "setPresence", { body: { state: "online" } });
    await talks();
    expect((await desk.stored(id)).assignment?.tried).toContain("mai");
    desk.world.pass(fakeNow);
  });

  test("leaves whoever answered, and comes back to them when it is taken back", async () => {
    const heldBy = { kind: "operator" as const, staffId: "lan", name: "chị Lan", since: fakeNow };
    const { id } = await desk.talk([{ text: "alo" }], { heldBy });
    const { undoable, heldBy: holder } = await give("lan", id, "mai");
    expect(holder.kind).toBe("queue");
    await desk.call("lan", "undoAct", { params: { id }, body: { actId: undoable?.id ?? "" } });
    const stored = await desk.stored(id);
    expect([stored.heldBy, stored.assignment, stored.attention]).toEqual([heldBy, undefined, undefined]);
  });

  test("cannot be taken back once the colleague has answered", async () => {
    const { id } = await desk.talk([{ text: "alo" }], waiting);
    const { undoable } = await give("lan", id, "mai");
    await desk.call("mai", "takeOver", { params: { id } });
    const late = await desk.refused("lan", "undoAct", { params: { id }, body: { actId: undoable?.id ?? "" } });
    expect(late.code).toBe("TOO_LATE");
  });

  test("is refused for somebody who is away or not at the desk, where nobody waits, and in confidence", async () => {
    const { id } = await desk.talk([{ text: "alo" }], waiting);
    await desk.call("mai", "setPresence", { body: { state: "away" } });
    expect(await refusal("lan", id, "mai")).toBe("AWAY");
    await desk.call("mai", "setPresence", { body: { state: "online" } });
    expect(await refusal("lan", id, "dung")).toBe("BAD_INPUT");
    expect(await refusal("tam", id, "mai")).toBe("FORBIDDEN");
    const { id: bots } = await desk.talk([{ text: "alo" }]);
    expect(await refusal("lan", bots, "mai")).toBe("NOBODY_WAITS");
    const closed = { ...waiting, attention: { ...attention, reason: "integrity" as const } };
    const { id: kept } = await desk.talk([{ text: "alo" }], closed);
    expect(await refusal("lan", kept, "mai")).toBe("FORBIDDEN");
  });
});
