import { applyDecisions } from "../../../core/conversation/apply-decisions.ts";
import type { Decision } from "../../../core/conversation/turn.ts";
import { anEvent, aReport, aText, aTurn } from "../../builders.ts";
import { bench, head, off, op, photos } from "../bench.ts";
import { laneBench } from "./lane-bench.ts";

/** A resident whose next message makes the bot decide this. */
async function aResident() {
  const scene = laneBench();
  await scene.hear(aText("chào"));
  await scene.work();
  const { id } = await scene.resident();
  return {
    ...scene,
    id,
    decide: async (...decisions: Decision[]) => {
      scene.script((turn) => {
        for (const decision of decisions) turn.decide(decision);
      });
      await scene.hear(anEvent("choice", { value: "x" }));
      await scene.work();
    },
  };
}

async function aResolvedLamp() {
  const scene = await aResident();
  const { code } = await scene.open({ category: "street-light" }, scene.id);
  await scene.move(code, "accepted", off, { officerId: off.id });
  await scene.move(code, "in-progress", off, { plan: "sáng mai" });
  await scene.move(code, "resolved", head, { text: "đèn sáng lại", photos });
  return { ...scene, code };
}

test("one press of a button opens the ticket and says its code and promise", async () => {
  const { decide, lines, id } = await aResident();
  await decide(
    { do: "openTicket", ref: "a", report: aReport() },
    { do: "say", phrases: [{ key: "report.opened" }], about: { ref: "a" } },
    { do: "say", phrases: [{ key: "report.ask-contact" }], about: { ref: "a" } },
  );
  const said = (await lines(id)).filter((line) => line.direction === "out");
  expect(said.map((line) => line.text)).toEqual([
    "Dạ, phường đã nhận. Mã của anh/chị là BS-2611-0001. Phường sẽ trả lời trước 18 giờ hôm nay ạ.",
    "Khi cần gấp, phường gọi anh/chị số nào ạ? Không muốn thì bấm bỏ qua.",
  ]);
  expect(said.map((line) => line.ticketCode)).toEqual(["BS-2611-0001", "BS-2611-0001"]);
});

test("sentences said together are one message with the last one's buttons", async () => {
  const { decide, lines, id } = await aResident();
  await decide({ do: "say", phrases: [{ key: "bot.intro" }, { key: "greet.menu" }] });
  const line = (await lines(id)).at(-1);
  expect(line?.text).toBe("Đây là trợ lý tự động của phường Bến Sen.\nDạ, anh/chị cần phường giúp việc gì ạ?");
  expect(line?.choices).toHaveLength(4);
});

test("a good score is kept and closes the ticket; the bot thanks, nothing is pushed", async () => {
  const { decide, ticket, told, code, id } = await aResolvedLamp();
  await decide(
    { do: "rate", ticket: { code }, score: 5 },
    { do: "say", phrases: [{ key: "rate.thanks" }], about: { code } },
  );
  expect(await ticket(code)).toMatchObject({ status: "closed", rating: 5 });
  expect((await told(id)).slice(-2)).toEqual(["push.resolved", "rate.thanks"]);
  // Rated again later: the score counts, the state stays.
  await decide({ do: "rate", ticket: { code }, score: 3 });
  expect(await ticket(code)).toMatchObject({ status: "closed", rating: 3 });
});

test("a bad score is kept and closes nothing; the refusal reopens the same ticket", async () => {
  const { decide, ticket, lines, code, id } = await aResolvedLamp();
  await decide({ do: "rate", ticket: { code }, score: 1 });
  expect(await ticket(code)).toMatchObject({ status: "resolved", rating: 1 });
  await decide(
    { do: "reopen", ticket: { code }, reason: "vẫn tắt", attachments: [] },
    { do: "say", phrases: [{ key: "reopen.done" }], about: { code } },
  );
  expect(await ticket(code)).toMatchObject({ status: "assigned", reopenedCount: 1 });
  expect((await lines(id)).at(-1)?.text).toBe(
    `Dạ, phường đã mở lại ${code}. Trưởng đơn vị sẽ xem. Hạn mới là 2 giờ ngày 18/11.`,
  );
});

