import { citizenActor } from "../../../core/people/staff.ts";
import { proposeResult } from "../../../core/ticket/amend-ticket.ts";
import type { MoveFacts, TicketStatus } from "../../../core/ticket/ticket.ts";
import { anActor } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, bench, faultOf, head, ld, off, op, photos } from "../bench.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);
const accepted: MoveFacts = { officerId: off.id };
const onScene: MoveFacts = { onSceneAt: at("2026-11-16T15:10"), photos, team: "Tổ thoát nước" };
const relayed: MoveFacts = { outsideUnit: "X-DL", reference: "DL-9", expectedAt: at("2026-11-18T09:00") };

/** A drain's ticket of a resident on web chat, brought to a state by the people whose work that is. */
async function aStory(upTo: TicketStatus, scene: Bench = bench()) {
  const { id } = await scene.conversation({ address: { channel: "webchat", account: "w", user: "resident" } });
  const { code } = await scene.open({}, id);
  const way: [TicketStatus, Parameters<Bench["move"]>[2], MoveFacts][] = [
    ["accepted", off, accepted],
    ["in-progress", off, onScene],
    ["resolved", head, { text: "cống trước số 45 đã thông, nước đã rút", photos }],
    ["closed", citizenActor(id), {}],
  ];
  for (const [to, actor, facts] of way) {
    if ((await scene.ticket(code)).status === upTo) break;
    scene.world.pass({ minutes: 10 });
    await scene.move(code, to, actor, facts);
  }
  return { ...scene, id, code };
}

test("the resident is told of each step once, in order, word for word", async () => {
  const { world, move, lines, id, code } = await aStory("assigned");
  world.pass(at("2026-11-16T14:30"));
  await move(code, "accepted", { ...off, unit: "KTHT" }, accepted);
  world.pass(at("2026-11-16T15:12"));
  await move(code, "in-progress", off, onScene);
  world.pass(at("2026-11-16T16:20"));
  await move(code, "resolved", head, { text: "cống trước số 45 đã thông, nước đã rút", photos });
  expect((await lines(id)).map((line) => line.text)).toEqual([
    "Dạ, Phòng Kinh tế, Hạ tầng và Đô thị đã nhận BS-2611-0001. Hạn có kết quả là 14 giờ ngày 21/11.",
    "Tổ thoát nước đã tới nơi lúc 15 giờ 10, đang xử lý BS-2611-0001.",
    "Dạ, BS-2611-0001 đã có kết quả: cống trước số 45 đã thông, nước đã rút. Anh/chị xem hình rồi cho phường biết nhé.",
  ]);
  const [, , result] = await lines(id);
  expect(result?.choices.map((choice) => choice.label)).toEqual(["Hài lòng", "Tạm được", "Chưa được"]);
  expect(result?.attachments).toEqual(photos);
});

test.each<[string, TicketStatus, TicketStatus, Parameters<Bench["move"]>[2], MoveFacts, string[]]>([
  ["accepting", "assigned", "accepted", off, accepted, ["push.accepted"]],
  ["arriving", "accepted", "in-progress", off, onScene, ["push.on-scene"]],
  ["starting at the desk", "accepted", "in-progress", off, { plan: "sáng mai" }, []],
  ["relaying", "in-progress", "waiting-external", off, relayed, ["push.waiting"]],
  [
    "extending",
    "in-progress",
    "extended",
    head,
    { reason: "mưa liên tục", photos, newDueAt: at("2026-11-24T17:00") },
    ["push.extended"],
  ],
  ["resolving", "in-progress", "resolved", head, { text: "cống đã thông", photos }, ["push.resolved"]],
  ["closing by phone", "resolved", "closed", op, {}, ["push.closed"]],
  ["reopening", "resolved", "reopened", op, { reason: "còn tràn" }, ["reopen.done"]],
  ["sending back", "assigned", "triaged", off, { reason: "không thuộc phòng", unit: "CA" }, []],
  ["withdrawing", "assigned", "withdrawn", anActor("CIT"), {}, []],
])("%s is told with exactly its own sentence", async (_, from, to, actor, facts, keys) => {
  const { move, told, id, code } = await aStory(from);
  const before = (await told(id)).length;
  await move(code, to, actor, facts);
  expect((await told(id)).slice(before)).toEqual(keys);
});

test("a refused report is told with the reason in human words, a question with the question", async () => {
  const scene = bench();
  const { id } = await scene.conversation();
  const { code } = await scene.open({ confident: false }, id);
  await scene.move(code, "needs-info", op, { question: "Cống ở trước số nhà nào ạ?" });
  await scene.move(code, "rejected", op, { reasonCode: "outside-city", text: "chỗ đó thuộc tỉnh Long An" });
  expect((await scene.lines(id)).map((line) => line.text)).toEqual([
    `Để làm tiếp ${code}, phường cần anh/chị cho biết: Cống ở trước số nhà nào ạ?`,
    `Phường chưa làm được ${code}. Lý do: chỗ đó thuộc tỉnh Long An. Anh/chị chưa đồng ý thì bấm Xem lại.`,
  ]);
});

test("a second extension is told again", async () => {
  const { move, told, id, code } = await aStory("in-progress");
  await move(code, "extended", head, { reason: "mưa", photos, newDueAt: at("2026-11-24T17:00") });
  await move(code, "extended", ld, { reason: "còn mưa", photos, newDueAt: at("2026-11-26T17:00") });
  expect((await told(id)).slice(-2)).toEqual(["push.extended", "push.extended"]);
});

