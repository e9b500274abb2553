import type { Step } from "../../core/conversation/turn.ts";
import { hasIntent, leadIntent } from "../intents.ts";
import { isReporter } from "../own-tickets.ts";
import { asksToHideName, rightAsked } from "../personal-data.ts";
import { read } from "../reading.ts";
import { handOverQuestion, maxKeptChars, say } from "../talk.ts";

/** What only a person may decide: personal data, accusations at law, voice messages nobody has written down. */
export const forAPerson: Step = async function forAPerson(turn, next) {
  const { text, attachments } = read(turn);
  if (text === "" && attachments.some((attachment) => attachment.kind === "audio")) {
    handOverQuestion(turn, "voice", "");
    return say(turn, "media.voice");
  }
  if (turn.classification?.flags.includes("denunciation")) {
    handOverQuestion(turn, "question", text);
    return say(turn, "proc.handed", { due: { due: turn.desk.dueAt } });
  }
  const own = turn.tickets.filter((ticket) => isReporter(turn, ticket));
  const named = own.find(({ code }) => turn.typedCodes.includes(code));
  // The name in one report of one's own needs nobody's decision.
  const hides = asksToHideName(text)
    ? (named ?? (turn.typedCodes.length === 0 && own.length === 1 ? own[0] : undefined))
    : undefined;
  if (hides) {
    turn.decide({ do: "hideName", ticket: { code: hides.code } });
    return say(turn, "privacy.hidden", {}, { code: hides.code });
  }
  if (!hasIntent(turn, "privacy-request") || leadIntent(turn.classification) !== "privacy-request") return next();
  const right = rightAsked(text);
  turn.decide({ do: "openRightsCase", request: text.slice(0, maxKeptChars), ...(right && { right }) });
  say(turn, "privacy.opened");
};
