import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Answer, KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { answerPhrases } from "../answer-phrases.ts";
import { aspectLabels } from "../aspect-labels.vi.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { readProcedureButton, restPhrase, toldWith } from "../rest-of-answer.ts";
import { ask, dialogueOf, expectAnswer, pendingOf, remember, sayTogether } from "../talk.ts";

/** Answers questions on procedures from the records, follow-ups included; asks back or refuses where they say nothing. */
export function answer({ knowledge }: { knowledge: KnowledgeBase }): Step {
  return async function answer(turn, next) {
    const { text, pressed } = read(turn);
    const button = readProcedureButton(pressed);
    const isOther = pendingOf(turn)?.key === "proc.which" && pressed === "other";
    if (pressed === "menu:procedure" || isOther) return ask(turn, "proc.ask");
    const isAsked = pendingOf(turn)?.key === "proc.ask" && text !== "";
    if (!button && !isAsked && leadIntent(turn.classification) !== "ask-procedure") return next();
    const { procedureId } = dialogueOf(turn);
    const words = text || pendingOf(turn)?.text || "";
    const label = button?.chosenAspect && aspectLabels[button.chosenAspect];
    const question = {
      text: label ?? words,
      ...(procedureId !== undefined && { procedureId }),
      ...button,
      now: turn.now,
    };
    tell(turn, await knowledge.answer(question), words, label !== undefined);
  };
}

/** With an unfinished report only one message is left for the answer: the other leads back to the report. */
function tell(turn: Turn, found: Answer, words: string, isPressed: boolean): void {
  const rest = restPhrase(turn, found, isPressed);
  const messages = answerPhrases(found, turn.ward);
  if (rest) messages.at(-1)?.push(rest);
  for (const phrases of dialogueOf(turn).draft ? [messages.flat()] : messages) sayTogether(turn, phrases);
  const last = messages.at(-1)?.at(-1);
  if (last) expectAnswer(turn, last.key, last.params ?? {}, { text: words });
  if ("procedureId" in found) remember(turn, { procedureId: found.procedureId, toldAspects: toldWith(turn, found) });
}
