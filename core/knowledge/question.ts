import type { Channel } from "../channel/channel.ts";
import type { Actor } from "../people/staff.ts";
import type { Aspect } from "../understanding/knowledge.ts";

/** Why the bot did not answer: nothing known, only something near, or a fee that nobody confirmed. */
export const refusals = ["unknown", "unsure", "fee-unsure"] as const;
export type Refusal = (typeof refusals)[number];

/** What a turn notes of a question that it refuses; the text is masked before it is kept. */
export interface RefusedQuestion {
  text: string;
  why: Refusal;
  /** The nearest record. */
  procedureId?: string;
  aspect?: Aspect;
}

/** A question that no record answers, as it is kept for staff: without numbers, names and addresses of the resident. */
export interface UnansweredQuestion extends RefusedQuestion {
  id: string;
  groupId: string;
  channel: Channel;
  conversationId: string;
  at: Date;
}

/**
 * open: nobody has looked; proposed: an operator wrote the answer; answered: the article made of it is in force; dismissed:
 * not the ward's to answer.
 */
export const questionStates = ["open", "proposed", "answered", "dismissed"] as const;
export type QuestionState = (typeof questionStates)[number];

/** An answer as an operator proposes it for the knowledge. Days are "2026-11-16". */
export interface ProposedAnswer {
  title: string;
  text: string;
  sourceTitle: string;
  /** The day on which the operator looked at the source. */
  checkedOn: string;
  /** The last day on which it holds; unset: until somebody says otherwise. */
  validTo?: string;
}

/** Questions that ask for the same, and what staff made of them. */
export interface QuestionGroup {
  id: string;
  version: number;
  state: QuestionState;
  answer?: ProposedAnswer;
  /** The article that was made of the answer, whether or not it is in force. */
  entryId?: string;
  /** Who set the state, and when. */
  actor?: Actor;
  actedAt?: Date;
  openedAt: Date;
}

/** Longest text of a question that is kept. */
export const maxQuestionChars = 500;
/** Questions are kept so long: a season in which an answer can be written and what residents asked be counted. */
export const questionDays = 90;

const dayMs = 86_400_000;
/** What was asked before this moment is not kept any more. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - questionDays * dayMs);

/** Questions that could not be answered. Written by the turn that refused, read and settled by staff. */
export interface Questions {
  /** The newest first; no further than `limit`. */
  since(at: Date, limit: number): Promise<UnansweredQuestion[]>;
  /** Newest first. */
  ofGroup(groupId: string, limit: number): Promise<UnansweredQuestion[]>;
  /** An id that is known adds nothing. */
  add(question: UnansweredQuestion): Promise<void>;
  groupById(id: string): Promise<QuestionGroup | undefined>;
  /** Groups whose answer became this article. Until the transaction ends nobody else changes them. */
  groupsOfEntry(entryId: string): Promise<QuestionGroup[]>;
  /** Inserts (version 0) or updates; throws STALE when somebody was faster. Returns the stored one, version raised. */
  saveGroup(group: QuestionGroup): Promise<QuestionGroup>;
  /** Removes questions asked before then, and groups that are left without question or answer. Returns the questions removed. */
  forgetBefore(at: Date): Promise<number>;
}

/** Tells which questions ask for the same. Pure and at once: called inside the transaction of a turn. */
export interface QuestionGrouper {
  /** The group among those of `known` (newest first) that asks for the same; undefined: a new one. */
  groupOf(question: RefusedQuestion, known: readonly UnansweredQuestion[]): string | undefined;
}

/** Makes articles of answers. Pure: called inside a transaction. */
export interface ArticleMaker {
  /** Names for an article of this title, the plainest first, without end; none is an article's of the release. */
  idsFor(title: string): Iterable<string>;
  /** The article as far as the answer tells; what it lacks is left for whoever completes it. `asked`: masked, newest first. */
  bodyOf(id: string, answer: ProposedAnswer, asked: readonly string[]): unknown;
}
