import type { Answer, KnowledgeBase, Question } from "../../core/understanding/knowledge.ts";
import type { Wording } from "../../core/understanding/wording.ts";
import { lowerFirst } from "./fit.ts";
import { isGrounded } from "./grounded.ts";

/** Why a wording was not used: it failed, or it said more or other things than the record. */
export type Unused = { because: "fault"; error: unknown } | { because: "ungrounded" };

/**
 * A knowledge base whose short answers may be said in other words. Only words: which record, aspect and source stay, and what
 * says anything beside the record's facts is dropped for the record's own sentence. Lists of papers stay lists.
 */
export function wordedBy(
  base: KnowledgeBase,
  wording: Wording,
  onUnused: (unused: Unused) => void = () => undefined,
): KnowledgeBase {
  async function say(question: Question, answer: Answer): Promise<Answer> {
    if (answer.kind !== "short" || answer.fact.includes("\n")) return answer;
    try {
      const said = (await wording.say({ question: question.text, fact: answer.fact }))
        .trim()
        .replace(/^dạ[,.]?\s+/i, "");
      if (isGrounded(said, answer.fact, question.text)) return { ...answer, fact: lowerFirst(said) };
      onUnused({ because: "ungrounded" });
    } catch (error) {
      onUnused({ because: "fault", error });
    }
    return answer;
  }
  return {
    lawfulWay: (id, now) => base.lawfulWay(id, now),
    nameOf: (id) => base.nameOf(id),
    plainlyAsked: (question) => base.plainlyAsked(question),
    answer: async (question) => say(question, await base.answer(question)),
  };
}
