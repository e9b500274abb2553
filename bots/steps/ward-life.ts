import type { Step, Turn } from "../../core/conversation/turn.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { isSureReport, leadIntent } from "../intents.ts";
import { read } from "../reading.ts";
import { dialogueOf, pendingOf } from "../talk.ts";
import { questionOf, tellAnswer } from "./answer.ts";

/** Questions after which anything may be asked; other ones wait for their own answer. */
const open = /^(proc|article|en|greet|fallback)\./;

/**
 * Answers a plain question that was read as something else ("mai có cúp điện không", "tạm trú" look like reports). What
 * is surely a report, tells of a fault or answers a question of ours goes on.
 */
export function wardLife({ knowledge }: { knowledge: KnowledgeBase }): Step {
  return async function wardLife(turn, next) {
    const words = questionIn(turn);
    const found = words === undefined ? undefined : knowledge.plainlyAsked(questionOf(turn, words));
    if (words === undefined || !found) return next();
    tellAnswer(turn, found, words);
  };
}

/** The words that may be such a question. */
function questionIn(turn: Turn): string | undefined {
  const { text, pressed, attachments, pin } = read(turn);
  const { classification } = turn;
  const pending = pendingOf(turn);
  const isBusy = dialogueOf(turn).draft !== undefined || (pending !== undefined && !open.test(pending.key));
  if (text === "" || pressed !== undefined || attachments.length > 0 || pin || isBusy || !classification)
    return undefined;
  // Questions that were read as such ask the procedures first.
  if (leadIntent(classification) === "ask-procedure" || isSureReport(classification)) return undefined;
  return text;
}