test("an answer to a question is added and brings the ticket back to triage", async () => {
  const { decide, open, move, ticket, id } = await aResident();
  const { code } = await open({ confident: false }, id);
  await move(code, "needs-info", op, { question: "Ở đâu ạ?" });
  const place = { label: "hẻm 41 Hoa Sứ", precision: "alley" as const };
  const more = { text: "hẻm 41", attachments: [], place, contactPhone: "0903123456" };
  await decide({ do: "addToTicket", ticket: { code }, ...more });
  expect(await ticket(code)).toMatchObject({ status: "triaged", place, contactPhone: "0903123456" });
});

test("a resident takes a report back; danger cannot be taken back", async () => {
  const { decide, open, ticket, faults, id } = await aResident();
  const [lamp, wire] = [await open({ category: "street-light" }, id), await open({ category: "power-hazard" }, id)];
  await decide({ do: "withdraw", ticket: { code: lamp.code }, reason: "đèn sáng rồi" });
  expect((await ticket(lamp.code)).status).toBe("withdrawn");
  await decide({ do: "withdraw", ticket: { code: wire.code }, reason: "thôi" });
  expect(faults).toEqual([{ code: "MOVE_NOT_ALLOWED", parked: false }]);
  expect((await ticket(wire.code)).status).toBe("new");
});

test("handing over silences the bot; passing on a question does not", async () => {
  const { decide, resident } = await aResident();
  await decide({ do: "handOver", what: "question", reason: "question", question: "ngày mấy lãnh tiền" });
  expect(await resident()).toMatchObject({
    heldBy: { kind: "bot" },
    attention: { reason: "question", question: "ngày mấy lãnh tiền", dueAt: new Date("2026-11-16T16:00:00+07:00") },
  });
  await decide({ do: "handOver", what: "conversation", reason: "asked-human" });
  expect((await resident()).heldBy.kind).toBe("queue");
});

test("while a person answers the bot only drafts", async () => {
  const { decide, resident, told, id } = await aResident();
  await decide({ do: "draft", phrases: [{ key: "greet.menu" }] });
  expect((await resident()).draftReply).toBe("Dạ, anh/chị cần phường giúp việc gì ạ?");
  expect(await told(id)).toEqual([]);
});

test("following another's ticket means being told of it", async () => {
  const { decide, open, move, told, id } = await aResident();
  const { code } = await open();
  await decide({ do: "follow", ticket: { code } });
  await move(code, "accepted", off, { officerId: off.id });
  expect(await told(id)).toEqual(["push.accepted"]);
});

test("what the bot remembers is there in the next turn, and its alarm clock can be stopped", async () => {
  const { decide, resident, turns, world } = await aResident();
  const { dialogue } = await resident();
  const wakeAt = new Date(world.clock.now().getTime() + 900_000);
  await decide({ do: "remember", dialogue: { ...dialogue, introduced: true, misunderstood: 1 }, wakeAt });
  expect(await resident()).toMatchObject({ wakeAt, dialogue: { introduced: true } });
  await decide({ do: "remember", dialogue, wakeAt: null });
  expect(turns.at(-1)?.conversation.dialogue.misunderstood).toBe(1);
  expect((await resident()).wakeAt).toBeUndefined();
});

test("a turn that is carried out a second time says nothing twice", async () => {
  const { tx, world, conversation, told } = bench();
  const { id } = await conversation();
  const turn = aTurn({ decisions: [{ do: "say", phrases: [{ key: "greet.menu" }] }] });
  for (let round = 0; round < 2; round += 1) {
    await tx(async (t) => {
      const current = await t.conversations.byId(id);
      if (current) await applyDecisions({ tx: t, world, turn, conversation: current, turnKey: "turn-1" });
    });
  }
  expect(await told(id)).toEqual(["greet.menu"]);
});
