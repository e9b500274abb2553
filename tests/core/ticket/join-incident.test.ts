import { citizenActor, system } from "../../../core/people/staff.ts";
import { joinIncident } from "../../../core/ticket/merge-tickets.ts";
import { bench, head, off, op, photos } from "../bench.ts";

const spot = { precision: "alley", street: "Hoa Sứ", latitude: 10.78 } as const;

/** A known incident of one resident, and a second one's own report that was taken for one more of it. */
async function joined({ parentStatus = "assigned" as "assigned" | "closed" } = {}) {
  const scene = bench();
  const [first, second] = [
    await scene.conversation(),
    await scene.conversation({ address: { channel: "facebook", account: "page", user: "b" } }),
  ];
  const { code: parent } = await scene.open({ place: { label: "hẻm 41", ...spot, longitude: 106.698 } }, first.id);
  if (parentStatus === "closed") {
    await scene.move(parent, "accepted", off, { officerId: off.id });
    await scene.move(parent, "in-progress", off, { plan: "sáng mai" });
    await scene.move(parent, "resolved", head, { text: "cống đã thông", photos });
    await scene.move(parent, "closed", citizenActor(first.id), { rating: 5 }, { except: first.id });
  }
  const place = { label: "đầu hẻm 41", ...spot, longitude: 106.6985 };
  const { code: child } = await scene.open({ place, confident: false }, second.id);
  const actor = citizenActor(second.id);
  const input = {
    world: scene.world,
    code: child,
    parentCode: parent,
    likeness: 0.88,
    conversationId: second.id,
    actor,
  };
  await scene.tx((tx) => joinIncident({ tx, ...input }));
  const news = async (id: string): Promise<number> =>
    (await scene.told(id)).filter((key) => key !== "push.closed").length;
  return { ...scene, parent, child, first, second, news };
}

test("the second resident follows the incident at once, and merging waits for a person", async () => {
  const { ticket, parent, child, first, second } = await joined();
  expect((await ticket(parent)).followers).toEqual([first.id, second.id]);
  const own = await ticket(child);
  expect(own.status).toBe("new");
  expect(own.proposedParent).toBe(parent);
  expect(own.mergedInto).toBeUndefined();
  const [proposal] = own.changes.filter(({ kind }) => kind === "proposal");
  expect(proposal?.actor).toEqual(system);
  expect(proposal?.facts).toMatchObject({ parentCode: parent, likeness: 0.88, distanceMetres: 55, hoursApart: 0 });
});

test("news of the incident reaches the second resident once, before and after a person has merged", async () => {
  const { move, parent, child, second, news } = await joined();
  await move(parent, "accepted", off, { officerId: off.id });
  expect(await news(second.id)).toBe(1);
  await move(child, "duplicate", op, { parentCode: parent });
  await move(parent, "in-progress", off, { plan: "sáng mai" });
  await move(parent, "resolved", head, { text: "cống đã thông", photos });
  expect(await news(second.id)).toBe(2);
});

test("once merged the proposal is gone, and the incident keeps both residents", async () => {
  const { move, ticket, parent, child, first, second } = await joined();
  await move(child, "duplicate", op, { parentCode: parent });
  expect(await ticket(child)).toMatchObject({ status: "duplicate", mergedInto: parent });
  expect((await ticket(child)).proposedParent).toBeUndefined();
  expect((await ticket(parent)).followers).toEqual([first.id, second.id]);
});

test("when the unit works on the report by itself, its resident hears of that one only", async () => {
  const { move, ticket, parent, child, second, news } = await joined();
  const { category, severity, unit } = await ticket(child);
  await move(child, "triaged", op, { category, severity, unit });
  await move(child, "assigned", op, { unit });
  expect((await ticket(child)).proposedParent).toBe(parent);
  await move(child, "accepted", off, { officerId: off.id });
  expect((await ticket(child)).proposedParent).toBeUndefined();
  expect((await ticket(parent)).followers).not.toContain(second.id);
  const before = await news(second.id);
  await move(parent, "accepted", off, { officerId: off.id });
  expect(await news(second.id)).toBe(before);
});

test("who takes their own report back hears no more of the incident", async () => {
  const { move, ticket, parent, child, first, second } = await joined();
  await move(child, "withdrawn", citizenActor(second.id), { reason: "Người dân rút" }, { except: second.id });
  expect((await ticket(parent)).followers).toEqual([first.id]);
});

test("an incident that is over meanwhile is joined by nobody", async () => {
  const { ticket, parent, child, first } = await joined({ parentStatus: "closed" });
  expect((await ticket(child)).proposedParent).toBeUndefined();
  expect((await ticket(parent)).followers).toEqual([first.id]);
});

test("people are counted, not conversations: the reporter, one proposal, one merged call", async () => {
  const { tx, move, open, parent } = await joined();
  const call = await open({ confident: false });
  await move(call.code, "duplicate", op, { parentCode: parent });
  expect(await tx((t) => t.tickets.reporters(parent))).toBe(3);
});
