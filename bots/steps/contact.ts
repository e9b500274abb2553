import type { Step } from "../../core/conversation/turn.ts";
import { phoneIn } from "../open-report.ts";
import { freshTicket } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { pendingOf, remember, say } from "../talk.ts";

/** The answer to "which number may we call?", typed, shared through the platform, or refused. */
export const contact: Step = async function contact(turn, next) {
  const { text, pressed } = read(turn);
  const isAsked = pendingOf(turn)?.key === "report.ask-contact";
  if (isAsked && pressed === "skip") return remember(turn, { pending: undefined });
  const shared = turn.events.find((event) => event.kind === "contact");
  const contactPhone = phoneIn(shared?.phone ?? (isAsked ? text : ""));
  const ticket = freshTicket(turn);
  if (contactPhone === undefined || !ticket) return next();
  remember(turn, { pending: undefined });
  turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, text, attachments: [], contactPhone });
  say(turn, "report.added", {}, { code: ticket.code });
};
