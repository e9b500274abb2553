import { textOf } from "../../../core/conversation/build-turn.ts";
import { handleLane, maxAttempts } from "../../../core/conversation/handle-event.ts";
import { takeOver } from "../../../core/conversation/hold-conversation.ts";
import type { Turn } from "../../../core/conversation/turn.ts";
import { AppError } from "../../../core/errors.ts";
import { anEvent, aReport, aStaff, aText, aTicket } from "../../builders.ts";
import { fakeNow, fakeWorld } from "../../fakes/world.ts";
import { greet, laneBench } from "./lane-bench.ts";

const textsOf = (turn: Turn | undefined) => turn?.events.map(textOf);

test("a first message makes a conversation and a record of the resident, and is answered", async () => {
  const { hear, work, script, resident, lines } = laneBench();
  script(greet);
  await hear(aText("chào phường", { displayName: "Hồng" }));
  await work();
  const conversation = await resident();
  expect(conversation).toMatchObject({ displayName: "Hồng", heldBy: { kind: "bot" }, lastInboundAt: fakeNow });
  expect((await lines(conversation.id)).map((line) => [line.direction, line.text])).toEqual([
    ["in", "chào phường"],
    ["out", "Dạ, anh/chị cần phường giúp việc gì ạ?"],
  ]);
});

test("messages of one burst are one turn; a pressed button is a turn of its own", async () => {
  const { hear, work, turns } = laneBench();
  await hear(aText("đầu hẻm nè"), aText("hôi quá trời"), anEvent("choice", { value: "yes" }), aText("hẻm 12 Hoa Sứ"));
  await work();
  expect(turns.map(textsOf)).toEqual([["đầu hẻm nè", "hôi quá trời"], ["yes"], ["hẻm 12 Hoa Sứ"]]);
});

test("a late message is sorted in by the platform's time", async () => {
  const { hear, work, turns } = laneBench();
  await hear(aText("hai", { at: new Date(fakeNow.getTime() + 1_000) }), aText("một", { at: fakeNow }));
  await work();
  expect(textsOf(turns[0])).toEqual(["một", "hai"]);
});

test("when more comes while the bot thinks, nothing is said twice: the turn is computed again with all of it", async () => {
  const { hear, work, script, turns, told, resident } = laneBench();
  let more = [aText("khoan, ở Sen Hồng")];
  script(async (turn) => {
    const late = more;
    more = [];
    await hear(...late);
    greet(turn);
  });
  await hear(aText("cống nghẹt ở Hoa Sứ"));
  await work();
  expect(turns.map(textsOf)).toEqual([["cống nghẹt ở Hoa Sứ"], ["cống nghẹt ở Hoa Sứ", "khoan, ở Sen Hồng"]]);
  expect(await told((await resident()).id)).toEqual(["greet.menu"]);
});

test("danger is answered at once, whatever comes meanwhile", async () => {
  const { hear, work, script, turns, tasks, resident, told } = laneBench();
  let more = [aText("33 sen hồng")];
  script(async (turn) => {
    const late = more;
    more = [];
    await hear(...late);
    if (textsOf(turn)?.includes("cháy")) {
      turn.decide({ do: "say", phrases: [{ key: "emergency.fire" }] });
      turn.decide({
        do: "openTicket",
        ref: "fire",
        report: aReport({ category: "other-unclassified", severity: "S1" }),
      });
      turn.decide({ do: "alarm", kind: "fire", ticket: { ref: "fire" } });
    }
  });
  await hear(aText("cháy"));
  await work();
  expect(turns.map(textsOf)).toEqual([["cháy"], ["33 sen hồng"]]);
  expect(await tasks()).toMatchObject([
    { kind: "alarm", emergency: "fire", ticketCode: "BS-2611-0001", state: "open" },
  ]);
  const { id, attention } = await resident();
  expect(attention?.reason).toBe("emergency");
  expect(await told(id)).toEqual(["emergency.fire"]);
});

