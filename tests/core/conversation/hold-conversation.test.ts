import { giveBack, settleAttention, takeOver } from "../../../core/conversation/hold-conversation.ts";
import { noteOnConversation } from "../../../core/conversation/note-for-staff.ts";
import { replyAsOperator } from "../../../core/conversation/reply-as-operator.ts";
import { anId, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench, faultOf } from "../bench.ts";

const [lan, minh] = [aStaff(), aStaff({ name: "anh Minh" })];
const attention = { reason: "question" as const, since: fakeNow, dueAt: fakeNow, question: "mấy giờ mở cửa" };

async function aChat(overrides: Parameters<ReturnType<typeof bench>["conversation"]>[0] = {}) {
  const scene = bench();
  const { tx, world } = scene;
  const { id: conversationId } = await scene.conversation(overrides);
  const reply = (text: string, more: Partial<Parameters<typeof replyAsOperator>[0]> = {}) =>
    tx((t) =>
      replyAsOperator({
        tx: t,
        world,
        conversationId,
        staff: lan,
        text,
        attachments: [],
        clientId: anId("client"),
        ...more,
      }),
    );
  return {
    ...scene,
    conversationId,
    reply,
    now: () => scene.conversationNow(conversationId),
    take: (staff = lan) => tx((t) => takeOver({ tx: t, world, conversationId, staff })),
    back: (staff = lan) => tx((t) => giveBack({ tx: t, world, conversationId, staff })),
    settle: () => tx((t) => settleAttention({ tx: t, world, conversationId, staff: lan })),
    texts: async () => (await scene.lines(conversationId)).map((line) => line.text),
  };
}

test("taking over and giving back are told once each, by name, and retire the machine's draft", async () => {
  const { take, back, texts, now } = await aChat({ draftReply: "Dạ, phường", attention });
  await take();
  await take();
  expect(await now()).toMatchObject({ heldBy: { kind: "operator", staffId: lan.id, name: "chị Lan", since: fakeNow } });
  expect((await now()).draftReply).toBeUndefined();
  expect((await now()).attention).toBeUndefined();
  await back();
  await back();
  expect((await now()).heldBy).toEqual({ kind: "bot" });
  expect(await texts()).toEqual([
    "Từ đây chị Lan của phường trả lời anh/chị.",
    "Chị Lan đã xong phần mình. Trợ lý tự động của phường giúp anh/chị tiếp.",
  ]);
});

test("taking over from a colleague is allowed and told", async () => {
  const { take, texts, now } = await aChat();
  await take(lan);
  await take(minh);
  expect((await now()).heldBy).toMatchObject({ staffId: minh.id });
  expect(await texts()).toHaveLength(2);
});

test("holding, giving back and holding again is told each time", async () => {
  const { take, back, told, conversationId } = await aChat();
  for (let round = 0; round < 2; round += 1) {
    await take();
    await back();
  }
  expect(await told(conversationId)).toEqual(["human.taken", "human.back", "human.taken", "human.back"]);
});

test("an answer goes out in the operator's name; whoever writes holds the conversation, and the resident is told", async () => {
  const { reply, lines, now, conversationId } = await aChat();
  await reply("Dạ, phường nghe anh/chị đây.");
  const [told, line] = await lines(conversationId);
  expect(told?.author).toEqual({ kind: "bot", phraseKeys: ["human.taken"] });
  expect(line).toMatchObject({
    text: "Dạ, phường nghe anh/chị đây.",
    author: { kind: "operator", staffId: lan.id, name: "chị Lan" },
    state: "queued",
  });
  expect((await now()).heldBy).toMatchObject({ kind: "operator", staffId: lan.id });
});

