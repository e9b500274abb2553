import { comeBack } from "../../core/conversation/snooze.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ sendDelayMs: 5_000 });
});
afterAll(() => desk.close());
beforeEach(() => desk.world.pass(fakeNow));

const words = "cống trước nhà nghẹt cả tuần";
const attention = { reason: "unsure" as const, since: fakeNow, dueAt: new Date(fakeNow.getTime() + 3_600_000) };
const mine = { kind: "operator" as const, staffId: "lan", name: "chị Lan", since: fakeNow };
const pathOf = ({ id }: { id: string }) => ({ params: { id } });
const inMinutes = (minutes: number): string => new Date(fakeNow.getTime() + minutes * 60_000).toISOString();

/** Everything that is due now goes out; what went. */
async function send(): Promise<string[]> {
  const texts: string[] = [];
  for (;;) {
    const taken = await desk.store.outbox.claim({ now: desk.world.clock.now(), leaseMs: 30_000 });
    if (!taken) return texts;
    texts.push(taken.message.text);
    await desk.store.outbox.sent(taken, { providerIds: [taken.message.id], state: "sent", at: desk.world.clock.now() });
  }
}

const reply = async (who: "lan" | "mai", talk: { id: string }, text: string, clientId = desk.clientId()) =>
  (await desk.call(who, "replyInConversation", { ...pathOf(talk), body: { clientId, text } })).messageId;
const takeBack = (who: "lan" | "mai", talk: { id: string }, messageId: string) => ({
  ok: () => desk.call(who, "takeBackReply", { params: { id: talk.id, messageId } }),
  code: async () => (await desk.refused(who, "takeBackReply", { params: { id: talk.id, messageId } })).code,
});
const undo = (talk: { id: string }, actId = "") => ({
  ok: () => desk.call("lan", "undoAct", { ...pathOf(talk), body: { actId } }),
  code: async () => (await desk.refused("lan", "undoAct", { ...pathOf(talk), body: { actId } })).code,
});
const listed = async (queue: string): Promise<string[]> =>
  (await desk.call("lan", "listConversations", { query: { queue } })).items.map(({ id }) => id);

describe("words on their way", () => {
  test("wait five seconds with their moment told, and go out in the order in which they were written", async () => {
    const talk = await desk.talk([{ text: words }], { heldBy: mine });
    await reply("lan", talk, "một");
    desk.world.pass({ seconds: 2 });
    await reply("lan", talk, "hai");
    const { messages } = await desk.call("lan", "getConversation", pathOf(talk));
    expect(messages.items.slice(1).map(({ text, notBefore }) => [text, notBefore])).toEqual([
      ["một", new Date(fakeNow.getTime() + 5_000).toISOString()],
      ["hai", new Date(fakeNow.getTime() + 7_000).toISOString()],
    ]);
    expect(await send()).toEqual([]);
    desk.world.pass({ seconds: 3 });
    expect(await send()).toEqual(["một"]);
    desk.world.pass({ seconds: 2 });
    expect(await send()).toEqual(["hai"]);
  });

  test("come back to whoever wrote them and are never sent, also when the browser sends them once more", async () => {
    const talk = await desk.talk([{ text: words }], { heldBy: mine });
    const clientId = desk.clientId();
    const id = await reply("lan", talk, "nhầm rồi", clientId);
    await reply("lan", talk, "đúng đây");
    expect(await takeBack("mai", talk, id).code()).toBe("FORBIDDEN");
    expect(await takeBack("lan", talk, id).ok()).toEqual({ text: "nhầm rồi", attachments: [] });
    expect(await takeBack("lan", talk, id).ok()).toEqual({ text: "nhầm rồi", attachments: [] });
    await reply("lan", talk, "nhầm rồi", clientId);
    desk.world.pass({ seconds: 60 });
    expect(await send()).toEqual(["đúng đây"]);
    expect(await desk.heard(talk.id)).toEqual(["đúng đây"]);
  });

  test("are too late to take back once they are being sent; who has died on the way changes nothing", async () => {
    const talk = await desk.talk([{ text: words }], { heldBy: mine });
    const id = await reply("lan", talk, "đi rồi");
    desk.world.pass({ seconds: 5 });
    const claimed = { leaseMs: 1_000, now: desk.world.clock.now() };
    expect((await desk.store.outbox.claim(claimed))?.message.text).toBe("đi rồi");
    expect(await takeBack("lan", talk, id).code()).toBe("TOO_LATE");
    // The worker that had it is gone: the next one finds it, and knows that it may have arrived.
    desk.world.pass({ seconds: 2 });
    const again = await desk.store.outbox.claim({ ...claimed, now: desk.world.clock.now() });
    expect(again?.message).toMatchObject({ text: "đi rồi", uncertainSince: claimed.now });
    expect(await takeBack("lan", talk, id).code()).toBe("TOO_LATE");
    desk.world.pass({ seconds: 2 });
    expect(await send()).toEqual(["đi rồi"]);
  });

  test("either go out or come back at the very moment, however often it is tried", async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      desk.world.pass(fakeNow);
      const talk = await desk.talk([{ text: words }], { heldBy: mine });
      const id = await reply("lan", talk, `lần ${round}`);
      desk.world.pass({ seconds: 5 });
      const params = { id: talk.id, messageId: id };
      const [sent, answer] = await Promise.all([send(), desk.send("lan", "takeBackReply", { params })]);
      const later = await send();
      ends.add(`${sent.length + later.length} sent, ${answer.status}`);
    }
    for (const end of ends) expect(["1 sent, 409", "0 sent, 200"]).toContain(end);
  });
});