test("the second of two people acting at once sees the newer state and must choose again", async () => {
  const { move, ticket, told, id, code } = await aStory("assigned");
  const { version } = await ticket(code);
  await move(code, "accepted", off, accepted, { version });
  const fault = await faultOf(move(code, "accepted", head, accepted, { version }), "STALE");
  expect(fault.details.version).toBe(version + 1);
  expect(await told(id)).toEqual(["push.accepted"]);
});

test("a move that lacks something names it and changes nothing", async () => {
  const { move, ticket, told, id, code } = await aStory("in-progress");
  const before = await ticket(code);
  const fault = await faultOf(move(code, "resolved", head, {}), "MOVE_INCOMPLETE");
  expect(fault.details).toMatchObject({ missing: ["text", "photos"], from: "in-progress", to: "resolved" });
  const refused = await faultOf(move(code, "resolved", off, { text: "xong", photos }), "MOVE_NOT_ALLOWED");
  expect(refused.details.guard).toBe("officerMayResolve");
  expect(await ticket(code)).toEqual(before);
  expect(await told(id)).toEqual(["push.accepted", "push.on-scene"]);
  await faultOf(move("BS-2611-9999", "closed", op), "NOT_FOUND");
});

test("the first clock stops when somebody is there, and only the first arrival counts", async () => {
  const { move, ticket, code } = await aStory("in-progress");
  expect((await ticket(code)).clocks.firstStoppedAt).toEqual(at("2026-11-16T15:10"));
  await move(code, "waiting-external", off, relayed);
  await move(code, "in-progress", off, { onSceneAt: at("2026-11-17T09:00") });
  expect((await ticket(code)).clocks.firstStoppedAt).toEqual(at("2026-11-16T15:10"));
});

test("relaying to a body that the category does not name makes it a matter of several: 15 days", async () => {
  const { move, code } = await aStory("in-progress");
  const { clocks, outsideUnit } = await move(code, "waiting-external", off, relayed);
  expect(outsideUnit).toBe("X-DL");
  expect(clocks.ceilingAt).toEqual(at("2026-12-01T14:06"));
  expect(clocks.basis).toContain("C15");
});

test("a result waits for the head's word, then it is the head's", async () => {
  const { tx, world, move, ticket, told, id, code } = await aStory("in-progress");
  const proposal = { code, actor: off, text: "cống đã thông", photos, machineWritten: false };
  await faultOf(
    tx((t) => proposeResult({ tx: t, world, ...proposal, photos: [] })),
    "MOVE_INCOMPLETE",
  );
  await tx((t) => proposeResult({ tx: t, world, ...proposal }));
  expect((await ticket(code)).proposedResult).toMatchObject({ text: "cống đã thông", byStaffId: off.id });
  expect(await told(id)).not.toContain("push.resolved");
  const resolved = await move(code, "resolved", head, { text: "cống đã thông", photos });
  expect(resolved).toMatchObject({ result: "cống đã thông", proof: photos });
  expect(resolved.proposedResult).toBeUndefined();
});

test("a reopened ticket is with its unit again at once, raised to its head, with half the time", async () => {
  const { world, move, told, id, code } = await aStory("resolved");
  world.pass(at("2026-11-16T18:00"));
  const facts = { reason: "nước rút xong chiều mưa lại ngập y chang" };
  const ticket = await move(code, "reopened", citizenActor(id), facts, { except: id });
  expect(ticket).toMatchObject({ status: "assigned", unit: "KTHT", reopenedCount: 1 });
  expect(ticket.flags).toContain("escalated");
  expect(ticket.clocks.resultDueAt).toEqual(at("2026-11-19T06:00"));
  expect(ticket.changes.slice(-2).map(({ to, actor }) => [to, actor.role])).toEqual([
    ["reopened", "CIT"],
    ["assigned", "SYS"],
  ]);
  // In the resident's own conversation the bot answers itself.
  expect(await told(id)).not.toContain("reopen.done");
});

test("time the resident took for an answer is added to the result deadline", async () => {
  const { world, open, move, ticket } = bench();
  const { code } = await open({ confident: false });
  await move(code, "needs-info", op, { question: "Ở đâu ạ?" });
  world.pass({ hours: 5 });
  await move(code, "triaged", op);
  const { clocks } = await ticket(code);
  expect(clocks.resultDueAt).toEqual(at("2026-11-21T19:06"));
  expect(clocks.firstDueAt).toEqual(at("2026-11-16T18:06"));
});

test("an operator who triages a report as something else gives it that unit and those clocks", async () => {
  const { open, move } = bench();
  const { code } = await open({ confident: false });
  const facts = { category: "noise-residential", severity: "S3", unit: "CA" } as const;
  const ticket = await move(code, "triaged", op, facts);
  expect(ticket).toMatchObject({ category: "noise-residential", unit: "CA", severity: "S3" });
  expect(ticket.outsideUnit).toBeUndefined();
  expect(ticket.clocks.firstDueAt).toEqual(new Date(fakeNow.getTime() + 2 * 3_600_000));
  expect(ticket.clocks.resultDueAt).toEqual(new Date(fakeNow.getTime() + 24 * 3_600_000));
});

test("consoles are told of every move with the new version", async () => {
  const { store, ticket, code } = await aStory("accepted");
  const { version } = await ticket(code);
  expect(store.published.filter((event) => event.id === code).at(-1)).toEqual({
    topic: "desk",
    name: "ticket.updated",
    id: code,
    version,
  });
});
