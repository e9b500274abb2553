import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { RefusedQuestion } from "../../core/knowledge/question.ts";
import type { Answer, KnowledgeBase, Question } from "../../core/understanding/knowledge.ts";
import { answerPhrases } from "../answer-phrases.ts";
import { aspectLabels } from "../aspect-labels.vi.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { readProcedureButton, restPhrase, toldWith } from "../rest-of-answer.ts";
import { ask, dialogueOf, expectAnswer, pendingOf, remember, sayTogether } from "../talk.ts";

/** Answers questions on procedures and ward life from the records, follow-ups included; asks back or refuses where they say nothing. */
export function answer({ knowledge }: { knowledge: KnowledgeBase }): Step {
  return async function answer(turn, next) {
    const { text, pressed } = read(turn);
    const button = readProcedureButton(pressed);
    const chosenArticleId = /^article:(\S+)$/.exec(pressed ?? "")?.[1];
    const isOther = pendingOf(turn)?.key === "proc.which" && pressed === "other";
    if (pressed === "menu:procedure" || isOther) return ask(turn, "proc.ask");
    const isAsked = pendingOf(turn)?.key === "proc.ask" && text !== "";
    const isChosen = button !== undefined || chosenArticleId !== undefined;
    if (!isChosen && !isAsked && leadIntent(turn.classification) !== "ask-procedure") return next();
    const words = text || pendingOf(turn)?.text || "";
    const label = button?.chosenAspect && aspectLabels[button.chosenAspect];
    const question = {
      ...questionOf(turn, label ?? words),
      ...button,
      ...(chosenArticleId !== undefined && { chosenArticleId }),
    };
    tellAnswer(turn, await knowledge.answer(question), words, label !== undefined);
  };
}

/** A resident's words as a question, with what the talk is about and the language they are in. */
export function questionOf(turn: Turn, text: string): Question {
  const { procedureId, articleId, language } = dialogueOf(turn);
  const isEnglish = turn.classification?.language === "en" || language !== "vi";
  return {
    text,
    ...(procedureId !== undefined && { procedureId }),
    ...(articleId !== undefined && { articleId }),
    ...(isEnglish && { language: "en" as const }),
    now: turn.now,
  };
}

/** With an unfinished report only one message is left for the answer: the other leads back to the report. */
export function tellAnswer(turn: Turn, found: Answer, words: string, isPressed = false): void {
  const refused = refusedOf(found, words);
  if (refused && words !== "") turn.decide({ do: "noteQuestion", ...refused });
  const rest = restPhrase(turn, found, isPressed);
  const messages = answerPhrases(found, turn.ward);
  if (rest) messages.at(-1)?.push(rest);
  for (const phrases of dialogueOf(turn).draft ? [messages.flat()] : messages) sayTogether(turn, phrases);
  const last = messages.at(-1)?.at(-1);
  if (last) expectAnswer(turn, last.key, last.params ?? {}, { text: words });
  if ("procedureId" in found) {
    const toldAspects = toldWith(turn, found);
    remember(turn, { procedureId: found.procedureId, toldAspects, articleId: undefined });
  }
  if (found.kind === "article") remember(turn, { articleId: found.articleId, procedureId: undefined });
}

/** What staff are told of a question that is not answered; undefined: it is. */
function refusedOf(found: Answer, text: string): RefusedQuestion | undefined {
  if (found.kind === "fee-unsure") return { text, why: "fee-unsure", procedureId: found.procedureId, aspect: "fee" };
  if (found.kind !== "unsure") return undefined;
  const { nearest, aspect } = found;
  const about = aspect === undefined ? {} : { aspect };
  return nearest && "procedureId" in nearest
    ? { text, why: "unsure", procedureId: nearest.procedureId, ...about }
    : { text, why: "unknown", ...about };
}