describe("acts", () => {
  test("of taking over leave no trace with the resident when they are undone at once", async () => {
    const talk = await desk.talk([{ text: words }], { draftReply: "Dạ, phường xin lỗi.", attention });
    const { undoable } = await desk.call("lan", "takeOver", pathOf(talk));
    const back = await undo(talk, undoable?.id).ok();
    expect(back).toMatchObject({
      heldBy: { kind: "bot" },
      draftReply: "Dạ, phường xin lỗi.",
      attention: { reason: "unsure" },
    });
    expect(back.undoable).toBeUndefined();
    await undo(talk, undoable?.id).ok();
    desk.world.pass({ seconds: 60 });
    expect(await send()).toEqual([]);
    expect(await desk.heard(talk.id)).toEqual([]);
  });

  test("that the resident heard of are undone by the opposite, which is told too", async () => {
    const talk = await desk.talk([{ text: words }], { attention });
    const { undoable } = await desk.call("lan", "takeOver", pathOf(talk));
    desk.world.pass({ seconds: 6 });
    await send();
    expect((await undo(talk, undoable?.id).ok()).heldBy).toEqual({ kind: "bot" });
    expect(await desk.heard(talk.id)).toHaveLength(2);
  });

  test("are too late to undo when another act or the resident's words came in between, and are no one else's", async () => {
    const talk = await desk.talk([{ text: words }], { attention });
    const first = (await desk.call("lan", "finishConversation", pathOf(talk))).undoable?.id;
    const other = await desk.refused("mai", "undoAct", { ...pathOf(talk), body: { actId: first } });
    expect(other.code).toBe("FORBIDDEN");
    const second = (await desk.call("lan", "takeOver", pathOf(talk))).undoable?.id;
    expect(await undo(talk, first).code()).toBe("TOO_LATE");
    await desk.store.transaction(async (tx) => {
      const now = await tx.conversations.byId(talk.id);
      if (now) await tx.conversations.save({ ...now, lastInboundAt: new Date(fakeNow.getTime() + 1000) });
    });
    expect(await undo(talk, second).code()).toBe("TOO_LATE");
  });

  test("of finishing bring back what waited", async () => {
    const talk = await desk.talk([{ text: words }], { attention });
    const { undoable } = await desk.call("lan", "finishConversation", pathOf(talk));
    expect(await listed("attention")).not.toContain(talk.id);
    await undo(talk, undoable?.id).ok();
    expect(await listed("attention")).toContain(talk.id);
  });

  test("of judging spam take fresh tickets along, are reviewed with who and why, and come back whole", async () => {
    const talk = await desk.talk([{ text: "bán hàng" }], { attention });
    const { code } = await desk.ticket({ followers: [talk.id], reporterConversationId: talk.id });
    const statusOf = async () => (await desk.call("lan", "getTicket", { params: { code } })).status;
    const body = { why: "quảng cáo" };
    const { undoable } = await desk.call("lan", "judgeSpam", { ...pathOf(talk), body });
    expect([await statusOf(), (await listed("attention")).includes(talk.id)]).toEqual(["spam", false]);
    const { items } = await desk.call("hoa", "listConversations", { query: { queue: "spam" } });
    expect(items.find(({ id }) => id === talk.id)?.spam).toEqual({
      at: fakeNow.toISOString(),
      name: "chị Lan",
      ...body,
    });
    expect(await desk.heard(talk.id)).toEqual([]);
    const back = await undo(talk, undoable?.id).ok();
    expect([back.spam, await statusOf(), (await listed("attention")).includes(talk.id)]).toEqual([
      undefined,
      "new",
      true,
    ]);
    await desk.call("lan", "judgeSpam", { ...pathOf(talk), body });
    const restored = await desk.call("hoa", "restoreFromSpam", { ...pathOf(talk), body: { why: "có việc thật" } });
    expect(restored).toMatchObject({ attention: { reason: "unsure" } });
    expect(restored.messages.items.at(-1)?.text).toBe("Xem lại: không phải tin rác, có việc thật");
  });
});

