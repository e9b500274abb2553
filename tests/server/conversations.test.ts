import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import { emptyDialogue } from "../../core/conversation/dialogue.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const words = "cống trước nhà nghẹt cả tuần";
const draft: ReportDraft = {
  text: words,
  summary: "cống nghẹt",
  category: "flooding-drainage",
  proposals: [
    { id: "flooding-drainage", confidence: 0.54 },
    { id: "waste-collection", confidence: 0.31 },
  ],
  cues: ["nghẹt"],
  sure: false,
  severity: "S3",
  flags: ["angry"],
  place: hoaSu,
  candidates: [],
  attachments: [],
  questions: 1,
  startedAt: fakeNow,
  reminded: false,
};
const attention = { reason: "unsure" as const, since: fakeNow, dueAt: new Date(fakeNow.getTime() + 3_600_000) };
const pathOf = ({ id }: { id: string }) => ({ params: { id } });

test("the desk sees who waits, for what and until when, with the machine's reading beside the thread", async () => {
  const talk = await desk.talk([{ text: words }, { text: "", attachments: [{ kind: "image", key: "a.b" }] }], {
    attention,
    dialogue: { ...emptyDialogue, draft, kinship: "cô" },
  });
  const { items, counts, at } = await desk.call("lan", "listConversations");
  expect(at).toBe(fakeNow.toISOString());
  expect(counts.attention).toBe(items.length);
  expect(items.find((row) => row.id === talk.id)).toMatchObject({
    name: "Nguyễn Thị Hồng",
    heldBy: { kind: "bot" },
    attention: { reason: "unsure" },
    last: { by: "resident", hasPhoto: true },
    unread: 2,
    proposal: { category: "flooding-drainage", confidence: 0.54 },
    angry: true,
    clock: { kind: "attention", dueAt: attention.dueAt.toISOString() },
  });
  const whole = await desk.call("lan", "getConversation", pathOf(talk));
  expect(whole).toMatchObject({
    phone: "+84903123456",
    kinship: "cô",
    receipt: "Dạ, phường đã nhận. Mã của cô là {code}. Phường sẽ trả lời trước {due} ạ.",
    report: { text: words, sure: false, place: hoaSu },
    messages: { items: [{ text: words }, { attachments: [{ kind: "image", url: "/api/files/a.b" }] }] },
    writableUntil: new Date(fakeNow.getTime() + 168 * 3_600_000).toISOString(),
  });
});

test("beside the proposal stands what the machine read otherwise than it was typed, each once", async () => {
  const text = "Ko có nướcccc, ko ai gquyết, vаy";
  const talk = await desk.talk([{ text }], { dialogue: { ...emptyDialogue, draft: { ...draft, text } } });
  expect((await desk.call("lan", "getConversation", pathOf(talk))).report?.repairs).toEqual([
    { kind: "teencode", from: "ko", to: "không" },
    { kind: "elongation", from: "nướcccc", to: "nước" },
    { kind: "teencode", from: "gquyết", to: "giải quyết" },
    { kind: "homoglyph", from: "vаy", to: "vay" },
  ]);
});

test("without a draft the latest words are read, and words that report nothing propose nothing", async () => {
  desk.places.set("đèn đường hư\n45 hoa su", { kind: "found", place: hoaSu });
  desk.classifier.tell("đèn đường hư\n45 hoa su", { categories: { "street-light": 0.88 } });
  desk.classifier.tell("cảm ơn phường", { intents: ["thank"] });
  const told = {
    direction: "out" as const,
    author: { kind: "bot" as const, phraseKeys: [] },
    ticketCode: "BS-2611-0001",
  };
  const report = await desk.talk([{ text: "chuyện cũ" }, told, { text: "đèn đường hư" }, { text: "45 hoa su" }]);
  expect((await desk.call("lan", "getConversation", pathOf(report))).report).toMatchObject({
    text: "đèn đường hư\n45 hoa su",
    proposals: [{ category: "street-light", confidence: 0.88, unit: "KTHT" }],
    place: hoaSu,
  });
  const thanks = await desk.talk([{ text: "cảm ơn phường" }]);
  expect((await desk.call("lan", "getConversation", pathOf(thanks))).report).toBeUndefined();
});

test("older lines come page by page, each once", async () => {
  const talk = await desk.talk(Array.from({ length: 120 }, (_, index) => ({ text: `tin ${index + 1}` })));
  const seen: string[] = [];
  const whole = await desk.call("lan", "getConversation", pathOf(talk));
  let page: { items: { text: string }[]; olderCursor?: string | undefined } = whole.messages;
  for (;;) {
    seen.unshift(...page.items.map((line) => line.text));
    if (!page.olderCursor) break;
    page = await desk.call("lan", "listMessages", {
      ...pathOf(talk),
      query: { before: page.olderCursor, limit: "40" },
    });
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `tin ${index + 1}`));
});

