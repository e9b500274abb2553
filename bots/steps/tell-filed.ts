import type { Step } from "../../core/conversation/turn.ts";
import { splitAnswer } from "../choices.ts";
import { openTickets } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { pendingOf, remember, say } from "../talk.ts";

/** The key of what could not be said when a report was filed: its reader had not written to us yet. */
export const untold = "report.opened-silent";

/** The first words of somebody whose report was filed without a word: they hear of it before anything else. */
export const tellFiled: Step = async function tellFiled(turn, next) {
  const [ticket] = openTickets(turn);
  const hasSpoken = turn.events.some(({ kind }) => kind === "message" || kind === "choice");
  if (!hasSpoken || !ticket || pendingOf(turn)?.key !== untold) return next();
  remember(turn, { pending: undefined, introduced: true });
  say(turn, untold, {}, { code: ticket.code });
  const { text, attachments, pin } = read(turn);
  const isMereAnswer = splitAnswer(text)?.rest === "" && attachments.length === 0 && !pin;
  if (!isMereAnswer) await next();
};
