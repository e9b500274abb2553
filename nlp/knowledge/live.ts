import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";

/** A knowledge base that can be exchanged while it is in use. */
export interface LiveKnowledge extends KnowledgeBase {
  /** From now on this one is asked; a question under way is answered by the one it was put to. */
  replace(base: KnowledgeBase): void;
}

/** One knowledge base for everybody who holds it, whatever records come and go. */
export function createLiveKnowledge(base: KnowledgeBase): LiveKnowledge {
  let current = base;
  return {
    answer: (question) => current.answer(question),
    lawfulWay: (id, now) => current.lawfulWay(id, now),
    nameOf: (id) => current.nameOf(id),
    plainlyAsked: (question) => current.plainlyAsked(question),
    replace: (next) => {
      current = next;
    },
  };
}
