import { assignTalks } from "../../../core/assignment/assign-talks.ts";
import { initialAssignment } from "../../../core/assignment/rules.ts";
import type { Conversation } from "../../../core/conversation/conversation.ts";
import { giveBack, takeOver } from "../../../core/conversation/hold-conversation.ts";
import { replyAsOperator } from "../../../core/conversation/reply-as-operator.ts";
import type { Staff } from "../../../core/people/staff.ts";
import { anActor, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const [lan, minh, hoa] = [
  aStaff({ id: "lan", name: "Chị Lan" }),
  aStaff({ id: "minh", name: "Anh Minh", username: "minh" }),
  aStaff({ id: "hoa", name: "Chị Hoa", username: "hoa" }),
];
const attention = { reason: "asked-human" as const, since: fakeNow, dueAt: fakeNow };
const queued = { attention, heldBy: { kind: "queue" as const, since: fakeNow } };

/** A desk with these operators in front of their consoles. */
async function aDesk(...people: Staff[]) {
  const scene = bench();
  const { tx, world, store } = scene;
  const now = () => world.clock.now();
  const see = (...some: Staff[]) =>
    tx(async (t) => {
      for (const { id } of some) await t.roster.see(id, now());
    });
  await tx(async (t) => {
    for (const one of [lan, minh, hoa]) await t.people.saveStaff(one);
  });
  await see(...people);
  const run = () => assignTalks({ store, world, limit: 50 });
  return {
    ...scene,
    see,
    run,
    now,
    /** Time passes in front of these consoles. */
    pass: async (minutes: number, ...there: Staff[]) => {
      world.pass({ minutes });
      await see(...there);
      return run();
    },
    away: ({ id: staffId }: Staff) => tx((t) => t.roster.say({ staffId, state: "away", since: now() })),
    reply: (conversationId: string, staff: Staff) =>
      tx((t) =>
        replyAsOperator({ tx: t, world, conversationId, staff, text: "Dạ", attachments: [], clientId: "client-1" }),
      ),
    hold: (act: typeof takeOver, conversationId: string, staff: Staff) =>
      tx((t) => act({ tx: t, world, conversationId, staff })),
    handovers: ({ id }: Staff) => tx((t) => t.roster.handoversFrom(id, fakeNow, 10)),
    notes: async (id: string) =>
      (await scene.lines(id)).filter(({ direction }) => direction === "internal").map(({ text }) => text),
    owner: async (id: string) => (await scene.conversationNow(id)).assignment?.to?.staffId,
  };
}

test("a waiting conversation goes to whoever on duty has least, once, with the reason in its thread", async () => {
  const { conversation, run, owner, notes } = await aDesk(lan, minh);
  const [first, second, third] = [await conversation(queued), await conversation(queued), await conversation(queued)];
  const quiet = await conversation();
  expect([await run(), await run()]).toEqual([3, 0]);
  const owners = [await owner(first.id), await owner(second.id), await owner(third.id)].sort();
  expect(owners).toEqual(["lan", "lan", "minh"]);
  expect(await owner(quiet.id)).toBeUndefined();
  expect(await notes(first.id)).toEqual([
    "Giao cho chị Lan: quy tắc “Mọi người đang trực”, chưa có cuộc trò chuyện nào.",
  ]);
});

test("nobody on duty: it stays in the queue with its promise, and goes to the first who comes", async () => {
  const { conversation, run, conversationNow, see, owner } = await aDesk();
  const { id } = await conversation(queued);
  expect(await run()).toBe(0);
  expect(await conversationNow(id)).toMatchObject({ heldBy: { kind: "queue" }, attention });
  await see(minh);
  await run();
  expect(await owner(id)).toBe("minh");
});

test("silence passes it on, each colleague once; the one before is told why", async () => {
  const { conversation, run, pass, owner, notes, handovers } = await aDesk(lan, minh);
  const { id } = await conversation(queued);
  await run();
  expect(await pass(4, lan, minh)).toBe(0);
  expect(await pass(1, lan, minh)).toBe(1);
  expect(await owner(id)).toBe("minh");
  const why =
    "Chuyển sang anh Minh: chị Lan chưa trả lời sau 5 phút, quy tắc “Mọi người đang trực”, chưa có cuộc trò chuyện nào.";
  expect((await notes(id)).at(-1)).toBe(why);
  expect(await handovers(lan)).toMatchObject([{ work: "talk", ref: id, why }]);
  await pass(5, lan, minh);
  expect(await owner(id)).toBeUndefined();
  expect((await notes(id)).at(-1)).toBe(
    "Anh Minh chưa trả lời sau 5 phút: về lại hàng chờ, chưa có ai khác nhận được.",
  );
  expect(await pass(30, lan, minh)).toBe(0);
  await pass(0, hoa);
  expect(await owner(id)).toBe("hoa");
});

test("whoever goes away or leaves the console loses what waits; the busy keep theirs and get nothing new", async () => {
  const { conversation, run, pass, owner, away, notes, tx, now } = await aDesk(lan, minh);
  const { id } = await conversation(queued);
  await run();
  await away(lan);
  await run();
  expect(await owner(id)).toBe("minh");
  expect((await notes(id)).at(-1)).toContain("chị Lan vắng từ 14:06");
  await tx((t) => t.roster.say({ staffId: "minh", state: "busy", since: now() }));
  const other = await conversation(queued);
  expect(await run()).toBe(0);
  expect([await owner(id), await owner(other.id)]).toEqual(["minh", undefined]);
  await pass(11, hoa);
  expect([await owner(id), await owner(other.id)]).toEqual(["hoa", "hoa"]);
  expect((await notes(id)).at(-1)).toContain("anh Minh rời máy từ 14:06");
});

test("a person's hand wins: whoever answers holds it, and no rule takes it from them while they are there", async () => {
  const { conversation, run, hold, conversationNow, pass, owner } = await aDesk(lan, minh);
  const { id } = await conversation(queued);
  await run();
  await hold(takeOver, id, minh);
  expect(await conversationNow(id)).toMatchObject({ heldBy: { staffId: "minh" } });
  expect(await owner(id)).toBeUndefined();
  expect(await pass(60, lan, minh)).toBe(0);
});

test("a resident left waiting by somebody who is gone comes back to the queue with a promise, and to the next", async () => {
  const { conversation, run, hold, conversationNow, pass, owner, reply, see } = await aDesk(lan, minh);
  const { id } = await conversation({ ...queued, lastInboundAt: fakeNow });
  const answered = await conversation({ ...queued, lastInboundAt: fakeNow });
  await hold(takeOver, id, lan);
  await reply(answered.id, lan);
  await run();
  await see(minh);
  await pass(11, minh);
  const now = await conversationNow(id);
  expect(now).toMatchObject({ heldBy: { kind: "queue" }, attention: { reason: "asked-human" } });
  expect(now.attention?.dueAt.getTime()).toBeGreaterThan(fakeNow.getTime());
  expect(await owner(id)).toBe("minh");
  expect(await conversationNow(answered.id)).toMatchObject({ heldBy: { staffId: "lan" } });
});

test("who answered before gets the resident again, if they are there, though a colleague has less", async () => {
  const { conversation, run, hold, reply, tx, world, conversationNow, owner, notes } = await aDesk(lan, minh);
  const { id } = await conversation(queued);
  await reply(id, minh);
  await hold(giveBack, id, minh);
  world.pass({ minutes: 1 });
  const heldBy = { kind: "queue" as const, since: world.clock.now() };
  const asked = { ...attention, since: world.clock.now() };
  await tx(async (t) =>
    t.conversations.save({ ...((await t.conversations.byId(id)) as Conversation), heldBy, attention: asked }),
  );
  await run();
  expect(await owner(id)).toBe("minh");
  expect((await notes(id)).at(-1)).toBe("Giao cho anh Minh: quy tắc “Mọi người đang trực”, người đã trả lời ở đây.");
  expect(await conversationNow(id)).toMatchObject({ heldBy: { kind: "queue" } });
});

test("rules go by category and place of the report; a confidential matter is given to nobody", async () => {
  const { conversation, run, owner, open, world } = await aDesk(lan, minh);
  const rule = { ...{ id: "kp3", name: "Khu phố 3 · thoát nước", work: "talk" as const }, limit: 5, patience: 5 };
  const where = { categories: ["flooding-drainage" as const], areas: ["khu phố 3"], people: ["minh"] };
  const body = { ...initialAssignment, rules: [{ ...rule, ...where }] };
  world.settings.take([{ kind: "assignment", number: 1, body, author: anActor("ADM"), at: fakeNow }]);
  const about = await conversation(queued);
  await open({}, about.id);
  const other = await conversation(queued);
  const kept = await conversation({ attention: { ...attention, reason: "integrity" } });
  await run();
  expect([await owner(about.id), await owner(other.id), await owner(kept.id)]).toEqual(["minh", "lan", undefined]);
});