describe("putting off", () => {
  const snooze = (talk: { id: string }, until: string, why?: string) => ({
    ok: () => desk.call("lan", "snoozeConversation", { ...pathOf(talk), body: { until, why } }),
    code: async () => (await desk.refused("lan", "snoozeConversation", { ...pathOf(talk), body: { until } })).code,
  });

  test("takes a talk out of the queues until its time, says who and why, and marks it when it is back", async () => {
    const far = { ...attention, dueAt: new Date(fakeNow.getTime() + 5 * 3_600_000) };
    const talk = await desk.talk([{ text: words }], { attention: far, heldBy: mine });
    const put = await snooze(talk, inMinutes(54), "chờ điện lực trả lời").ok();
    expect(put.messages.items.at(-1)).toMatchObject({
      direction: "internal",
      text: "Hẹn xem lại lúc 15:00 ngày 16/11: chờ điện lực trả lời",
      author: { name: "chị Lan" },
    });
    expect([(await listed("attention")).includes(talk.id), (await listed("mine")).includes(talk.id)]).toEqual([
      false,
      false,
    ]);
    expect(await listed("later")).toContain(talk.id);
    await comeBack(desk);
    expect(await listed("attention")).not.toContain(talk.id);
    desk.world.pass({ minutes: 54 });
    await comeBack(desk);
    const { items } = await desk.call("lan", "listConversations", { query: { queue: "attention" } });
    const snoozed = { untilAt: inMinutes(54), name: "chị Lan", why: "chờ điện lực trả lời", isOver: true };
    expect(items.find(({ id }) => id === talk.id)).toMatchObject({ snooze: snoozed, attention: { reason: "unsure" } });
    expect((await desk.call("lan", "finishConversation", pathOf(talk))).snooze).toBeUndefined();
  });

  test("a talk that nothing else asks a person for comes back as a reminder", async () => {
    const talk = await desk.talk([{ text: words }], { heldBy: mine });
    await snooze(talk, inMinutes(10)).ok();
    desk.world.pass({ minutes: 11 });
    await comeBack(desk);
    expect((await desk.call("lan", "getConversation", pathOf(talk))).attention?.reason).toBe("reminder");
    expect(await listed("mine")).toContain(talk.id);
  });

  test("ends at a deadline, and never begins for danger, for what is late, or for a time that is past", async () => {
    const talk = await desk.talk([{ text: words }], { attention });
    await snooze(talk, inMinutes(600)).ok();
    desk.world.pass({ minutes: 61 });
    await comeBack(desk);
    expect(await listed("attention")).toContain(talk.id);
    expect(await snooze(talk, inMinutes(600)).code()).toBe("MUST_NOT_WAIT");
    desk.world.pass(fakeNow);
    const danger = await desk.talk([{ text: "cháy" }], { attention: { ...attention, reason: "emergency" } });
    expect(await snooze(danger, inMinutes(60)).code()).toBe("MUST_NOT_WAIT");
    const grave = await desk.talk([{ text: words }]);
    await desk.ticket({ followers: [grave.id], reporterConversationId: grave.id, severity: "S1" });
    expect(await snooze(grave, inMinutes(60)).code()).toBe("MUST_NOT_WAIT");
    expect(await snooze(talk, inMinutes(-1)).code()).toBe("BAD_INPUT");
  });

  test("is undone with a key", async () => {
    const talk = await desk.talk([{ text: words }], { attention });
    const { undoable } = await snooze(talk, inMinutes(30)).ok();
    expect((await undo(talk, undoable?.id).ok()).snooze).toBeUndefined();
    expect(await listed("attention")).toContain(talk.id);
  });
});

