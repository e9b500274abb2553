import type { Answer, KnowledgeBase, LawfulWay } from "../../core/understanding/knowledge.ts";
import { type GoldenDialogue, wordsOf } from "../golden/load-golden.ts";

/** A knowledge base that answers the given questions, and the given procedures when one is chosen; refuses the rest. */
export function createScriptedKnowledge(
  answers: ReadonlyMap<string, Answer>,
  chosen: ReadonlyMap<string, Answer> = new Map(),
  way?: LawfulWay,
): KnowledgeBase {
  return {
    answer({ text, chosenId, chosenAspect }) {
      const button = chosenAspect === undefined ? chosenId : `${chosenId}:${chosenAspect}`;
      const found = button === undefined ? answers.get(text) : chosen.get(button);
      return found ?? { kind: "unsure", question: "việc này" };
    },
    plainlyAsked: () => undefined,
    nameOf: () => undefined,
    lawfulWay: () => way,
  };
}

/** The knowledge of a golden dialogue. */
export function knowledgeOf(dialogue: GoldenDialogue): KnowledgeBase {
  const answers = new Map<string, Answer>();
  const chosen = new Map<string, Answer>();
  let way: LawfulWay | undefined;
  for (const step of dialogue.steps) {
    if (!("R" in step)) continue;
    way ??= step.way as LawfulWay | undefined;
    if (!step.answer) continue;
    if (step.chosen === undefined) answers.set(wordsOf(step), step.answer as Answer);
    else chosen.set(step.chosen, step.answer as Answer);
  }
  return createScriptedKnowledge(answers, chosen, way);
}
