import type { Step, Turn } from "../../core/conversation/turn.ts";
import { proceed } from "../next-question.ts";
import { tellUntold } from "../open-report.ts";
import { hasMore, takeNext } from "../several-reports.ts";
import { dialogueOf } from "../talk.ts";

const maxMessages = 2;

/** Goes on with the next of several reports once one is settled; told codes are never lost when the last comes to nothing. */
export const carryOn: Step = async function carryOn(turn, next) {
  await next();
  if (saidMessages(turn) >= maxMessages || saidDanger(turn)) return;
  if (isWithPeople(turn)) return tellUntold(turn);
  if (dialogueOf(turn).draft) return;
  if (!hasMore(turn)) return tellUntold(turn);
  const draft = takeNext(turn);
  if (draft) await proceed(turn, draft);
};

function saidMessages(turn: Turn): number {
  return turn.decisions.filter((one) => one.do === "say").length;
}

function saidDanger(turn: Turn): boolean {
  return turn.decisions.some(
    (one) => one.do === "say" && one.phrases.some((phrase) => phrase.key.startsWith("emergency.")),
  );
}

function isWithPeople(turn: Turn): boolean {
  return turn.decisions.some((one) => one.do === "handOver" && one.what === "conversation");
}