describe("colleagues and ready answers", () => {
  test("whoever is named in a note finds a task of their own that leads there, and nobody else does", async () => {
    const talk = await desk.talk([{ text: words }]);
    const note = (mentions: string[]) => ({ ...pathOf(talk), body: { text: "@chị Mai xem giúp", mentions } });
    for (const _ of [1, 2]) await desk.call("lan", "noteOnConversation", note(["mai"]));
    const asked = async (who: "lan" | "mai" | "hoa") =>
      (await desk.call(who, "listTasks")).items.filter(
        ({ kind, conversationId }) => kind === "mention" && conversationId === talk.id,
      );
    expect(await asked("mai")).toMatchObject([{ askedByName: "chị Lan", state: "open" }]);
    expect([await asked("lan"), await asked("hoa")]).toEqual([[], []]);
    const params = { id: (await asked("mai"))[0]?.id ?? "" };
    expect((await desk.refused("hoa", "finishTask", { params })).code).toBe("NOT_FOUND");
    await desk.call("mai", "finishTask", { params });
    expect(await asked("mai")).toEqual([]);
    expect((await desk.refused("lan", "noteOnConversation", note(["dung"]))).code).toBe("FORBIDDEN");
  });

  test("a ready answer is filled in from the talk and its ticket, and never sent with a place left open", async () => {
    const talk = await desk.talk([{ text: words }], { heldBy: mine });
    const answer = async (id: string) =>
      (await desk.call("lan", "listAnswers", pathOf(talk))).items.find((one) => one.id === id);
    expect(await answer("chao")).toMatchObject({
      text: "Dạ, phường Bến Sen nghe đây. Chị Lan đang xem tin của anh/chị ạ.",
      missing: [],
    });
    const open = await answer("da-co-phieu");
    expect(open?.missing).toEqual(["mã", "hạn"]);
    const body = { clientId: desk.clientId(), text: open?.text };
    expect((await desk.refused("lan", "replyInConversation", { ...pathOf(talk), body })).code).toBe("BAD_INPUT");
    const { code } = await desk.ticket({ followers: [talk.id], reporterConversationId: talk.id });
    expect((await answer("da-co-phieu"))?.text).toContain(`Mã của anh/chị là ${code}. Phường sẽ trả lời trước `);
    expect((await answer("da-co-phieu"))?.missing).toEqual([]);
  });
});