test("an operator who is faster than the bot silences it: the turn is computed again", async () => {
  const { hear, work, script, turns, tx, world, resident, told } = laneBench();
  script(greet);
  await hear(aText("chào"));
  await work();
  const { id } = await resident();
  let faster: (() => Promise<unknown>) | undefined = () =>
    tx((t) => takeOver({ tx: t, world, conversationId: id, staff: aStaff() }));
  script(async (turn) => {
    await faster?.();
    faster = undefined;
    if (turn.conversation.heldBy.kind === "bot") greet(turn);
  });
  await hear(aText("bao giờ có người xuống"));
  await work();
  expect(turns.slice(1).map((turn) => turn.conversation.heldBy.kind)).toEqual(["bot", "operator"]);
  expect(await told(id)).toEqual(["greet.menu", "human.taken"]);
});

test("what is said to a leader who answers a confidential matter goes to that matter; to an operator it does not", async () => {
  const { hear, work, tx, world, resident, lines } = laneBench();
  const leader = aStaff({ id: "ba", role: "LD" });
  await hear(aText("có cán bộ đòi tiền"));
  await work();
  const { id } = await resident();
  const secret = aTicket({ visibility: "confidential", reporterConversationId: id });
  await tx(async (t) => {
    await t.people.saveStaff(leader);
    await t.tickets.insert(secret);
    await takeOver({ tx: t, world, conversationId: id, staff: leader });
  });
  await hear(aText("dạ tui ở quầy 3"));
  await work();
  const codes = async () =>
    (await lines(id)).filter(({ direction }) => direction === "in").map((one) => one.ticketCode);
  expect(await codes()).toEqual([undefined, secret.code]);
});

describe("when handling fails", () => {
  test("the lane rests, order is kept, and nothing is half-written", async () => {
    const { hear, work, script, turns, world, faults, resident, lines } = laneBench();
    script((turn) => {
      turn.decide({ do: "openTicket", ref: "a", report: aReport() });
      turn.decide({ do: "say", phrases: [{ key: "report.opened" }] });
      if (turns.length === 1) throw new AppError("UNEXPECTED", "the model fell over", { retryable: true });
    });
    await hear(anEvent("choice", { value: "one" }), anEvent("choice", { value: "two" }));
    await work();
    expect(faults).toEqual([{ code: "UNEXPECTED", parked: false }]);
    const { id } = await resident();
    expect(await lines(id)).toEqual([]);
    script((turn) => turn.decide({ do: "openTicket", ref: "a", report: aReport() }));
    world.pass({ seconds: 1 });
    await work();
    expect(turns.map(textsOf)).toEqual([["one"], ["one"], ["two"]]);
    expect((await lines(id)).map((line) => line.text)).toEqual(["one", "two"]);
  });

  test("a decision that cannot be carried out undoes the whole turn", async () => {
    const { hear, work, script, faults, resident, lines, told } = laneBench();
    script((turn) => {
      greet(turn);
      turn.decide({ do: "openTicket", ref: "a", report: aReport() });
      turn.decide({ do: "follow", ticket: { code: "BS-2611-9999" } });
    });
    await hear(aText("theo dõi giúp"));
    await work();
    expect(faults).toEqual([{ code: "NOT_FOUND", parked: false }]);
    const { id } = await resident();
    expect([await lines(id), await told(id)]).toEqual([[], []]);
  });

  test("a poisonous event is set aside with a task after six tries, and the conversation goes on", async () => {
    const { hear, work, script, world, faults, tasks, told, resident } = laneBench();
    script((turn) => {
      if (textsOf(turn)?.includes("poison")) throw new TypeError("bug");
      greet(turn);
    });
    await hear(anEvent("choice", { value: "poison" }), aText("chào"));
    for (let minute = 0; minute < 10; minute += 1) {
      await work();
      world.pass({ minutes: 1 });
    }
    expect(faults).toHaveLength(maxAttempts);
    expect(faults.at(-1)).toEqual({ code: "UNEXPECTED", parked: true });
    const { id } = await resident();
    expect(await tasks()).toMatchObject([
      { kind: "event-parked", conversationId: id, reason: "UNEXPECTED", state: "open" },
    ]);
    expect(await told(id)).toEqual(["greet.menu"]);
  });

  test("of a burst only the poisonous message is set aside", async () => {
    const { hear, work, script, world, tasks, resident, lines } = laneBench();
    script((turn) => {
      if (textsOf(turn)?.includes("poison")) throw new TypeError("bug");
    });
    await hear(aText("một"), aText("poison"), aText("ba"));
    for (let minute = 0; minute < 20; minute += 1) {
      await work();
      world.pass({ minutes: 1 });
    }
    expect((await lines((await resident()).id)).map((line) => line.text)).toEqual(["một", "ba"]);
    expect(await tasks()).toHaveLength(1);
  });

  test("another resident is not held up", async () => {
    const { hear, work, script, turns } = laneBench();
    script((turn) => {
      if (textsOf(turn)?.includes("poison")) throw new TypeError("bug");
    });
    await hear(aText("poison"));
    await hear(aText("chào", { thread: "thread-2", from: { channel: "zalo", account: "oa-1", user: "resident-2" } }));
    await work();
    expect(turns.map(textsOf)).toContainEqual(["chào"]);
  });

  test("a worker that lost its lease leaves everything to the one that has it", async () => {
    const { hear, script, claim, store, world, told, resident, turns } = laneBench();
    script(greet);
    await hear(aText("chào"));
    const slow = await claim();
    world.pass({ seconds: 31 });
    const fast = await claim();
    for (const lane of [slow, fast]) if (lane) await handleLane({ store, world, claim: lane });
    expect(turns).toHaveLength(2);
    expect(await told((await resident()).id)).toEqual(["greet.menu"]);
  });
});

