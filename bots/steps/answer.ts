import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { RefusedQuestion } from "../../core/knowledge/question.ts";
import type { Answer, KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { answerPhrases } from "../answer-phrases.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, expectAnswer, pendingOf, remember, sayTogether } from "../talk.ts";

/** Answers questions on procedures from the records, follow-ups included; asks back or refuses where they say nothing. */
export function answer({ knowledge }: { knowledge: KnowledgeBase }): Step {
  return async function answer(turn, next) {
    const { text, pressed } = read(turn);
    const chosenId = /^proc:(\S+)$/.exec(pressed ?? "")?.[1];
    const isOther = pendingOf(turn)?.key === "proc.which" && pressed === "other";
    if (pressed === "menu:procedure" || isOther) return ask(turn, "proc.ask");
    const isAsked = pendingOf(turn)?.key === "proc.ask" && text !== "";
    if (chosenId === undefined && !isAsked && leadIntent(turn.classification) !== "ask-procedure") return next();
    const { procedureId } = dialogueOf(turn);
    const words = text || pendingOf(turn)?.text || "";
    tell(
      turn,
      await knowledge.answer({
        text: words,
        ...(procedureId !== undefined && { procedureId }),
        ...(chosenId !== undefined && { chosenId }),
        now: turn.now,
      }),
      words,
    );
  };
}

/** With an unfinished report only one message is left for the answer: the other leads back to the report. */
function tell(turn: Turn, found: Answer, words: string): void {
  const refused = refusedOf(found, words);
  if (refused && words !== "") turn.decide({ do: "noteQuestion", ...refused });
  const messages = answerPhrases(found);
  for (const phrases of dialogueOf(turn).draft ? [messages.flat()] : messages) sayTogether(turn, phrases);
  const last = messages.at(-1)?.at(-1);
  if (last) expectAnswer(turn, last.key, last.params ?? {}, { text: words });
  if ("procedureId" in found) remember(turn, { procedureId: found.procedureId });
}

/** What staff are told of a question that is not answered; undefined: it is. */
function refusedOf(found: Answer, text: string): RefusedQuestion | undefined {
  if (found.kind === "fee-unsure") return { text, why: "fee-unsure", procedureId: found.procedureId, aspect: "fee" };
  if (found.kind !== "unsure") return undefined;
  const { nearest, aspect } = found;
  const about = aspect === undefined ? {} : { aspect };
  return nearest
    ? { text, why: "unsure", procedureId: nearest.procedureId, ...about }
    : { text, why: "unknown", ...about };
}
