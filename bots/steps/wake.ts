import type { ReportDraft } from "../../core/conversation/dialogue.ts";
import type { Step, Turn } from "../../core/conversation/turn.ts";
import { hasMatter, lacksPlace } from "../draft.ts";
import { hushed } from "../in-public.ts";
import { openQuestion } from "../next-question.ts";
import { openIncomplete, openSilently } from "../open-report.ts";
import { dangerTicket } from "../raise-emergency.ts";
import { hasMore, takeNext } from "../several-reports.ts";
import { dialogueOf, expectAnswer, remember, say } from "../talk.ts";
import { untold } from "./tell-filed.ts";

/** The conversation's alarm clock: a draft the resident left is filed, asked after once, or dropped. */
export const wake: Step = async function wake(turn, next) {
  if (!turn.events.some((event) => event.kind === "wake")) return next();
  const draft = dialogueOf(turn).draft ?? takeNext(turn);
  const isUnheard = turn.conversation.lastInboundAt === undefined;
  if (draft && isUnheard) fileUnheard(turn, draft);
  else if (draft && hasMore(turn)) fileAll(turn, draft);
  else if (draft) settle(turn, draft);
  if (turn.events.some((event) => event.kind !== "wake")) await next();
};

/** The person was written to once and has not answered: no further message is possible, so it is told when they write. */
function fileUnheard(turn: Turn, draft: ReportDraft): void {
  settle(hushed(turn), draft);
  const isFiled = turn.decisions.some((decision) => decision.do === "openTicket");
  if (isFiled) remember(turn, { pending: { key: untold, choices: [], at: turn.now } });
}

/** Several reports told in one go, none of them asked after: filed as they are, their codes told together. */
function fileAll(turn: Turn, first: ReportDraft): void {
  for (let draft: ReportDraft | undefined = first; draft; draft = takeNext(turn)) {
    if (isComplete(draft)) openSilently(turn, draft);
    else openIncomplete(turn, draft);
  }
}

function isComplete(draft: ReportDraft): boolean {
  return draft.category !== undefined && hasMatter(draft) && !lacksPlace(draft);
}

function settle(turn: Turn, draft: ReportDraft) {
  if (isComplete(draft)) return openSilently(turn, draft);
  if (dangerTicket(turn)) return remember(turn, { draft: { ...draft, reminded: true } });
  if (!draft.reminded) return remind(turn, draft);
  if (hasMatter(draft)) return openIncomplete(turn, draft);
  remember(turn, { draft: undefined, pending: undefined });
}

function remind(turn: Turn, draft: ReportDraft): void {
  const { short, key, params } = openQuestion(turn, draft);
  remember(turn, { draft: { ...draft, reminded: true } });
  say(turn, "report.remind", { question: { phrase: short, params } });
  expectAnswer(turn, key, params);
}
