import type { Step, Turn } from "../../core/conversation/turn.ts";
import { isDone, isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { leadIntent } from "../intents.ts";
import { meantTicket, openTickets, ownTicket } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { ask, pendingOf, remember, say } from "../talk.ts";
import { offerToFollow } from "./verify.ts";

/** Tells where a report stands: by its code (a code is not a key, it shows state and times only), or the resident's own. */
export const track: Step = async function track(turn, next) {
  const { text, pressed } = read(turn);
  if (pressed?.startsWith("track:")) return tell(turn, ownTicket(turn, pressed.slice("track:".length)));
  if (turn.typedCodes.length > 0) return tellTyped(turn, turn.mentioned[0]);
  const isAsked = pendingOf(turn)?.key === "track.ask-code";
  if (pressed !== "menu:track" && !isAsked && leadIntent(turn.classification) !== "track-ticket") return next();
  const open = openTickets(turn);
  const meant = meantTicket(text, open.length > 0 ? open : turn.tickets.slice(0, 1));
  if (meant) return tell(turn, meant);
  if (isAsked && leadIntent(turn.classification) !== "track-ticket") return next();
  ask(turn, "track.ask-code", { example: exampleCode(turn) });
};

/** By a code that was typed, be it somebody else's: whoever knows the number it came with may follow it from here. */
function tellTyped(turn: Turn, ticket: Ticket | undefined) {
  tell(turn, ticket);
  if (ticket) offerToFollow(turn, ticket);
}

/** One ticket's state; unknown codes and confidential ones get the same words. */
function tell(turn: Turn, ticket: Ticket | undefined) {
  remember(turn, { pending: undefined });
  if (!ticket) return say(turn, "track.not-found", { example: exampleCode(turn) });
  const isRunning = isOpen(ticket.status) && !isDone(ticket.status);
  say(turn, isRunning ? "track.state" : "track.state-done", {}, { code: ticket.code });
}

function exampleCode(turn: Turn): string {
  return `${turn.ward.codePrefix}-2611-0412`;
}
