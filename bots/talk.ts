import type { AttentionReason } from "../core/conversation/conversation.ts";
import type { Dialogue } from "../core/conversation/dialogue.ts";
import type { PhraseParams } from "../core/conversation/phrasebook.ts";
import type { PhraseUse, TicketRef, Turn } from "../core/conversation/turn.ts";
import { choicesOf } from "./phrasebook.ts";

const dayMs = 24 * 60 * 60_000;
/** Longest piece of a resident's words kept with a question. */
export const maxKeptChars = 2_000;

/** The dialogue as the steps before left it. */
export function dialogueOf(turn: Turn): Dialogue {
  const last = turn.decisions.findLast((decision) => decision.do === "remember");
  return last?.dialogue ?? turn.conversation.dialogue;
}

/** The question we are waiting on, unless it is more than a day old. */
export function pendingOf(turn: Turn): Dialogue["pending"] {
  const { pending } = dialogueOf(turn);
  return pending && turn.now.getTime() - pending.at.getTime() < dayMs ? pending : undefined;
}

/** Whether the talk is in English, or in another language that gets English answers. */
export const isInEnglish = (turn: Turn): boolean => dialogueOf(turn).language !== "vi";

/** Changes what is remembered; the conversation's alarm clock follows from it (see finish.ts). */
export function remember(turn: Turn, change: Partial<Dialogue>): void {
  turn.decide({ do: "remember", dialogue: { ...dialogueOf(turn), ...change } });
}

/** Says one message of one sentence. */
export function say(turn: Turn, key: string, params: PhraseParams = {}, about?: TicketRef): void {
  sayTogether(turn, [{ key, params }], about);
}

/** Says one message of several sentences, about one ticket or several. */
export function sayTogether(turn: Turn, phrases: PhraseUse[], about?: TicketRef, along: TicketRef[] = []): void {
  turn.decide({ do: "say", phrases, ...(about && { about }), ...(along.length > 0 && { along }) });
}

/** Says a question and waits for its answer. `text`: the words to act on once it is answered. */
export function ask(turn: Turn, key: string, params: PhraseParams = {}, extra: AnswerContext = {}): void {
  say(turn, key, params, extra.ticketCode === undefined ? undefined : { code: extra.ticketCode });
  expectAnswer(turn, key, params, extra);
}

/** What an answer will be about. */
interface AnswerContext {
  ticketCode?: string;
  dossierCode?: string;
  text?: string;
}

/** Waits for the answer to a question that is said in other words (a reminder). */
export function expectAnswer(turn: Turn, key: string, params: PhraseParams, extra: AnswerContext = {}): void {
  const text = extra.text === undefined ? {} : { text: extra.text.slice(0, maxKeptChars) };
  remember(turn, { pending: { key, choices: choicesOf(key, params), at: turn.now, ...extra, ...text } });
}

/** Leaves the conversation to a person; the draft stays attached for the desk. */
export function handOverConversation(turn: Turn, reason: AttentionReason): void {
  turn.decide({ do: "handOver", what: "conversation", reason });
  remember(turn, { pending: undefined });
}

/** Passes one question on to a person while the bot goes on. */
export function handOverQuestion(turn: Turn, reason: AttentionReason, question: string): void {
  turn.decide({ do: "handOver", what: "question", reason, question: question.slice(0, maxKeptChars) });
}
