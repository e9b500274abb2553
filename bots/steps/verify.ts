import { mayGuess } from "../../core/conversation/follow-by-digits.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { read } from "../reading.ts";
import { ask, dialogueOf, pendingOf } from "../talk.ts";
import { whenAPersonAnswers } from "./ask-human.ts";

/** Three digits by themselves, or a whole number: the last three count either way. */
const lastDigits = /(?<!\d)(?:\+?[\d .-]{6,16})?(\d{3})(?!\d)/;

/** The last digits of the number a report came with: whoever knows them follows it from here. Core compares them. */
export const verify: Step = async function verify(turn, next) {
  const { key, ticketCode: code } = pendingOf(turn) ?? {};
  const { text, attachments } = read(turn);
  const [, digits] = lastDigits.exec(text) ?? [];
  if (key !== "track.verify" || !code || !digits || turn.typedCodes.length > 0) return next();
  turn.decide({
    do: "followByDigits",
    ticket: { code },
    digits,
    attachments,
    linked: { key: "track.linked" },
    missed: { key: "track.verify" },
    givenUp: whenAPersonAnswers(turn),
  });
};

/** Asks for the digits, where somebody else's report came with a number and the guesses are not used up. */
export function offerToFollow(turn: Turn, { code }: Ticket): void {
  if (!turn.followable.includes(code) || !mayGuess(dialogueOf(turn), code)) return;
  ask(turn, "track.verify", {}, { ticketCode: code });
}