test("who was told that a person comes reads that person's words next, and nothing else", async () => {
  const { reply, texts, now } = await aChat({ heldBy: { kind: "queue", since: fakeNow }, attention });
  await reply("Dạ, phường nghe anh/chị đây.");
  expect(await texts()).toEqual(["Dạ, phường nghe anh/chị đây."]);
  expect((await now()).heldBy).toMatchObject({ kind: "operator", staffId: lan.id });
  expect((await now()).attention).toBeUndefined();
});

test("answering on retires the draft that came meanwhile", async () => {
  const { reply, take, tx, now } = await aChat();
  await take();
  const held = await now();
  await tx((t) => t.conversations.save({ ...held, draftReply: "Dạ, phường", attention }));
  await reply("Dạ, tổ thoát nước tới trước 16 giờ ạ.");
  expect((await now()).draftReply).toBeUndefined();
  expect((await now()).attention).toBeUndefined();
});

test("where a colleague answers nobody talks in between, unless it is meant", async () => {
  const { reply, take, texts, now } = await aChat();
  await take(minh);
  expect((await faultOf(reply("Dạ"), "HELD_BY_OTHER")).details.name).toBe("anh Minh");
  expect(await texts()).toHaveLength(1);
  await reply("Dạ, em Lan đây", { overrule: true });
  expect((await now()).heldBy).toMatchObject({ staffId: lan.id });
});

test("the same answer sent twice by an impatient console goes out once", async () => {
  const { reply, texts } = await aChat();
  const clientId = anId("client");
  const [first, second] = [await reply("Dạ", { clientId }), await reply("Dạ", { clientId })];
  expect(second).toBe(first);
  expect(await texts()).toEqual(["Từ đây chị Lan của phường trả lời anh/chị.", "Dạ"]);
});

test("of an answer and a take-over at once neither is lost and the second voice is seen", async () => {
  const { reply, take, texts } = await aChat();
  const outcomes = await Promise.allSettled([take(minh), reply("Dạ")]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected"]);
  expect(await texts()).toEqual(["Từ đây anh Minh của phường trả lời anh/chị."]);
});

test("an answer about a ticket that nobody goes to see is its first reply; a street needs people", async () => {
  const { reply, open, ticket, conversationId } = await aChat();
  const [dossier, lamp] = [
    await open({ category: "dossier-delay" }, conversationId),
    await open({ category: "street-light" }, conversationId),
  ];
  await reply("Dạ, hồ sơ đang ở quầy 2.", { ticketCode: dossier.code });
  await reply("Dạ, mai thay bóng.", { ticketCode: lamp.code });
  expect((await ticket(dossier.code)).clocks.firstStoppedAt).toEqual(fakeNow);
  expect((await ticket(lamp.code)).clocks.firstStoppedAt).toBeUndefined();
  const { version } = await ticket(dossier.code);
  await reply("Dạ, còn gì nữa không ạ?", { ticketCode: dossier.code });
  expect((await ticket(dossier.code)).version).toBe(version);
});

test("a note is read by staff only", async () => {
  const { tx, world, lines, store, conversationId } = await aChat();
  await tx((t) => noteOnConversation({ tx: t, world, conversationId, staff: lan, text: "đã gọi tổ trưởng" }));
  expect(await lines(conversationId)).toMatchObject([{ direction: "internal", text: "đã gọi tổ trưởng" }]);
  expect(store.published.map((event) => event.topic)).toEqual(["desk"]);
  expect(await store.outbox.claim({ now: world.clock.now(), leaseMs: 1_000 })).toBeUndefined();
});

test("what needed a look is settled without touching who answers", async () => {
  const { settle, texts, now } = await aChat({ attention });
  await settle();
  expect(await now()).toMatchObject({ heldBy: { kind: "bot" } });
  expect((await now()).attention).toBeUndefined();
  expect(await texts()).toEqual([]);
});

test("a conversation that is not there is not found", async () => {
  const { tx, world } = await aChat();
  await faultOf(
    tx((t) => takeOver({ tx: t, world, conversationId: "none", staff: lan })),
    "NOT_FOUND",
  );
});
