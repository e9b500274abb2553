import { aMessage, anEvent, aText, aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { greet, laneBench } from "./lane-bench.ts";

/** A resident who wrote once and was answered; the answer has the platform's id "out-1". */
async function answered(scene = laneBench()) {
  scene.script(greet);
  await scene.hear(aText("chào"));
  await scene.work();
  const claim = await scene.store.outbox.claim({ now: scene.world.clock.now(), leaseMs: 1_000 });
  if (claim) await scene.store.outbox.sent(claim, { providerIds: ["out-1"], state: "sent", at: fakeNow });
  const { id } = await scene.resident();
  const state = async () => (await scene.lines(id)).find((line) => line.direction === "out")?.state;
  return { ...scene, id, state };
}

test("receipts move a message forward, and a late one does not move it back", async () => {
  const { hear, work, state } = await answered();
  await hear(anEvent("receipt", { state: "read", messageRefs: ["out-1"] }));
  await work();
  expect(await state()).toBe("read");
  await hear(anEvent("receipt", { state: "delivered", messageRefs: ["out-1"] }));
  await work();
  expect(await state()).toBe("read");
});

test("a receipt up to a moment counts for everything sent until then", async () => {
  const { hear, work, state } = await answered();
  await hear(anEvent("receipt", { state: "read", messageRefs: [], upTo: new Date(fakeNow.getTime() - 1) }));
  await work();
  expect(await state()).toBe("sent");
  await hear(anEvent("receipt", { state: "read", messageRefs: [], upTo: fakeNow }));
  await work();
  expect(await state()).toBe("read");
});

test("a receipt that is faster than our own commit waits for its message, a minute at most", async () => {
  const { hear, work, world, tx, id, faults, lines, tasks } = await answered();
  await hear(anEvent("receipt", { state: "delivered", messageRefs: ["early"] }));
  await work();
  expect(faults).toEqual([{ code: "NOT_FOUND", parked: false }]);
  await tx((t) => t.conversations.append([aMessage({ conversationId: id, providerIds: ["early"] })]));
  world.pass({ seconds: 2 });
  await work();
  expect((await lines(id)).find((line) => line.providerIds[0] === "early")?.state).toBe("delivered");
  await hear(anEvent("receipt", { state: "delivered", messageRefs: ["nobody's"] }));
  for (let minute = 0; minute < 10; minute += 1) {
    await work();
    world.pass({ minutes: 1 });
  }
  expect(faults.every((fault) => !fault.parked)).toBe(true);
  expect(await tasks()).toEqual([]);
});

test("a carrier's receipt that is faster than our commit waits, too: it names the message only", async () => {
  const { hear, work, world, tx, id, lines } = await answered();
  const receipt = anEvent("receipt", { state: "delivered", messageRefs: ["zns-1", "ours"], channel: "zns" });
  await hear({ ...receipt, thread: "oa:+84900000001" });
  await work();
  await tx((t) =>
    t.conversations.append([
      aMessage({ conversationId: id, providerIds: ["ours"], direction: "out", state: "sent", via: "zns" }),
    ]),
  );
  world.pass({ seconds: 2 });
  await work();
  expect((await lines(id)).find((line) => line.providerIds[0] === "ours")?.state).toBe("delivered");
});

test("a waiting receipt does not hold up what the resident writes", async () => {
  const { hear, work, told, id } = await answered();
  await hear(anEvent("receipt", { state: "delivered", messageRefs: ["early"] }), aText("alo"));
  await work();
  expect(await told(id)).toEqual(["greet.menu", "greet.menu"]);
});

test("somebody who answers in the platform's own app silences the bot, and its draft is gone", async () => {
  const { hear, work, tx, resident, lines, id } = await answered();
  const before = await resident();
  await tx((t) => t.conversations.save({ ...before, draftReply: "Dạ, phường" }));
  const echo = { text: "Dạ phường nghe", messageRef: "page-1", attachments: [], byStaff: true };
  await hear(anEvent("echo", echo));
  await work();
  const conversation = await resident();
  expect(conversation.heldBy).toEqual({ kind: "queue", since: fakeNow });
  expect(conversation.draftReply).toBeUndefined();
  expect((await lines(id)).at(-1)).toMatchObject({
    author: { kind: "page" },
    direction: "out",
    text: "Dạ phường nghe",
  });
});

test("echoes of our own messages change nothing", async () => {
  const { hear, work, resident, lines, id } = await answered();
  const before = await lines(id);
  await hear(anEvent("echo", { text: "Dạ…", messageRef: "out-1", attachments: [], byStaff: true }));
  await hear(anEvent("echo", { text: "tin tự động", messageRef: "bot-2", attachments: [], byStaff: false }));
  await work();
  expect((await resident()).heldBy.kind).toBe("bot");
  expect(await lines(id)).toEqual(before);
});

test("a message the resident took back is marked, not deleted", async () => {
  const { hear, work, lines, id } = await answered();
  await hear(anEvent("message", { text: "lỡ tay", attachments: [], messageRef: "m-2" }));
  await work();
  await hear(anEvent("withdrawn", { messageRef: "m-2" }));
  await work();
  expect((await lines(id)).find((line) => line.text === "lỡ tay")?.withdrawnAt).toEqual(fakeNow);
});

test("a wish to be erased becomes one case, however often it comes, and the person is told until when it is decided", async () => {
  const { hear, work, lines, store, id } = await answered();
  await hear(anEvent("erase-request", {}), anEvent("erase-request", {}));
  await work();
  const cases = await store.transaction((tx) => tx.rightsCases.list(10));
  expect(cases).toMatchObject([{ right: "erase", state: "received", conversationId: id }]);
  expect((await lines(id)).filter(({ text }) => text.includes(`mã ${cases[0]?.code}`))).toHaveLength(1);
});

test("an answer to the platform's own survey is the resident's word on the ticket it asked about", async () => {
  const { hear, work, tx, id } = await answered();
  const ticket = aTicket({ status: "resolved", followers: [id] });
  await tx(async (t) => {
    await t.tickets.insert(ticket);
    await t.conversations.append([
      aMessage({ conversationId: id, providerIds: ["survey-1"], ticketCode: ticket.code, direction: "out" }),
    ]);
  });
  const rating = anEvent("rating", { messageRefs: ["unknown", "survey-1"], score: 5, comment: "Xử lý nhanh" });
  await hear({ ...rating, thread: "the-page:" });
  await work();
  const rated = await tx((t) => t.tickets.byCode(ticket.code));
  expect(rated).toMatchObject({ rating: 5, status: "closed" });
  expect(rated?.changes.find(({ kind }) => kind === "rating")?.note).toBe("Xử lý nhanh");
});

test("shared contact data are kept with the resident, not in the thread", async () => {
  const { hear, work, tx, resident, lines, id } = await answered();
  await hear(anEvent("contact", { name: "Nguyễn Thị Hồng", phone: "0903123456", verified: false }));
  await work();
  const { citizenId } = await resident();
  expect(await tx((t) => t.people.citizenById(citizenId))).toMatchObject({
    displayName: "Nguyễn Thị Hồng",
    phone: "+84903123456",
  });
  expect(JSON.stringify(await lines(id))).not.toContain("0903123456");
});

test("files are fetched and noted where they are shown: on the message and on the ticket", async () => {
  const { hear, work, script, lines, tx, id } = await answered();
  const image = { kind: "image" as const, url: "https://platform.example/1.jpg" };
  script((turn) => {
    const [event] = turn.events;
    const attachments = event?.kind === "message" ? event.attachments : [];
    turn.decide({
      do: "openTicket",
      ref: "a",
      report: {
        title: "",
        body: "",
        category: "litter-dumping",
        secondary: [],
        proposals: [],
        cues: [],
        severity: "S3",
        flags: [],
        attachments,
        visibility: "public",
        confident: false,
      },
    });
  });
  await hear(anEvent("message", { attachments: [image], messageRef: "m-3" }));
  await work();
  const kept = { ...image, key: "kept:https://platform.example/1.jpg" };
  expect((await lines(id)).find((line) => line.attachments.length > 0)?.attachments).toEqual([kept]);
  const [ticket] = await tx((t) => t.tickets.ofConversations([id], 1));
  expect(ticket?.attachments).toEqual([kept]);
});
