import type { Step } from "../../core/conversation/turn.ts";
import { meantTicket, openTickets } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, handOverQuestion, pendingOf } from "../talk.ts";
import { leadToPerson } from "./ask-human.ts";

/** Anger about a matter we know: the state found in the log first, then a person. The insult is not answered. */
export const angry: Step = async function angry(turn, next) {
  const { text, attachments } = read(turn);
  const isAngry = turn.classification?.flags.some((flag) => flag === "angry" || flag === "insulting") ?? false;
  const ticket = isAngry && !dialogueOf(turn).draft ? meantTicket(text, openTickets(turn)) : undefined;
  if (!ticket) return next();
  turn.decide({ do: "addToTicket", ticket: { code: ticket.code }, text, attachments });
  if (pendingOf(turn)?.key === "angry.ack") return leadToPerson(turn, "angry");
  handOverQuestion(turn, "angry", text);
  ask(turn, "angry.ack", {}, { ticketCode: ticket.code, text });
};
