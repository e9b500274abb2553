import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { isCancel } from "../choices.ts";
import { freshTicket, isReporter, openTickets, ownTicket } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, remember, say } from "../talk.ts";

/** Drops what is being talked about, or takes a filed report back when the resident says which. */
export const cancel: Step = async function cancel(turn, next) {
  const { text, pressed } = read(turn);
  if (pressed === "drop") return drop(turn);
  if (pressed === "keep") return remember(turn, { pending: undefined });
  if (pressed?.startsWith("withdraw:")) {
    const ticket = ownTicket(turn, pressed.slice("withdraw:".length));
    const mayWithdraw = ticket && openTickets(turn).includes(ticket) && isReporter(turn, ticket);
    return mayWithdraw ? withdraw(turn, ticket) : next();
  }
  if (!isCancel(text)) return next();
  const fresh = freshTicket(turn);
  const filed = fresh && isReporter(turn, fresh) ? fresh : undefined;
  if (filed) return ask(turn, "report.cancel-which", { code: filed.code }, { ticketCode: filed.code });
  return dialogueOf(turn).draft ? drop(turn) : next();
};

function drop(turn: Turn): void {
  remember(turn, { draft: undefined, pending: undefined });
  say(turn, "report.cancelled");
}

/** Danger and confidential matters are looked into all the same. */
function withdraw(turn: Turn, ticket: Ticket) {
  remember(turn, { pending: undefined });
  if (ticket.severity === "S1" || ticket.visibility === "confidential") {
    return say(turn, "report.keep-danger", {}, { code: ticket.code });
  }
  turn.decide({ do: "withdraw", ticket: { code: ticket.code }, reason: "Người dân rút" });
  say(turn, "report.withdrawn", {}, { code: ticket.code });
}
