import type { Actor } from "../people/staff.ts";
import type { Origin } from "../ticket/ticket.ts";
import { addWorkingMinutes } from "../ticket/working-time.ts";
import type { WorkingCalendar } from "../ward.ts";

/** What somebody may ask of the data that is kept of them. */
export const rights = ["see", "correct", "erase", "withdraw"] as const;
export type Right = (typeof rights)[number];

/** received: a decision is due; accepted: it is to be carried out; the other two are the end. */
export const caseStates = ["received", "accepted", "refused", "done"] as const;
export type CaseState = (typeof caseStates)[number];

/** What happened to a case. */
export const caseActs = [
  "received",
  "accepted",
  "refused",
  "prolonged",
  "reminded",
  "named",
  "exported",
  "corrected",
  "erased",
  "withdrawn",
  "done",
] as const;
export type CaseAct = (typeof caseActs)[number];

/** One line of a case's history; `note` is in the words of whoever did it. */
export interface CaseEntry {
  at: Date;
  actor: Actor;
  act: CaseAct;
  note?: string;
}

/** A person's request about the data kept of them, with the clock the law sets for it. */
export interface RightsCase {
  id: string;
  /** Of the same series as tickets, so that one code is never two things: "BS-2611-0426". */
  code: string;
  /** Unset: it was not said plainly; whoever accepts it says. */
  right?: Right;
  state: CaseState;
  origin: Origin;
  /** Whose data it is about; unset until somebody has found out. */
  citizenId?: string;
  /** Where they are answered; unset: they came to the counter or called. */
  conversationId?: string;
  /** As it was told to whoever took the request down; gone when the person is erased. */
  name?: string;
  phone?: string;
  /** What was asked, in the person's words; gone when the person is erased. */
  request: string;
  receivedAt: Date;
  /** Of the decision; once accepted, of carrying it out. */
  dueAt: Date;
  /** When leaders are told that it is due soon; unset once they were. */
  ringsAt?: Date;
  decidedAt?: Date;
  prolongedAt?: Date;
  endedAt?: Date;
  history: CaseEntry[];
  version: number;
}

/** Requests about personal data. */
export interface RightsCases {
  byId(id: string): Promise<RightsCase | undefined>;
  byCode(code: string): Promise<RightsCase | undefined>;
  /** Those of this person that are not at their end, oldest first. */
  openOf(citizenId: string): Promise<RightsCase[]>;
  /** What is not at its end, due first; then the newest of the others. */
  list(limit: number): Promise<RightsCase[]>;
  /** Open ones whose `ringsAt` is not after `now`. */
  toRemind(now: Date, limit: number): Promise<RightsCase[]>;
  /** Inserts (version 0) or updates; throws STALE when somebody was faster. Returns the stored one. */
  save(rightsCase: RightsCase): Promise<RightsCase>;
}

export const isCaseOpen = ({ state }: Pick<RightsCase, "state">): boolean =>
  state === "received" || state === "accepted";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** Working hours of two working days. */
const decideMinutes = 2 * 8 * 60;

/**
 * Days within which an accepted request is carried out, from its receipt (Nghị định 356/2025/NĐ-CP, điều 5, read in two
 * law firms' summaries, 2026-11; counted in calendar days, the stricter reading).
 */
const carryOutDays: Record<Right, number> = { see: 10, correct: 10, withdraw: 15, erase: 20 };
/** One prolongation, where it is complex or others have to act: the shortest that any right allows. */
const prolongDays = 10;

const later = (from: Date, days: number): Date => new Date(from.getTime() + days * dayMs);

/** When the ward says at the latest whether it will do as asked; leaders hear of it half way. */
export function decisionClock(calendar: WorkingCalendar, receivedAt: Date): Pick<RightsCase, "dueAt" | "ringsAt"> {
  return {
    dueAt: addWorkingMinutes(calendar, receivedAt, decideMinutes),
    ringsAt: addWorkingMinutes(calendar, receivedAt, decideMinutes / 2),
  };
}

/** When it is carried out at the latest; leaders hear of it three days before. */
export function carryOutClock(right: Right, receivedAt: Date): { dueAt: Date; ringsAt: Date } {
  const dueAt = later(receivedAt, carryOutDays[right]);
  return { dueAt, ringsAt: later(dueAt, -3) };
}

export function prolongedClock({ dueAt }: Pick<RightsCase, "dueAt">): { dueAt: Date; ringsAt: Date } {
  const next = later(dueAt, prolongDays);
  return { dueAt: next, ringsAt: later(next, -3) };
}
