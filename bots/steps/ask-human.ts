import type { AttentionReason } from "../../core/conversation/conversation.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
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
  const { isOpen, waitMinutes, dueAt } = turn.desk;
  handOverConversation(turn, reason);
  if (!isOpen) say(turn, "human.after-hours", { due: { dueFull: dueAt } });
  else if (waitMinutes === undefined) say(turn, "human.in-hours-short");
  else say(turn, "human.in-hours", { wait: waitMinutes });
}

/** Passes the words the button belongs to on to a person and promises an answer. */
function passOn(turn: Turn): void {
  const lastWords = turn.history.findLast((message) => message.direction === "in" && message.text !== "");
  handOverQuestion(turn, "question", pendingOf(turn)?.text ?? lastWords?.text ?? "");
  say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
}
