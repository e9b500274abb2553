import type { KnowledgeVersion } from "../../../core/knowledge/version.ts";
import { anActor, anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const lan = anActor("OP", { name: "chị Lan" });
const tam = anActor("LD", { name: "ông Tâm" });
const entry = { kind: "procedure", entryId: "khai-sinh" } as const;

/** A draft of khai-sinh, unless told otherwise. */
const aVersion = (overrides: Partial<KnowledgeVersion> = {}): KnowledgeVersion => ({
  ...{ id: anId("version"), ...entry, number: 1, base: 0, body: { fee: 8_000 }, state: "draft" },
  ...{ author: lan, createdAt: fakeNow },
  ...overrides,
});
const published = (overrides: Partial<KnowledgeVersion> = {}): KnowledgeVersion =>
  aVersion({ state: "published", approver: tam, publishedAt: inSeconds(60), ...overrides });

/** What staff wrote of the knowledge. */
export function knowledgeContract({ inTx }: Bench): void {
  const add = (...versions: KnowledgeVersion[]): Promise<void> =>
    inTx(async (tx) => {
      for (const version of versions) await tx.knowledge.add(version);
    });
  const numbersOf = (versions: KnowledgeVersion[]): number[] => versions.map(({ number }) => number);

  describe("knowledge", () => {
    test("a version comes back as it was written, whatever its body holds", async () => {
      // "at" and "since" are names of instants elsewhere; in a body they are the entry's own words
      const body = { at: "2026-07-20T00:00:00.000Z", rows: [null, 1.5, { since: "hôm qua" }], none: null };
      const whole = published({
        body,
        restores: 1,
        note: "phí mới",
        answer: "đúng",
        endNote: "sai",
        number: 4,
        base: 3,
      });
      await add({ ...whole, state: "withdrawn", endedBy: lan, endedAt: inSeconds(90) });
      const found = await inTx((tx) => tx.knowledge.byId(whole.id));
      expect(found).toEqual({ ...whole, state: "withdrawn", endedBy: lan, endedAt: inSeconds(90) });
      expect(await inTx((tx) => tx.knowledge.byId("nobody's"))).toBeUndefined();
    });

    test("an entry's versions are numbered, newest first; a number is given once", async () => {
      await add(aVersion(), aVersion({ number: 2 }), aVersion({ entryId: "khai-tu", number: 7 }));
      await add(aVersion({ kind: "article", number: 5 }));
      expect(numbersOf(await inTx((tx) => tx.knowledge.ofEntry(entry, 9)))).toEqual([2, 1]);
      expect(numbersOf(await inTx((tx) => tx.knowledge.ofEntry(entry, 1)))).toEqual([2]);
      expect(await inTx((tx) => tx.knowledge.lock(entry))).toEqual({ last: 2 });
      expect(await inTx((tx) => tx.knowledge.lock({ ...entry, entryId: "moi" }))).toEqual({ last: 0 });
      expect(await codeOf(add(aVersion({ number: 2 })))).toBe("STALE");
    });

    test("one version of an entry is in force", async () => {
      const [first, second] = [published(), published({ number: 2 })];
      await add(first);
      expect(await inTx((tx) => tx.knowledge.lock(entry))).toEqual({ last: 1, inForce: first });
      expect(await codeOf(add(second))).toBe("STALE");
      const proposed = aVersion({ number: 3, state: "proposed" });
      await add(proposed);
      const rise = { ...proposed, state: "published", approver: tam, publishedAt: inSeconds(99) } as const;
      expect(await codeOf(inTx((tx) => tx.knowledge.save(rise, "proposed")))).toBe("STALE");
      await inTx(async (tx) => {
        await tx.knowledge.save({ ...first, state: "withdrawn", endedBy: tam, endedAt: inSeconds(99) }, "published");
        await tx.knowledge.save(rise, "proposed");
      });
      expect((await inTx((tx) => tx.knowledge.lock(entry))).inForce).toEqual(rise);
    });

    test("what became of a version is written once; its words and its author stay", async () => {
      const draft = aVersion();
      await add(draft);
      const settle = (change: Partial<KnowledgeVersion>, from: KnowledgeVersion["state"]) =>
        codeOf(inTx((tx) => tx.knowledge.save({ ...draft, ...change }, from)));
      const words = { body: { fee: 0 }, author: tam, number: 9, base: 9, createdAt: inSeconds(5) };
      expect(await settle({ ...words, state: "proposed", note: "phí mới" }, "draft")).toBe("no error");
      expect(await inTx((tx) => tx.knowledge.byId(draft.id))).toEqual({ ...draft, state: "proposed", note: "phí mới" });
      expect(await settle({ state: "withdrawn" }, "draft")).toBe("STALE");
      expect(await codeOf(inTx((tx) => tx.knowledge.save(aVersion(), "draft")))).toBe("STALE");
    });

    test("what is in a state is listed over all entries, in the order in which it came into force", async () => {
      await add(published({ id: "late", publishedAt: inSeconds(90) }), aVersion({ id: "open", number: 2 }));
      await add(published({ id: "early", entryId: "khai-tu" }), published({ id: "words", kind: "synonyms" }));
      await add(aVersion({ id: "over", number: 3, state: "withdrawn" }));
      const ids = async (...states: KnowledgeVersion["state"][]) =>
        (await inTx((tx) => tx.knowledge.inState(states))).map(({ id }) => id);
      expect(await ids("published")).toEqual(["early", "words", "late"]);
      expect(await ids("draft", "proposed")).toEqual(["open"]);
    });

    test("text the database cannot hold is refused", async () => {
      expect(await codeOf(add(aVersion({ body: { name: "a\0b" } })))).toBe("BAD_INPUT");
      expect(await codeOf(add(aVersion({ note: "\ud800" })))).toBe("BAD_INPUT");
    });

    test("two who write the same entry at once wait for one another", async () => {
      const write = () =>
        inTx(async (tx) => {
          const { last } = await tx.knowledge.lock(entry);
          await tx.knowledge.add(aVersion({ number: last + 1 }));
        });
      await Promise.all([write(), write(), write()]);
      expect(numbersOf(await inTx((tx) => tx.knowledge.ofEntry(entry, 9)))).toEqual([3, 2, 1]);
    });
  });
}
