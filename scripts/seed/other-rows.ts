import type { Call } from "../../core/call/call.ts";
import type { QuestionGroup, UnansweredQuestion } from "../../core/knowledge/question.ts";
import type { Correction } from "../../core/understanding/correction.ts";
import { jsonOrNull } from "../../prisma/rows.ts";

/** A call as its table has it. */
export function callRow(call: Call) {
  const { id, state, direction, startedAt, extensions, ticketCodes, version } = call;
  return {
    ...{ id, state, direction, startedAt, extensions, ticketCodes, version },
    phone: call.phone ?? null,
    answeredBy: call.answeredBy ?? null,
    answeredAt: call.answeredAt ?? null,
    endedAt: call.endedAt ?? null,
    waitSeconds: call.waitSeconds ?? null,
    talkSeconds: call.talkSeconds ?? null,
    disposition: call.disposition ?? null,
    conversationId: call.conversationId ?? null,
    callBackTaskId: call.callBackTaskId ?? null,
  };
}

/** A group of questions as its table has it. */
export function groupRow(group: QuestionGroup) {
  const { id, version, state, openedAt, actedAt = null } = group;
  return { id, version, state, openedAt, actedAt, answer: jsonOrNull(group.answer), actor: jsonOrNull(group.actor) };
}

/** A question no record answers, as its table has it. */
export function questionRow({ procedureId, aspect, ...rest }: UnansweredQuestion) {
  return { ...rest, procedureId: procedureId ?? null, aspect: aspect ?? null };
}

/** A correction as its table has it; its number is given by the table. */
export function correctionRow(correction: Correction) {
  const { from: fromCategory, to: toCategory, proposed = null, confidence = null, modelVersion = null } = correction;
  const { id, ticketId, channel, style, staffId, at } = correction;
  return { id, ticketId, channel, style, staffId, at, fromCategory, toCategory, proposed, confidence, modelVersion };
}
