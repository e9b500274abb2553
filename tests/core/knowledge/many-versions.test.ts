import { draftEntries } from "../../../core/knowledge/draft-entries.ts";
import { draftEntry } from "../../../core/knowledge/draft-entry.ts";
import { proposeVersion } from "../../../core/knowledge/propose-version.ts";
import { proposeVersions } from "../../../core/knowledge/propose-versions.ts";
import { publishVersion } from "../../../core/knowledge/publish-version.ts";
import type { EntryValidators } from "../../../core/knowledge/version.ts";
import type { Actor } from "../../../core/people/staff.ts";
import { anActor } from "../../builders.ts";
import { bench, faultOf } from "../bench.ts";

const kind = "procedure";
const lan = anActor("OP", { id: "lan", name: "chị Lan" });
const tuan = anActor("OP", { id: "tuan", name: "anh Tuấn" });
const tam = anActor("LD", { id: "tam", name: "ông Tâm" });
const dung = anActor("OFF", { id: "dung" });

const validators: EntryValidators = {
  procedure: (body) =>
    typeof (body as { fee: unknown }).fee === "number" ? [] : [{ path: "fee", code: "wrong-type" }],
};
const saysSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const note = "Từ bảng tính phi.xlsx, 16/11/2026";

function desk() {
  const b = bench();
  const { world } = b;
  const draft = (actor: Actor, fees: Record<string, unknown>, base = 0) =>
    b.tx((tx) => {
      const entries = Object.entries(fees).map(([entryId, fee]) => ({ entryId, base, body: { fee } }));
      return draftEntries({ tx, world, actor, kind, entries, note, validators, saysSame });
    });
  const propose = (actor: Actor, ids: string[]) => b.tx((tx) => proposeVersions({ tx, world, actor, ids, validators }));
  const all = (entryId: string) => b.tx((tx) => tx.knowledge.ofEntry({ kind, entryId }, 99));
  const settle = async (entryId: string, fee: number) => {
    const { id } = await b.tx((tx) =>
      draftEntry({ tx, world, actor: tuan, kind, entryId, base: 0, body: { fee }, validators }),
    );
    await b.tx((tx) => proposeVersion({ tx, world, actor: tuan, id, validators }));
    await b.tx((tx) => publishVersion({ tx, world, actor: tam, id, validators }));
  };
  return { ...b, draft, propose, all, settle };
}
const idsOf = (drafted: Awaited<ReturnType<ReturnType<typeof desk>["draft"]>>) =>
  drafted.flatMap((one) => (one.outcome === "drafted" ? [one.version.id] : []));

test("many drafts are written with one note; done again, nothing is written twice", async () => {
  const d = desk();
  const first = await d.draft(lan, { "khai-tu": 1, "khai-sinh": 2 });
  expect(first.map(({ entryId, outcome }) => [entryId, outcome])).toEqual([
    ["khai-sinh", "drafted"],
    ["khai-tu", "drafted"],
  ]);
  expect(await d.all("khai-tu")).toMatchObject([{ number: 1, state: "draft", author: lan, note, body: { fee: 1 } }]);
  expect(idsOf(await d.draft(lan, { "khai-tu": 1, "khai-sinh": 2 }))).toEqual(idsOf(first));
  expect(await d.all("khai-tu")).toHaveLength(1);
});

test("what somebody proposed in the same words waits; other words take the place of one's own draft only", async () => {
  const d = desk();
  await d.propose(lan, idsOf(await d.draft(lan, { "khai-tu": 1 })));
  expect(await d.draft(tuan, { "khai-tu": 1 })).toEqual([{ entryId: "khai-tu", outcome: "waits" }]);
  await d.draft(tuan, { "khai-tu": 2 });
  await d.draft(tuan, { "khai-tu": 3 });
  expect((await d.all("khai-tu")).map(({ state, body }) => [state, body])).toEqual([
    ["draft", { fee: 3 }],
    ["withdrawn", { fee: 2 }],
    ["proposed", { fee: 1 }],
  ]);
});

test("an entry that got other words meanwhile is told and left out; the others are written", async () => {
  const d = desk();
  await d.settle("khai-tu", 5);
  const drafted = await d.draft(lan, { "khai-tu": 6, "khai-sinh": 7 });
  expect(drafted.map(({ outcome }) => outcome)).toEqual(["drafted", "stale"]);
  const [id = ""] = idsOf(drafted);
  await d.settle("khai-sinh", 8);
  const later = await d.propose(lan, [id, ...idsOf(await d.draft(lan, { "ket-hon": 9 }))]);
  expect(later.proposed).toMatchObject([{ entryId: "ket-hon", state: "proposed", note }]);
  expect(later.stale).toMatchObject([{ entryId: "khai-sinh", state: "draft" }]);
});

test("what is proposed already is done; somebody else's draft, an unknown one and a refused one are not", async () => {
  const d = desk();
  const [id = ""] = idsOf(await d.draft(lan, { "khai-tu": 1 }));
  await d.propose(lan, [id]);
  expect((await d.propose(lan, [id, id])).proposed).toHaveLength(1);
  const [other = ""] = idsOf(await d.draft(tuan, { "khai-sinh": 1 }));
  await faultOf(d.propose(lan, [other]), "FORBIDDEN");
  await faultOf(d.propose(lan, ["no-such"]), "NOT_FOUND");
});

test("one faulty body and nothing is written; who may not write, writes nothing", async () => {
  const d = desk();
  await faultOf(d.draft(lan, { "khai-sinh": 1, "khai-tu": "mười" }), "BAD_INPUT");
  expect(await d.all("khai-sinh")).toEqual([]);
  await faultOf(d.draft(dung, { "khai-sinh": 1 }), "FORBIDDEN");
  await faultOf(d.propose(dung, []), "FORBIDDEN");
});