test("lines a colleague has seen are no longer unread for anybody", async () => {
  const talk = await desk.talk([{ text: "một" }, { text: "hai" }, { text: "ba" }]);
  const { messages } = await desk.call("lan", "getConversation", pathOf(talk));
  const messageId = messages.items[1]?.id;
  await desk.call("lan", "markSeen", { ...pathOf(talk), body: { messageId } });
  await desk.call("lan", "markSeen", { ...pathOf(talk), body: { messageId: messages.items[0]?.id } });
  expect((await desk.call("mai", "getConversation", pathOf(talk))).unread).toBe(1);
  const elsewhere = await desk.talk([{ text: "khác" }]);
  await desk.call("lan", "markSeen", { ...pathOf(elsewhere), body: { messageId } });
  expect((await desk.call("lan", "getConversation", pathOf(elsewhere))).unread).toBe(1);
});

test("taking over silences the bot, retires its draft and is told to the resident once; giving back too", async () => {
  const talk = await desk.talk([{ text: words }], { draftReply: "Dạ, phường xin lỗi.", attention });
  const taken = await desk.call("lan", "takeOver", pathOf(talk));
  expect(taken).toMatchObject({ heldBy: { kind: "operator", staffId: "lan", name: "chị Lan" } });
  expect(taken.draftReply).toBeUndefined();
  expect(taken.attention).toBeUndefined();
  await desk.call("lan", "takeOver", pathOf(talk));
  expect(await desk.heard(talk.id)).toEqual(["Từ đây chị Lan của phường trả lời anh/chị."]);
  const back = await desk.call("lan", "giveBack", pathOf(talk));
  expect(back.heldBy).toEqual({ kind: "bot" });
  expect(await desk.heard(talk.id)).toHaveLength(2);
});

test("of two operators who take over at once one holds the conversation and each who did was told to the resident", async () => {
  const talk = await desk.talk([{ text: words }]);
  const answers = await Promise.all([
    desk.send("lan", "takeOver", pathOf(talk)),
    desk.send("mai", "takeOver", pathOf(talk)),
  ]);
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  const { heldBy } = await desk.stored(talk.id);
  expect(heldBy).toMatchObject({ kind: "operator" });
  expect(await desk.heard(talk.id)).toHaveLength(statuses.filter((status) => status === 200).length);
});

test("a reply goes out once however often it is sent, and whoever writes holds the conversation", async () => {
  const talk = await desk.talk([{ text: words }], { draftReply: "Dạ…", attention });
  const body = { clientId: desk.clientId(), text: "Dạ, phường đang cho người tới ạ." };
  const sent = await Promise.all(
    [1, 2, 3].map(() => desk.call("lan", "replyInConversation", { ...pathOf(talk), body })),
  );
  expect(new Set(sent.map((one) => one.messageId)).size).toBe(1);
  expect(await desk.heard(talk.id)).toEqual(["Từ đây chị Lan của phường trả lời anh/chị.", body.text]);
  const { draftReply, attention: left, heldBy } = await desk.stored(talk.id);
  expect({ draftReply, left, heldBy }).toMatchObject({ heldBy: { staffId: "lan" } });
  const whole = await desk.call("lan", "getConversation", pathOf(talk));
  expect(whole.messages.items.at(-1)).toMatchObject({
    id: sent[0]?.messageId,
    author: { kind: "operator", name: "chị Lan" },
  });
});

test("whoever holds a conversation already also clears its draft and its place in the queue by answering", async () => {
  const talk = await desk.talk([{ text: words }], {
    heldBy: { kind: "operator", staffId: "lan", name: "chị Lan", since: fakeNow },
    draftReply: "Dạ…",
    attention,
  });
  await desk.call("lan", "replyInConversation", { ...pathOf(talk), body: { clientId: desk.clientId(), text: "Dạ" } });
  const { draftReply, attention: left } = await desk.stored(talk.id);
  expect([draftReply, left]).toEqual([undefined, undefined]);
  expect(await desk.heard(talk.id)).toEqual(["Dạ"]);
});

