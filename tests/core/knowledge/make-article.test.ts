import { draftEntry } from "../../../core/knowledge/draft-entry.ts";
import { makeArticle } from "../../../core/knowledge/make-article.ts";
import { proposeVersion } from "../../../core/knowledge/propose-version.ts";
import { publishVersion } from "../../../core/knowledge/publish-version.ts";
import type { ArticleMaker, QuestionGroup } from "../../../core/knowledge/question.ts";
import { refuseVersion } from "../../../core/knowledge/refuse-version.ts";
import { rollBack } from "../../../core/knowledge/roll-back.ts";
import { answerQuestion, dismissQuestion } from "../../../core/knowledge/settle-question.ts";
import type { EntryValidators } from "../../../core/knowledge/version.ts";
import { withdrawOverride } from "../../../core/knowledge/withdraw-override.ts";
import type { Actor, Role } from "../../../core/people/staff.ts";
import { anActor, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench, faultOf } from "../bench.ts";

const lan = anActor("OP", { id: "lan", name: "chị Lan" });
const tam = anActor("LD", { id: "tam", name: "ông Tâm" });
const quan = anActor("LD", { id: "quan", name: "anh Quân" });
const answer = { title: "Thuê sân", text: "Gặp văn phòng.", sourceTitle: "Thông báo", checkedOn: "2026-11-16" };

/** An article is whole once it has a label. */
const validators: EntryValidators = {
  article: (body) => ((body as { label: string }).label ? [] : [{ path: "label", code: "missing" }]),
};
const maker: ArticleMaker = {
  idsFor: (title) => [title, `${title}-2`],
  bodyOf: (id, { text }, asked) => ({ id, label: "", text, asked }),
};

/** A desk with one group of questions; every verb in a transaction of its own. */
async function desk(changes: Partial<QuestionGroup> = {}) {
  const b = bench();
  const { world } = b;
  const first = { id: "q-1", version: 0, state: "proposed", answer, openedAt: fakeNow, ...changes } as const;
  await b.tx((tx) => tx.questions.saveGroup(first));
  for (const [at, text] of ["thuê sân ở đâu", "thue san gap ai"].entries()) {
    const asked = { why: "unknown", channel: "zalo", conversationId: "c-1", at: new Date(+fakeNow - at) } as const;
    await b.tx((tx) => tx.questions.add({ id: text, groupId: "q-1", text, ...asked }));
  }
  const group = async () => (await b.tx((tx) => tx.questions.groupById("q-1"))) as QuestionGroup;
  const make = async (actor: Actor, version?: number) => {
    const seen = version ?? (await group()).version;
    return b.tx((tx) => makeArticle({ tx, world, actor, id: "q-1", version: seen, maker }));
  };
  const entry = { kind: "article", entryId: "Thuê sân" } as const;
  const versions = () => b.tx((tx) => tx.knowledge.ofEntry(entry, 9));
  /** Completed by its author and put in force by somebody else. */
  const publish = async (base = 0) => {
    const body = { label: "Thuê sân" };
    const { id } = await b.tx((tx) => draftEntry({ tx, world, actor: lan, ...entry, base, body, validators }));
    await b.tx((tx) => proposeVersion({ tx, world, actor: lan, id, validators }));
    return b.tx((tx) => publishVersion({ tx, world, actor: tam, id, validators }));
  };
  const withdraw = (seen: number) => b.tx((tx) => withdrawOverride({ tx, world, actor: tam, ...entry, seen }));
  return { ...b, group, make, versions, publish, withdraw, entry };
}

test("a draft is made of the answer with what was asked, and the group knows its article; once is enough", async () => {
  const d = await desk();
  expect(await d.make(lan)).toEqual({ entryId: "Thuê sân" });
  const asked = ["thuê sân ở đâu", "thue san gap ai"];
  expect(await d.versions()).toMatchObject([
    { number: 1, base: 0, state: "draft", author: lan, body: { text: "Gặp văn phòng.", asked } },
  ]);
  expect(await d.group()).toMatchObject({ version: 2, state: "proposed", entryId: "Thuê sân", answer });
  expect(d.store.published.map(({ name, id }) => `${name} ${id}`)).toEqual([
    "knowledge.updated article:Thuê sân",
    "question.updated q-1",
  ]);
  expect(await d.make(tam, 1)).toEqual({ entryId: "Thuê sân" });
  expect(await d.versions()).toHaveLength(1);
});

