import type { Step, Turn } from "../../core/conversation/turn.ts";
import { addWords, startDraft, toReport } from "../draft.ts";
import { leadIntent } from "../intents.ts";
import { openTickets } from "../own-tickets.ts";
import { pretendsToBeTheWard } from "../pretends.ts";
import { read } from "../reading.ts";
import { dialogueOf, handOverQuestion, remember, say } from "../talk.ts";

const dayMs = 24 * 60 * 60_000;

/** Advertising and pure insults: one calm sentence a day, then silence; a person decides what to do about the sender. */
export const spam: Step = async function spam(turn, next) {
  const isFraud = reportFraud(turn);
  if (!isFraud && leadIntent(turn.classification) !== "abuse-spam") return next();
  const { spamToldAt } = dialogueOf(turn);
  if (spamToldAt && turn.now.getTime() - spamToldAt.getTime() < dayMs) {
    return handOverQuestion(turn, "spam", read(turn).text);
  }
  remember(turn, { spamToldAt: turn.now });
  say(turn, "spam.once");
};

/**
 * Text that pretends to be the ward goes to the police at once, and a person reads it to warn the public. False when
 * it is none. Links are never opened.
 */
export function reportFraud(turn: Turn): boolean {
  const { text, attachments } = read(turn);
  if (!pretendsToBeTheWard(text, turn.ward)) return false;
  const known = openTickets(turn).find(({ category }) => category === "theft-fraud");
  const draft = addWords(startDraft(turn.now), text, attachments);
  const report = toReport({ ...draft, category: "theft-fraud", severity: "S2", sure: true }, true);
  if (known) turn.decide({ do: "addToTicket", ticket: { code: known.code }, text, attachments });
  else turn.decide({ do: "openTicket", ref: "fraud", report });
  handOverQuestion(turn, "spam", text);
  return true;
}
