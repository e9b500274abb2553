import type { Step } from "../../core/conversation/turn.ts";
import { hasIntent, leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { handOverQuestion, say } from "../talk.ts";

/** What only a person may decide: personal data, complaints at law, voice messages nobody has written down. */
export const forAPerson: Step = async function forAPerson(turn, next) {
  const { text, attachments } = read(turn);
  if (text === "" && attachments.some((attachment) => attachment.kind === "audio")) {
    handOverQuestion(turn, "voice", "");
    return say(turn, "media.voice");
  }
  if (turn.events.some((event) => event.kind === "erase-request")) return handOverQuestion(turn, "question", text);
  const isLegal =
    turn.classification?.flags.some((flag) => flag === "formal-complaint" || flag === "denunciation") ?? false;
  if (!isLegal && !(hasIntent(turn, "privacy-request") && leadIntent(turn.classification) === "privacy-request")) {
    return next();
  }
  handOverQuestion(turn, "question", text);
  say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
};
