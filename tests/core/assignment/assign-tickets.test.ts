import { assignTickets } from "../../../core/assignment/assign-tickets.ts";
import { initialAssignment } from "../../../core/assignment/rules.ts";
import { canSeeTicket } from "../../../core/people/access.ts";
import { correctTicket } from "../../../core/ticket/amend-ticket.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { anActor, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench, head, op } from "../bench.ts";

const unit = "KTHT" as const;
const [dung, nam, tuan] = [
  aStaff({ id: "dung", name: "Anh Dũng", username: "dung", role: "OFF", unit }),
  aStaff({ id: "nam", name: "Anh Nam", username: "nam", role: "OFF", unit }),
  aStaff({ id: "tuan", name: "Anh Tuấn", username: "tuan", role: "OFF", unit: "CA" }),
];

/** A unit with two officers, and one officer of another unit. */
async function aUnit() {
  const scene = bench();
  const { tx, world, store } = scene;
  await tx(async (t) => {
    for (const one of [dung, nam, tuan]) await t.people.saveStaff(one);
  });
  const run = () => assignTickets({ store, world, limit: 50 });
  return {
    ...scene,
    run,
    away: ({ id: staffId }: typeof dung, more: object = {}) =>
      tx((t) => t.roster.say({ staffId, state: "away", since: world.clock.now(), ...more })),
    officer: async (code: string) => (await scene.ticket(code)).officerId,
    notes: async (code: string) =>
      (await scene.ticket(code)).changes.flatMap(({ facts, note }) => (facts.naming && note ? [note] : [])),
    handovers: ({ id }: typeof dung) => tx((t) => t.roster.handoversFrom(id, fakeNow, 10)),
  };
}

test("an assigned ticket gets an officer of its unit, named and not accepted for them, with the reason in its log", async () => {
  const { open, run, ticket, notes } = await aUnit();
  const [first, second] = [await open(), await open()];
  expect([await run(), await run()]).toEqual([2, 0]);
  expect(await ticket(first.code)).toMatchObject({ status: "assigned", officerId: "dung" });
  expect(await ticket(second.code)).toMatchObject({ status: "assigned", officerId: "nam" });
  expect(await notes(first.code)).toEqual(["Giao cho anh Dũng: quy tắc “Mọi người đang trực”, chưa có phiếu nào."]);
});

test("silent past a share of the first deadline it passes on, once to each; then the head is told that nobody is left", async () => {
  const { open, run, world, officer, notes, handovers, move } = await aUnit();
  const { code } = await open();
  await run();
  world.pass({ minutes: 59 });
  expect(await run()).toBe(0);
  world.pass({ minutes: 1 });
  await run();
  expect(await officer(code)).toBe("nam");
  expect((await notes(code)).at(-1)).toBe(
    "Chuyển sang anh Nam: anh Dũng chưa trả lời sau 1 giờ, quy tắc “Mọi người đang trực”, chưa có phiếu nào.",
  );
  expect(await handovers(dung)).toMatchObject([{ work: "ticket", ref: code }]);
  world.pass({ hours: 1 });
  expect([await run(), await run()]).toEqual([1, 0]);
  expect(await officer(code)).toBe("nam");
  expect((await notes(code)).at(-1)).toBe(
    "Anh Nam chưa trả lời sau 1 giờ: chưa có ai khác nhận được, trưởng đơn vị xem giúp.",
  );
  await move(code, "accepted", anActor("OFF", { id: "dung", unit }), { officerId: "dung" });
  expect([await officer(code), await run()]).toEqual(["dung", 0]);
});

test("an absent officer's tickets go to their deputy, or wait for whoever comes back", async () => {
  const { open, run, away, officer, notes, tx, world } = await aUnit();
  const { code } = await open();
  await run();
  await away(dung, { deputyId: "nam" });
  await run();
  expect(await officer(code)).toBe("nam");
  expect((await notes(code)).at(-1)).toBe(
    "Chuyển sang anh Nam: anh Dũng vắng từ 14:06, quy tắc “Mọi người đang trực”, người làm thay.",
  );
  await away(nam);
  expect([await run(), await run()]).toEqual([1, 0]);
  expect(await officer(code)).toBeUndefined();
  world.pass({ minutes: 10 });
  await tx((t) => t.roster.say({ staffId: "dung", state: "online", since: world.clock.now() }));
  await run();
  expect(await officer(code)).toBe("dung");
});

test("whoever worked on it before a reopening gets it again; who is named may not be the one it is about", async () => {
  const { open, run, move, officer, tx, world } = await aUnit();
  const { code } = await open();
  await move(code, "accepted", head, { officerId: "nam" });
  const seen = { kind: "image" as const, key: "photo" };
  await move(code, "in-progress", anActor("OFF", { id: "nam" }), { plan: "thông cống" });
  await move(code, "resolved", head, { text: "cống đã thông, nước rút hết", photos: [seen] });
  await move(code, "reopened", op, { reason: "lại ngập" });
  expect(await officer(code)).toBeUndefined();
  await run();
  expect(await officer(code)).toBe("nam");
  await tx((t) => correctTicket({ tx: t, world, code, actor: op, aboutStaffId: "nam" }));
  expect(await officer(code)).toBeUndefined();
  await run();
  expect(await officer(code)).toBe("dung");
});

test("the machine opens no closed lane: a confidential ticket names nobody, and one that becomes so loses its officer", async () => {
  const { open, run, move, ticket, tx, world } = await aUnit();
  const { code } = await open();
  await run();
  const corrected = await tx((t) =>
    correctTicket({ tx: t, world, code, actor: op, category: "integrity-complaint", unit }),
  );
  expect(corrected.visibility).toBe("confidential");
  expect(canSeeTicket(dung, corrected)).toBe(false);
  expect(await run()).toBe(0);
  expect((await ticket(code)).officerId).toBeUndefined();
  await move(code, "accepted", head, { officerId: "dung" });
  expect(canSeeTicket(dung, await ticket(code))).toBe(true);
});

test("a rule of the ward decides who, how many and for how long; another unit's officers never get it", async () => {
  const { open, run, officer, world } = await aUnit();
  const rule = { ...{ id: "r", name: "Thoát nước", work: "ticket" as const, areas: [] }, people: ["nam", "tuan"] };
  const body = {
    ...initialAssignment,
    rules: [{ ...rule, categories: ["flooding-drainage" as const], unit, limit: 1, patience: 50 }],
  };
  world.settings.take([{ kind: "assignment", number: 1, body, author: anActor("ADM"), at: fakeNow }]);
  const [first, second] = [await open(), await open()];
  await run();
  expect([await officer(first.code), await officer(second.code)]).toEqual(["nam", "dung"]);
  world.pass({ minutes: 90 });
  await run();
  expect([await officer(first.code), await officer(second.code)]).toEqual(["nam", "nam"]);
});

test("clocks go on ringing for a ticket that passes on", async () => {
  const { open, run, world, store, ticket } = await aUnit();
  const { code } = await open();
  await run();
  world.pass({ hours: 2 });
  await watchClocks({ store, world, limit: 10 });
  await run();
  expect((await ticket(code)).flags).toContain("at-risk");
});
