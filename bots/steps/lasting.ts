import type { Step, Turn } from "../../core/conversation/turn.ts";
import { categoryOf } from "../../core/ticket/taxonomy.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Intent } from "../../core/understanding/classification.ts";
import { readTypedChoice } from "../choices.ts";
import { leadIntent } from "../intents.ts";
import { type Lasting, readLasting } from "../lasting.ts";
import { followedUp, meantTicket, ownTicket } from "../own-tickets.ts";
import { choicesOf } from "../phrasebook.ts";
import { type Reading, read } from "../reading.ts";
import { dialogueOf, pendingOf } from "../talk.ts";
import { thank } from "./courtesies.ts";
import { askWhetherReopen, reopenOrOpenAnew } from "./reopen.ts";

/** Four weeks after a result: "vẫn ổn" is thanked for, "bị lại" opens it again without a further question. */
export const lasting: Step = async function lasting(turn, next) {
  const reading = read(turn);
  const [, fine] = /^fine:(\S+)$/.exec(reading.pressed ?? "") ?? [];
  if (fine !== undefined) return stillFine(turn, ownTicket(turn, fine));
  const asked = followedUp(turn);
  const [latest] = asked;
  const isFree = !dialogueOf(turn).draft && !pendingOf(turn) && reading.pressed === undefined;
  if (!latest || !isFree) return next();
  const ticket = meantTicket(reading.text, asked);
  const answer = answerIn(turn, ticket ?? latest, reading);
  if (answer === "fine") return stillFine(turn, ticket ?? latest);
  if (answer === undefined) return next();
  // Which of several, or which of the two answers, is asked rather than guessed.
  if (answer === "unsure" || !ticket) return askWhetherReopen(turn, ticket ?? latest, reading.text);
  reopenOrOpenAnew(turn, ticket, reading);
};

/** What unusual words come to. */
const byIntent: Partial<Record<Intent, Lasting>> = { "reopen-disagree": "again", confirm: "fine", deny: "unsure" };

function answerIn(turn: Turn, ticket: Ticket, { text, hasThumb }: Reading): Lasting | undefined {
  if (text === "") return hasThumb ? "fine" : undefined;
  const isAboutNoise = categoryOf(ticket.category).group === "noise";
  const said = readLasting(text, isAboutNoise);
  if (said) return said;
  const typed = readTypedChoice(text, choicesOf("followup.four-weeks", { code: ticket.code }));
  if (typed) return typed.startsWith("fine:") ? "fine" : "again";
  return byIntent[leadIntent(turn.classification) ?? "greet"];
}

/** Written down once for each question; a second "vẫn ổn" is only thanked for. */
function stillFine(turn: Turn, ticket: Ticket | undefined): void {
  if (ticket && followedUp(turn).includes(ticket)) {
    turn.decide({ do: "confirmLasting", ticket: { code: ticket.code } });
  }
  thank(turn);
}
