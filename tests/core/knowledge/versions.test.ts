import { draftEntry } from "../../../core/knowledge/draft-entry.ts";
import { proposeVersion } from "../../../core/knowledge/propose-version.ts";
import { publishVersion } from "../../../core/knowledge/publish-version.ts";
import { refuseVersion } from "../../../core/knowledge/refuse-version.ts";
import { reportUnusable } from "../../../core/knowledge/report-unusable.ts";
import { rollBack } from "../../../core/knowledge/roll-back.ts";
import type { EntryValidators, KnowledgeVersion } from "../../../core/knowledge/version.ts";
import { withdrawOverride } from "../../../core/knowledge/withdraw-override.ts";
import type { Actor, Role } from "../../../core/people/staff.ts";
import { anActor } from "../../builders.ts";
import { bench, faultOf } from "../bench.ts";

const entry = { kind: "procedure", entryId: "khai-sinh" } as const;
const lan = anActor("OP", { id: "lan", name: "chị Lan" });
const tuan = anActor("OP", { id: "tuan", name: "anh Tuấn" });
const tam = anActor("LD", { id: "tam", name: "ông Tâm" });
const quan = anActor("ADM", { id: "quan", name: "anh Quân" });

/** A fee is all these records hold. */
const validators: EntryValidators = {
  procedure: (body) => {
    const { fee } = body as { fee: unknown };
    return typeof fee === "number" ? [] : [{ path: "fee", code: "invalid_type" }];
  },
};

/** A desk with its verbs; every one in a transaction of its own. */
function desk() {
  const b = bench();
  const { world } = b;
  const draft = (actor: Actor, fee: unknown, base = 0) =>
    b.tx((tx) => draftEntry({ tx, world, actor, ...entry, base, body: { fee }, validators }));
  const propose = (actor: Actor, { id }: KnowledgeVersion, note?: string) =>
    b.tx((tx) => proposeVersion({ tx, world, actor, id, validators, ...(note ? { note } : {}) }));
  const publish = (actor: Actor, { id }: KnowledgeVersion) =>
    b.tx((tx) => publishVersion({ tx, world, actor, id, answer: "đúng rồi", validators }));
  const refuse = (actor: Actor, { id }: KnowledgeVersion) =>
    b.tx((tx) => refuseVersion({ tx, world, actor, id, note: "sai mức" }));
  const back = (actor: Actor, { id }: KnowledgeVersion, seen: number) =>
    b.tx((tx) => rollBack({ tx, world, actor, id, seen, validators }));
  const withdraw = (actor: Actor, seen: number) =>
    b.tx((tx) => withdrawOverride({ tx, world, actor, ...entry, seen, note: "theo bản chung" }));
  const inForce = async () => (await b.tx((tx) => tx.knowledge.lock(entry))).inForce;
  const all = () => b.tx((tx) => tx.knowledge.ofEntry(entry, 99));
  /** A version that another person put in force. */
  const settled = async (author: Actor, approver: Actor, fee: number, base: number) =>
    publish(approver, await propose(author, await draft(author, fee, base)));
  return { ...b, draft, propose, publish, refuse, back, withdraw, inForce, all, settled };
}

test("a draft is proposed by its author and put in force by another; all is told, and when and by whom is kept", async () => {
  const d = desk();
  const draft = await d.draft(lan, 8_000);
  expect(await d.inForce()).toBeUndefined();
  await d.propose(lan, draft, "phí mới từ tháng 12");
  await d.publish(tam, draft);
  expect(await d.inForce()).toMatchObject({
    ...{ number: 1, base: 0, body: { fee: 8_000 }, author: lan, approver: tam },
    ...{ note: "phí mới từ tháng 12", answer: "đúng rồi", publishedAt: d.world.clock.now() },
  });
  const told = d.store.published.filter(({ name }) => name === "knowledge.updated");
  expect(told).toEqual(Array(3).fill({ topic: "desk", name: "knowledge.updated", id: "procedure:khai-sinh" }));
});