test("turns that take long do not outlast the lease: what is left is given back and handled in its order", async () => {
  const { hear, script, claim, handle, work, world, turns } = laneBench();
  script(() => world.pass({ seconds: 16 }));
  await hear(...["một", "hai", "ba"].map((value) => anEvent("choice", { value })));
  await handle(await claim());
  expect(turns.map(textsOf)).toEqual([["một"]]);
  await work();
  expect(turns.map(textsOf)).toEqual([["một"], ["hai"], ["ba"]]);
});

test("a rung alarm clock is put away, one that was set anew meanwhile stays", async () => {
  const { hear, work, script, resident } = laneBench();
  const later = new Date(fakeNow.getTime() + 900_000);
  script((turn) => turn.decide({ do: "remember", dialogue: turn.conversation.dialogue, wakeAt: later }));
  await hear(aText("đèn tắt"));
  await work();
  expect((await resident()).wakeAt).toEqual(later);
  script(() => undefined);
  await hear(anEvent("wake", {}));
  await work();
  expect((await resident()).wakeAt).toEqual(later);
});

test("an edited message is corrected in the thread and marked", async () => {
  const { hear, work, lines, resident } = laneBench();
  await hear(anEvent("message", { text: "nhà 45", attachments: [], messageRef: "m-1" }));
  await work();
  await hear(anEvent("edited", { messageRef: "m-1", text: "nhà 54" }));
  await work();
  expect(await lines((await resident()).id)).toMatchObject([{ text: "nhà 54", editedAt: fakeNow }]);
});

test("the bot sees own tickets and typed codes, but not another's confidential one", async () => {
  const { hear, work, turns, open, resident } = laneBench(fakeWorld());
  await hear(aText("chào"));
  await work();
  const own = await open({}, (await resident()).id);
  const other = await open({});
  const secret = await open({ category: "integrity-complaint" });
  await hear(aText(`${own.code} với ${other.code} và ${secret.code} sao rồi`));
  await work();
  const turn = turns.at(-1);
  expect(turn?.tickets.map((ticket) => ticket.code)).toEqual([own.code]);
  expect(turn?.mentioned.map((ticket) => ticket.code)).toEqual([own.code, other.code]);
  expect(turn?.typedCodes).toEqual([own.code, other.code, secret.code]);
});