test("a draft with holes is proposed by nobody; completed, it is, and in force it answers the group", async () => {
  const d = await desk();
  const { world } = d;
  await d.make(lan);
  const [draft] = await d.versions();
  const id = draft?.id ?? "";
  const proposed = d.tx((tx) => proposeVersion({ tx, world, actor: lan, id, validators }));
  expect((await faultOf(proposed, "BAD_INPUT")).details).toEqual({ issues: ["label: missing"] });
  await d.publish();
  expect(await d.group()).toMatchObject({ state: "answered", actor: tam, entryId: "Thuê sân" });
  expect((await d.versions()).map(({ number, state }) => `${number} ${state}`)).toEqual(["2 published", "1 withdrawn"]);
});

test("taken out of force the group waits again, and gone back to it is answered again", async () => {
  const d = await desk();
  const { world } = d;
  await d.make(lan);
  const first = await d.publish();
  const before = (await d.group()).version;
  await d.publish(first.number);
  expect((await d.group()).version).toBe(before);
  await d.withdraw(3);
  expect(await d.group()).toMatchObject({ state: "proposed", actor: tam });
  await d.tx((tx) => rollBack({ tx, world, actor: quan, id: first.id, seen: 0, validators }));
  expect(await d.group()).toMatchObject({ state: "answered", actor: quan });
});

test("what an article answers is changed there: its group is neither answered anew nor put aside", async () => {
  const d = await desk();
  await d.make(lan);
  await d.publish();
  const { version } = await d.group();
  const act = { world: d.world, id: "q-1", version, staff: aStaff({ role: "OP" }) };
  await faultOf(
    d.tx((tx) => answerQuestion({ ...act, tx, answer })),
    "MOVE_NOT_ALLOWED",
  );
  await faultOf(
    d.tx((tx) => dismissQuestion({ ...act, tx })),
    "MOVE_NOT_ALLOWED",
  );
});

test("a draft that was dropped is made anew in its place; a name that was ever used is not taken", async () => {
  const d = await desk();
  const { world } = d;
  await d.make(lan);
  const [draft] = await d.versions();
  await d.tx((tx) => refuseVersion({ tx, world, actor: lan, id: draft?.id ?? "" }));
  expect(await d.make(lan)).toEqual({ entryId: "Thuê sân" });
  expect(await d.versions()).toMatchObject([
    { number: 2, state: "draft" },
    { number: 1, state: "withdrawn" },
  ]);
  await d.tx((tx) => tx.questions.saveGroup({ id: "q-2", version: 0, state: "proposed", answer, openedAt: fakeNow }));
  const other = d.tx((tx) => makeArticle({ tx, world, actor: lan, id: "q-2", version: 1, maker }));
  expect(await other).toEqual({ entryId: "Thuê sân-2" });
});

test("without an answer, put aside, or seen before somebody else changed it, no article is made and nothing is kept", async () => {
  const { answer: _, ...unanswered } = { answer };
  for (const changes of [{ state: "open", ...unanswered }, { state: "dismissed" }] as const)
    await faultOf((await desk(changes)).make(lan), "MOVE_NOT_ALLOWED");
  const d = await desk();
  await faultOf(d.make(lan, 9), "STALE");
  expect(await d.versions()).toEqual([]);
  const nobody = d.tx((tx) => makeArticle({ tx, world: d.world, actor: lan, id: "q-9", version: 1, maker }));
  await faultOf(nobody, "NOT_FOUND");
});

test.each(["OP", "LD", "ADM", "HEAD", "OFF", "AUD"] as Role[])(
  "%s makes an article only where it may write the knowledge and read the questions",
  async (role) => {
    const made = (await desk()).make(anActor(role));
    if (role === "OP" || role === "LD") await made;
    else await faultOf(made, "FORBIDDEN");
  },
);
