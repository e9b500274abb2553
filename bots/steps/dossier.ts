import type { Step } from "../../core/conversation/turn.ts";
import { leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { ask, handOverQuestion, pendingOf, remember, say } from "../talk.ts";

const hasDigits = /\d{4}/;

/** A filed dossier: nothing is known of it here, so the code is asked and a person looks. */
export const dossier: Step = async function dossier(turn, next) {
  const { text, pressed } = read(turn);
  const pending = pendingOf(turn);
  const isAsked = pending?.key === "dossier.ask-code";
  if (isAsked && pressed === "lost") {
    handOverQuestion(turn, "question", pending.text ?? "");
    remember(turn, { pending: undefined });
    return say(turn, "dossier.no-code");
  }
  const isAbout = leadIntent(turn.classification) === "track-dossier";
  if (hasDigits.test(text) && (isAsked || isAbout)) {
    handOverQuestion(turn, "question", text);
    remember(turn, { pending: undefined });
    return say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
  }
  if (!isAbout) return next();
  ask(turn, "dossier.ask-code", {}, { text });
};
