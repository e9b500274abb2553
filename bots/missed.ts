import type { PhraseUse, Turn } from "../core/conversation/turn.ts";
import type { Message } from "../core/delivery/message.ts";
import { type Ticket, ticketStatuses } from "../core/ticket/ticket.ts";

/** More than this is not told at once; each ticket's state can be asked for. */
const maxTold = 3;
/** Said of news that never got through; its line in the conversation is what "told once" means. */
export const missedKey = "track.missed";

/**
 * Tickets whose last news never reached the resident: it could not be delivered, and nothing a person wrote since, nor
 * any later news of the same ticket, got through. Read from the conversation's own lines, so that what was told once is
 * not told again. Newest first.
 */
export function missedTickets(turn: Turn): Ticket[] {
  const out = turn.history.filter((line) => line.direction === "out");
  const missed = turn.tickets.filter(({ code }) => {
    const failedAt = out.findLastIndex((line) => line.ticketCode === code && line.state === "failed" && isNews(line));
    return failedAt >= 0 && !out.slice(failedAt + 1).some((line) => tells(line, code));
  });
  return missed.slice(0, maxTold);
}

/** One line for each of them: where it stands now. */
export function missedPhrases(tickets: readonly Ticket[]): PhraseUse[] {
  return tickets.map(({ code, status }) => ({ key: missedKey, params: { code, state: ticketStatuses[status] } }));
}

/** Answers fail, too; only a push is news the resident never asked for. */
function isNews({ author }: Message): boolean {
  return author.kind === "bot" && author.phraseKeys.some((key) => key.startsWith("push.") || key === "reopen.done");
}

/** An operator's own words count as telling; the machine's count for the ticket they are about. */
function tells({ author, state, ticketCode }: Message, code: string): boolean {
  if (state === "failed") return false;
  if (author.kind === "operator" || author.kind === "page") return true;
  return author.kind === "bot" && (ticketCode === code || author.phraseKeys.includes(missedKey));
}
