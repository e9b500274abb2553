import { takeOver } from "../../../core/conversation/hold-conversation.ts";
import { finishTask, takeTask } from "../../../core/people/take-task.ts";
import type { DeskTask } from "../../../core/task.ts";
import { anId, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench, faultOf } from "../bench.ts";

const [lan, minh] = [aStaff(), aStaff({ name: "anh Minh" })];

async function anAlarm() {
  const scene = bench();
  const attention = { reason: "emergency" as const, since: fakeNow, dueAt: fakeNow };
  const { id: conversationId } = await scene.conversation({ attention, draftReply: "Dạ, phường" });
  const { code } = await scene.open({ category: "power-hazard" }, conversationId);
  const task: DeskTask = {
    id: anId("task"),
    kind: "alarm",
    conversationId,
    ticketCode: code,
    state: "open",
    openedAt: fakeNow,
  };
  await scene.tx((tx) => tx.tasks.save(task));
  const take = (staff = lan) => scene.tx((tx) => takeTask({ tx, world: scene.world, id: task.id, staff }));
  return { ...scene, task, take, conversationId, code };
}

test("whoever takes an alarm holds the conversation; the resident is told by name, the ticket's log says who", async () => {
  const { take, lines, conversationNow, ticket, conversationId, code } = await anAlarm();
  expect(await take()).toMatchObject({ state: "taken", takenBy: { id: lan.id, role: "OP" }, takenAt: fakeNow });
  expect((await lines(conversationId)).map((line) => line.text)).toEqual([
    "Chị Lan của phường đã nhận việc này. Có gì đổi, anh/chị nhắn ngay ở đây.",
  ]);
  const conversation = await conversationNow(conversationId);
  expect(conversation.heldBy).toMatchObject({ kind: "operator", staffId: lan.id });
  expect(conversation.attention).toBeUndefined();
  expect(conversation.draftReply).toBeUndefined();
  expect((await ticket(code)).changes.at(-1)).toMatchObject({ kind: "note", note: "chị Lan nhận báo động" });
});

test("taking it twice is harmless, taking a colleague's is refused with the colleague's name", async () => {
  const { take, told, conversationId } = await anAlarm();
  await take();
  await take();
  expect(await told(conversationId)).toEqual(["emergency.taken"]);
  expect((await faultOf(take(minh), "HELD_BY_OTHER")).details.name).toBe("chị Lan");
});

test("of two who press at once one gets it", async () => {
  const { take, told, conversationId } = await anAlarm();
  const outcomes = await Promise.allSettled([take(lan), take(minh)]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await told(conversationId)).toEqual(["emergency.taken"]);
});

test("the resident is told also when the operator holds the conversation already", async () => {
  const { take, tx, world, told, conversationNow, conversationId } = await anAlarm();
  await tx((t) => takeOver({ tx: t, world, conversationId, staff: lan }));
  await take();
  expect(await told(conversationId)).toEqual(["human.taken", "emergency.taken"]);
  expect((await conversationNow(conversationId)).heldBy).toMatchObject({ staffId: lan.id, since: fakeNow });
});

test("a failed delivery is taken without touching the conversation, and finished", async () => {
  const { tx, world, told, conversationNow, conversationId } = await anAlarm();
  const id = anId("task");
  await tx((t) => t.tasks.save({ id, kind: "delivery-failed", conversationId, state: "open", openedAt: fakeNow }));
  await tx((t) => takeTask({ tx: t, world, id, staff: lan }));
  expect(await told(conversationId)).toEqual([]);
  expect((await conversationNow(conversationId)).heldBy.kind).toBe("bot");
  expect((await tx((t) => finishTask({ tx: t, world, id, staff: lan }))).state).toBe("done");
  await faultOf(
    tx((t) => finishTask({ tx: t, world, id: "none", staff: lan })),
    "NOT_FOUND",
  );
});