const every: Role[] = ["SYS", "CIT", "OP", "OFF", "HEAD", "LD", "AUD", "ADM"];
const roles = { propose: ["OP", "LD", "ADM"], publish: ["LD", "ADM"] };
test.each(every)("%s may write, decide, roll back and withdraw only as the table says", async (role) => {
  const d = desk();
  const someone = anActor(role, { id: "someone" });
  const may = async (work: Promise<unknown>) =>
    work.then(
      () => true,
      (error: { code: string }) => {
        expect(error.code).toBe("FORBIDDEN");
        return false;
      },
    );
  const first = await d.settled(lan, tam, 1, 0);
  const second = await d.settled(lan, tam, 2, 1);
  const waiting = await d.propose(lan, await d.draft(lan, 3, 2));
  const refusable = await d.propose(tuan, await d.draft(tuan, 4, 2));
  expect({
    draft: await may(d.draft(someone, 5, 2)),
    refuse: await may(d.refuse(someone, refusable)),
    back: await may(d.back(someone, first, second.number)),
    publish: await may(
      d.publish(someone, { ...waiting }).catch((error) => (error.code === "STALE" ? 0 : Promise.reject(error))),
    ),
    withdraw: await may(d.withdraw(someone, (await d.inForce())?.number ?? 0)),
  }).toEqual({
    draft: roles.propose.includes(role),
    refuse: roles.publish.includes(role),
    back: roles.publish.includes(role),
    publish: roles.publish.includes(role),
    withdraw: roles.publish.includes(role),
  });
});

test("four eyes: nobody puts their own words in force, by publishing or by rolling back", async () => {
  const d = desk();
  const own = await d.propose(quan, await d.draft(quan, 1));
  const fault = await faultOf(d.publish(quan, own), "FORBIDDEN");
  expect(fault.details).toEqual({ reason: "own-words" });
  await d.publish(tam, own);
  await d.settled(lan, tam, 2, 1);
  expect((await faultOf(d.back(quan, own, 2), "FORBIDDEN")).details).toEqual({ reason: "own-words" });
  expect(await d.back(tam, own, 2)).toMatchObject({ number: 3, restores: 1, author: quan, approver: tam });
});

test("a draft is proposed by nobody but its author, once; what was decided is decided", async () => {
  const d = desk();
  const draft = await d.draft(lan, 1);
  await faultOf(d.propose(tuan, draft), "FORBIDDEN");
  await faultOf(d.publish(tam, draft), "MOVE_NOT_ALLOWED");
  await faultOf(d.refuse(tam, draft), "MOVE_NOT_ALLOWED");
  await d.propose(lan, draft);
  await faultOf(d.propose(lan, draft), "MOVE_NOT_ALLOWED");
  await d.refuse(tam, draft);
  expect(await d.all()).toMatchObject([{ state: "withdrawn", endedBy: tam, endNote: "sai mức" }]);
  await faultOf(d.publish(tam, draft), "STALE");
  await faultOf(d.refuse(tam, draft), "STALE");
  await faultOf(d.publish(tam, { ...draft, id: "none" }), "NOT_FOUND");
});

test("an author takes their own proposal back; a new draft takes the place of one's own, not of a colleague's", async () => {
  const d = desk();
  const proposed = await d.propose(lan, await d.draft(lan, 1));
  await d.refuse(lan, proposed);
  await d.draft(lan, 2);
  await d.draft(tuan, 3);
  await d.draft(lan, 4);
  expect((await d.all()).map(({ number, state }) => `${number} ${state}`)).toEqual([
    "4 draft",
    "3 draft",
    "2 withdrawn",
    "1 withdrawn",
  ]);
});

