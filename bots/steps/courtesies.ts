import type { Step, Turn } from "../../core/conversation/turn.ts";
import { leadIntent } from "../intents.ts";
import { missedPhrases, missedTickets } from "../missed.ts";
import { openTickets } from "../own-tickets.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, remember, say, sayTogether } from "../talk.ts";

const dayMs = 24 * 60 * 60_000;

/** Thanks and greetings, stickers and thumbs; a thank is answered once a day. */
export const courtesies: Step = async function courtesies(turn, next) {
  const reading = read(turn);
  const lead = leadIntent(turn.classification);
  const isWordless = reading.text === "" && (reading.hasSticker || reading.hasThumb);
  if (lead === "thank" || (isWordless && (reading.hasThumb || hasJustTalked(turn)))) return thank(turn);
  const isStale = reading.text === "" && reading.pressed !== undefined;
  if (lead === "greet" || isWordless || isStale || hasJustJoined(turn)) return greet(turn);
  await next();
};

/** Thanks for thanks, once a day. */
export function thank(turn: Turn): void {
  const { thankedAt } = dialogueOf(turn);
  if (thankedAt && turn.now.getTime() - thankedAt.getTime() < dayMs) return;
  remember(turn, { thankedAt: turn.now });
  say(turn, "thanks.reply");
}

/** A greeting, or a button of a question long answered: where things stand, else the menu. */
function greet(turn: Turn) {
  const missed = missedTickets(turn);
  if (missed.length > 0) return sayTogether(turn, missedPhrases(missed));
  const [ticket] = openTickets(turn);
  const wantsOther = read(turn).pressed === "other";
  if (!ticket || wantsOther || ticket.visibility === "confidential") return ask(turn, "greet.menu");
  ask(turn, "greet.back", { code: ticket.code }, { ticketCode: ticket.code });
}

function hasJustJoined(turn: Turn): boolean {
  return turn.events.some((event) => event.kind === "joined") && !dialogueOf(turn).introduced;
}

function hasJustTalked(turn: Turn): boolean {
  const last = turn.history.findLast((message) => message.direction === "out");
  return last !== undefined && turn.now.getTime() - last.at.getTime() < dayMs;
}
