import type { Step } from "../../core/conversation/turn.ts";
import { leadIntent } from "../intents.ts";
import { freshTicket, openTickets } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { ask, pendingOf, remember, say } from "../talk.ts";

/** More about a report that is already filed: details, an answer to what the unit asked, the promised photo. */
export const provideInfo: Step = async function provideInfo(turn, next) {
  const { text, attachments, pressed } = read(turn);
  if (pressed === "photo") return ask(turn, "media.ask");
  const asking = openTickets(turn).find((ticket) => ticket.status === "needs-info");
  const ticket =
    asking ?? freshTicket(turn) ?? (pendingOf(turn)?.key === "media.ask" ? openTickets(turn)[0] : undefined);
  const brings = leadIntent(turn.classification) === "provide-info" || (attachments.length > 0 && text !== "");
  if (!ticket || !brings) return next();
  turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, text, attachments });
  remember(turn, { pending: undefined });
  say(turn, "report.added", {}, { code: ticket.code });
};
