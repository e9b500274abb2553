import type { AttentionReason } from "../../core/conversation/conversation.ts";
import type { PhraseUse, Step, Turn } from "../../core/conversation/turn.ts";
import { hasIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { handOverConversation, handOverQuestion, pendingOf, say } from "../talk.ts";

/** Leads to a person: the whole talk ("Gặp người trực"), or one question ("Hỏi người trực"). */
export const askHuman: Step = async function askHuman(turn, next) {
  const { pressed } = read(turn);
  if (pressed === "desk") return passOn(turn);
  if (pressed === "human" || hasIntent(turn, "ask-human")) return leadToPerson(turn, "asked-human");
  await next();
};

/** Hands the talk over and tells what to expect: how long, or until when outside office hours. */
export function leadToPerson(turn: Turn, reason: AttentionReason): void {
  handOverConversation(turn, reason);
  const { key, params } = whenAPersonAnswers(turn);
  say(turn, key, params);
}

/** How long it takes until a person answers, or until when outside office hours. */
export function whenAPersonAnswers({ desk }: Turn): PhraseUse {
  const { isOpen, waitMinutes, dueAt } = desk;
  if (!isOpen) return { key: "human.after-hours", params: { due: { dueFull: dueAt } } };
  if (waitMinutes === undefined) return { key: "human.in-hours-short" };
  return { key: "human.in-hours", params: { wait: waitMinutes } };
}

/** Passes the words the button belongs to on to a person and promises an answer. */
function passOn(turn: Turn): void {
  const lastWords = turn.history.findLast((message) => message.direction === "in" && message.text !== "");
  handOverQuestion(turn, "question", pendingOf(turn)?.text ?? lastWords?.text ?? "");
  say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
}
