import type { Step } from "../../core/conversation/turn.ts";
import { leadIntent } from "../intents.ts";
import { dialogueOf, remember, say } from "../talk.ts";

const dayMs = 24 * 60 * 60_000;

/** Advertising and pure insults: one calm sentence a day, then silence; a person reviews. */
export const spam: Step = async function spam(turn, next) {
  if (leadIntent(turn.classification) !== "abuse-spam") return next();
  const { spamToldAt } = dialogueOf(turn);
  if (spamToldAt && turn.now.getTime() - spamToldAt.getTime() < dayMs) return;
  remember(turn, { spamToldAt: turn.now });
  say(turn, "spam.once");
};
