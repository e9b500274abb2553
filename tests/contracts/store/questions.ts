import type { QuestionGroup, UnansweredQuestion } from "../../../core/knowledge/question.ts";
import { anActor, anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const aGroup = (overrides: Partial<QuestionGroup> = {}): QuestionGroup => ({
  ...{ id: anId("group"), version: 0, state: "open", openedAt: fakeNow },
  ...overrides,
});

const answer = {
  title: "Trại hè",
  text: "Ghi danh tại nhà thiếu nhi.",
  sourceTitle: "Thông báo",
  checkedOn: "2026-11-16",
};

/** Questions that could not be answered, in groups. */
export function questionsContract({ inTx }: Bench): void {
  const open = (overrides: Partial<QuestionGroup> = {}) => inTx((tx) => tx.questions.saveGroup(aGroup(overrides)));
  const ask = async (groupId: string, overrides: Partial<UnansweredQuestion> = {}) => {
    const question: UnansweredQuestion = {
      ...{ id: anId("question"), groupId, text: "xin trại hè cho bé ở đâu", why: "unknown", channel: "zalo" },
      ...{ conversationId: "c-1", at: fakeNow },
      ...overrides,
    };
    await inTx((tx) => tx.questions.add(question));
    return question;
  };

  describe("unanswered questions", () => {
    test("are kept once, with all that is known of them, the newest first", async () => {
      const { id } = await open();
      const old = await ask(id, { why: "unsure", procedureId: "khai-sinh", aspect: "legal" });
      const fresh = await ask(id, { at: inSeconds(5) });
      await ask(id, { ...old, text: "khác" });
      const other = await ask((await open()).id, { at: inSeconds(9) });
      expect(await inTx((tx) => tx.questions.ofGroup(id, 9))).toEqual([fresh, old]);
      expect(await inTx((tx) => tx.questions.since(inSeconds(1), 9))).toEqual([other, fresh]);
      expect(await inTx((tx) => tx.questions.since(fakeNow, 1))).toEqual([other]);
    });

    test("belong to a group that is changed by whoever saw its last version", async () => {
      const first = await open();
      expect(first.version).toBe(1);
      const change = { ...first, state: "proposed" as const, answer, actor: anActor("OP"), actedAt: inSeconds(3) };
      const second = await inTx((tx) => tx.questions.saveGroup(change));
      expect(await inTx((tx) => tx.questions.groupById(first.id))).toEqual({ ...change, version: 2 });
      expect(second).toEqual({ ...change, version: 2 });
      expect(await codeOf(inTx((tx) => tx.questions.saveGroup(first)))).toBe("STALE");
      expect(await codeOf(inTx((tx) => tx.questions.saveGroup({ ...first, version: 0 })))).toBe("STALE");
      expect(await inTx((tx) => tx.questions.groupById("no-such"))).toBeUndefined();
    });

    test("know which groups an article was made for", async () => {
      const made = await open({ state: "proposed", answer, entryId: anId("article") });
      await open({ entryId: anId("article") });
      await open();
      const { entryId = "" } = made;
      expect(await inTx((tx) => tx.questions.groupById(made.id))).toEqual(made);
      expect(await inTx((tx) => tx.questions.groupsOfEntry(entryId))).toEqual([made]);
      expect(await inTx((tx) => tx.questions.groupsOfEntry("no-such"))).toEqual([]);
      const { entryId: _, ...without } = made;
      await inTx((tx) => tx.questions.saveGroup(without));
      expect(await inTx((tx) => tx.questions.groupsOfEntry(entryId))).toEqual([]);
    });

    test("are forgotten by age; a group goes with its last question unless an answer was written", async () => {
      const [mixed, gone, dismissed, proposed] = [
        await open(),
        await open(),
        await open({ state: "dismissed" }),
        await open({ state: "proposed", answer }),
      ];
      for (const { id } of [mixed, gone, dismissed, proposed]) await ask(id, { at: inSeconds(-60) });
      const kept = await ask(mixed.id);
      expect(await inTx((tx) => tx.questions.forgetBefore(fakeNow))).toBe(4);
      expect(await inTx((tx) => tx.questions.since(inSeconds(-99), 9))).toEqual([kept]);
      const left = [];
      for (const { id } of [mixed, gone, dismissed, proposed])
        left.push(await inTx((tx) => tx.questions.groupById(id)));
      expect(left.map((group) => group?.id)).toEqual([mixed.id, undefined, undefined, proposed.id]);
    });

    test("are undone with their transaction", async () => {
      const { id } = await open();
      const failed = inTx(async (tx) => {
        await tx.questions.forgetBefore(inSeconds(99));
        throw new Error("the power failed");
      });
      await expect(failed).rejects.toThrow();
      expect((await inTx((tx) => tx.questions.groupById(id)))?.version).toBe(1);
    });
  });
}