test("of two proposals that look at the same version one comes into force; the other must be looked at again", async () => {
  const d = desk();
  const one = await d.propose(lan, await d.draft(lan, 1));
  const two = await d.propose(tuan, await d.draft(tuan, 2));
  const decided = await Promise.allSettled([d.publish(tam, one), d.publish(quan, two)]);
  expect(decided.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect((await faultOf(d.publish(quan, two), "STALE")).details).toEqual({ version: 1 });
  await faultOf(d.draft(tuan, 2, 0), "STALE");
  expect(await d.inForce()).toMatchObject({ body: { fee: 1 } });
});

test("two who approve the same proposal at once: the first does, the second hears of it", async () => {
  const d = desk();
  const proposed = await d.propose(lan, await d.draft(lan, 1));
  const both = await Promise.allSettled([d.publish(tam, proposed), d.publish(quan, proposed)]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  await faultOf(d.publish(quan, proposed), "STALE");
});

test("an earlier version comes back as a new one; what never was in force, or is so now, does not", async () => {
  const d = desk();
  const first = await d.settled(lan, tam, 1, 0);
  const second = await d.settled(tuan, tam, 2, 1);
  await faultOf(d.back(tam, second, 2), "MOVE_NOT_ALLOWED");
  await faultOf(d.back(tam, first, 1), "STALE");
  await d.back(tam, first, 2);
  expect(await d.inForce()).toMatchObject({ number: 3, base: 2, body: { fee: 1 }, restores: 1 });
  const refused = await d.propose(lan, await d.draft(lan, 9, 3));
  await d.refuse(tam, refused);
  await faultOf(d.back(tam, refused, 3), "MOVE_NOT_ALLOWED");
});

test("the ward's own word is taken out of force, and may come back", async () => {
  const d = desk();
  const first = await d.settled(lan, tam, 1, 0);
  await faultOf(d.withdraw(quan, 0), "STALE");
  await d.withdraw(quan, 1);
  expect(await d.inForce()).toBeUndefined();
  expect(await d.all()).toMatchObject([
    { state: "withdrawn", approver: tam, endedBy: quan, endNote: "theo bản chung" },
  ]);
  await faultOf(d.withdraw(quan, 1), "NOT_FOUND");
  await d.back(quan, first, 0);
  expect(await d.inForce()).toMatchObject({ number: 2, base: 0, restores: 1 });
});

test("what cannot be used is neither kept nor put in force, with every fault named", async () => {
  const d = desk();
  expect((await faultOf(d.draft(lan, "tám ngàn"), "BAD_INPUT")).details).toEqual({ issues: ["fee: invalid_type"] });
  const { world } = d;
  const article = { kind: "article", entryId: "bao-lau" } as const;
  const unknown = d.tx((tx) => draftEntry({ tx, world, actor: lan, ...article, base: 0, body: {}, validators }));
  expect((await faultOf(unknown, "BAD_INPUT")).details).toEqual({ issues: ["kind: unknown"] });
  const proposed = await d.propose(lan, await d.draft(lan, 1));
  const stricter: EntryValidators = { procedure: () => [{ path: "office", code: "invalid_type" }] };
  const publish = d.tx((tx) => publishVersion({ tx, world, actor: tam, id: proposed.id, validators: stricter }));
  expect((await faultOf(publish, "BAD_INPUT")).details).toEqual({ issues: ["office: invalid_type"] });
});

test("a version that can no longer be used is told once, also after somebody has dealt with it", async () => {
  const d = desk();
  const { world, store } = d;
  const version = await d.settled(lan, tam, 1, 0);
  const report = () => d.tx((tx) => reportUnusable({ tx, world, version }));
  await report();
  await report();
  const [task, ...more] = await store.tasks.open(9);
  expect(more).toEqual([]);
  expect(task).toMatchObject({ kind: "knowledge", reason: "procedure: khai-sinh", state: "open" });
  await store.tasks.save({ ...(task as NonNullable<typeof task>), state: "done" });
  await report();
  expect(await store.tasks.open(9)).toEqual([]);
});
