import type { Step, Turn } from "../../core/conversation/turn.ts";
import { fold } from "../../core/fold.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { ownTicket, reopenable } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { ask, remember, say } from "../talk.ts";

/** Scores of the survey's buttons, also when their labels are typed. */
const typedScores: Record<string, number> = { "hai long": 5, "rat hai long": 5, "tam duoc": 3, "chua duoc": 1 };
const lowScore = 2;

/** The answer to a result: thanks for a good word, a question for a bad one. */
export const rate: Step = async function rate(turn, next) {
  const rating = readRating(turn);
  if (!rating) return next();
  const { ticket, score } = rating;
  turn.decide({ do: "rate", ticket: { code: ticket.code }, score });
  if (score <= lowScore) return ask(turn, "rate.ask-why", {}, { ticketCode: ticket.code });
  say(turn, "rate.thanks", {}, { code: ticket.code });
  remember(turn, { thankedAt: turn.now, pending: undefined });
};

function readRating(turn: Turn): { ticket: Ticket; score: number } | undefined {
  const { text, pressed } = read(turn);
  const [, digit, code] = /^rate:([1-5]):(\S+)$/.exec(pressed ?? "") ?? [];
  const waiting = reopenable(turn).filter((ticket) => ticket.status === "resolved");
  if (digit !== undefined) {
    const ticket = ownTicket(turn, code);
    return ticket && waiting.includes(ticket) ? { ticket, score: Number(digit) } : undefined;
  }
  const score = typedScores[fold(text)];
  const [ticket] = waiting;
  return score !== undefined && ticket ? { ticket, score } : undefined;
}