test("nobody speaks over a colleague without saying so", async () => {
  const talk = await desk.talk([{ text: words }]);
  await desk.call("lan", "takeOver", pathOf(talk));
  const body = { clientId: desk.clientId(), text: "Để em trả lời ạ." };
  const error = await desk.refused("mai", "replyInConversation", { ...pathOf(talk), body });
  expect(error).toMatchObject({ code: "HELD_BY_OTHER", details: { name: "chị Lan" } });
  await desk.call("mai", "replyInConversation", { ...pathOf(talk), body: { ...body, overrule: true } });
  expect((await desk.stored(talk.id)).heldBy).toMatchObject({ staffId: "mai" });
});

test("an empty reply and a file nobody uploaded are refused, and nothing is sent", async () => {
  const talk = await desk.talk([{ text: words }]);
  const clientId = desk.clientId();
  for (const rest of [{}, { text: "  " }, { attachments: [{ key: "no-such" }] }]) {
    const error = await desk.refused("lan", "replyInConversation", { ...pathOf(talk), body: { clientId, ...rest } });
    expect(error.code).toBe("BAD_INPUT");
  }
  expect(await desk.heard(talk.id)).toEqual([]);
  expect((await desk.stored(talk.id)).heldBy).toEqual({ kind: "bot" });
});

test("notes are for staff, a discarded draft is gone, and what is done leaves the first queue", async () => {
  const talk = await desk.talk([{ text: words }], { draftReply: "Dạ…", attention });
  await desk.call("ba", "noteOnConversation", { ...pathOf(talk), body: { text: "gọi lại chiều nay" } });
  await desk.call("lan", "discardDraft", pathOf(talk));
  expect((await desk.call("lan", "getConversation", pathOf(talk))).draftReply).toBeUndefined();
  const done = await desk.call("lan", "finishConversation", pathOf(talk));
  expect(done.attention).toBeUndefined();
  expect(done.messages.items.at(-1)).toMatchObject({ direction: "internal", author: { name: "ông Ba" } });
  expect(await desk.heard(talk.id)).toEqual([]);
  const { items } = await desk.call("lan", "listConversations");
  expect(items.map((row) => row.id)).not.toContain(talk.id);
});

test("phone numbers are whole for operators and for the unit that has the case, and masked for others", async () => {
  const talk = await desk.talk([{ text: words }]);
  const phoneFor = async (who: "lan" | "hoa" | "ba") => (await desk.call(who, "getConversation", pathOf(talk))).phone;
  expect(await phoneFor("hoa")).toBe("0903 ••• 456");
  await desk.ticket({ followers: [talk.id], reporterConversationId: talk.id, status: "assigned" });
  expect(await phoneFor("hoa")).toBe("+84903123456");
  expect(await phoneFor("lan")).toBe("+84903123456");
  expect(await phoneFor("ba")).toBe("0903 ••• 456");
});

test.each(["getConversation", "takeOver", "giveBack", "finishConversation", "discardDraft"] as const)(
  "%s of a conversation that is not there is NOT_FOUND",
  async (id) => {
    expect((await desk.refused("lan", id, { params: { id: "no-such" } })).code).toBe("NOT_FOUND");
  },
);

test("colleagues see who looks at a conversation and who writes, until that person goes or is silent for half a minute", async () => {
  const talk = await desk.talk([{ text: "a" }]);
  const news = async (): Promise<number> =>
    (await desk.store.liveSince(0, ["desk"], 10_000)).filter(
      ({ name, data }) => name === "viewer.updated" && data.includes(talk.id),
    ).length;
  const note = (who: "lan" | "ba", state: string) => desk.call(who, "noteViewer", { ...pathOf(talk), body: { state } });
  const seen = async () => {
    const { items } = await desk.call("mai", "listViewers");
    return items.filter(({ conversationId }) => conversationId === talk.id).map(({ name, writing }) => [name, writing]);
  };
  await note("lan", "looking");
  await note("lan", "looking");
  await note("ba", "looking");
  expect(await news()).toBe(2);
  await note("lan", "writing");
  expect(await seen()).toEqual([
    ["chị Lan", true],
    ["ông Ba", false],
  ]);
  await note("ba", "gone");
  await note("ba", "gone");
  expect(await news()).toBe(4);
  const { now } = desk.world.clock;
  desk.world.clock.now = () => new Date(fakeNow.getTime() + 31_000);
  expect(await seen()).toEqual([]);
  desk.world.clock.now = now;
  await desk.call("lan", "noteViewer", { params: { id: "nowhere" }, body: { state: "looking" } });
  expect((await desk.refused("dung", "noteViewer", { ...pathOf(talk), body: { state: "looking" } })).code).toBe(
    "FORBIDDEN",
  );
});
