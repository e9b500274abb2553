import type { Actor } from "../people/staff.ts";
import type { Ward } from "../ward.ts";
import { wasRuled } from "./dispute.ts";
import { categoryOf, worse } from "./taxonomy.ts";
import { isFormal, type MoveFacts, type Ticket } from "./ticket.ts";

const dayMs = 24 * 3_600_000;
/** Days after the result in which a resident may reopen (taxonomy §5.2). */
const reopenWithinDays = 30;
/** Days of silence after which a result counts as accepted. */
export const silentCloseDays = 7;
/** Longest pause while we wait for the resident's answer. */
export const needsInfoMaxHours = 72;

/** What a guard may look at. */
export interface MoveContext {
  ticket: Ticket;
  actor: Actor;
  facts: MoveFacts;
  now: Date;
  /** For what it demands of each category. */
  ward: Pick<Ward, "categories">;
}

/** The last moment at which a resident may have a result looked at again; far away where none was given. */
export function reopenableUntil({ clocks: { resultStoppedAt } }: Pick<Ticket, "clocks">): Date {
  return new Date(resultStoppedAt ? resultStoppedAt.getTime() + reopenWithinDays * dayMs : 8.64e15);
}

const isStaff = ({ role }: Actor): boolean => role !== "SYS" && role !== "CIT";

/** Whether this officer's work is what the resident did not accept: then somebody else has to look, too. */
function hadItBefore({ changes }: Ticket, { id }: Actor): boolean {
  const reopened = changes.findLastIndex(({ to, kind }) => to === "reopened" && kind === "move");
  return changes.slice(0, Math.max(0, reopened)).some(({ kind, facts }) => kind === "move" && facts.officerId === id);
}

/** Conditions beside role and state; each is a sentence of taxonomy §5.2 or §5.3. */
export const guards = {
  /** What the machine may triage alone: measured, with a place where one is needed, and no danger. */
  routable: ({ ticket, facts }: MoveContext) =>
    worse(ticket.severity, facts.severity ?? ticket.severity) !== "S1" &&
    facts.confidence !== undefined &&
    (!categoryOf(facts.category ?? ticket.category).needsPlace || (facts.place ?? ticket.place) !== undefined),
  /** Danger goes to a unit only once a person has confirmed the reading; the machine alone never sends it. */
  confirmedDanger: ({ ticket }: MoveContext) =>
    ticket.severity !== "S1" ||
    ticket.changes.some(({ to, kind, actor }) => to === "triaged" && kind === "move" && isStaff(actor)),
  notDangerous: ({ ticket }: MoveContext) => ticket.severity !== "S1" && ticket.severity !== "S2",
  notFormalComplaint: ({ ticket }: MoveContext) => !isFormal(ticket),
  /** The officer's own word is enough only for plain matters, the first time; the rest needs the head. */
  officerMayResolve: ({ ticket, facts, actor }: MoveContext) =>
    ticket.severity !== "S1" &&
    ticket.severity !== "S2" &&
    ticket.category !== "integrity-complaint" &&
    !facts.machineWritten &&
    !hadItBefore(ticket, actor),
  within30Days: ({ ticket, now }: MoveContext) => now <= reopenableUntil(ticket),
  silent7Days: ({ ticket, now }: MoveContext) =>
    ticket.clocks.resultStoppedAt !== undefined &&
    now.getTime() - ticket.clocks.resultStoppedAt.getTime() >= silentCloseDays * dayMs,
  waited72Hours: ({ ticket, now }: MoveContext) =>
    ticket.clocks.pausedAt !== undefined &&
    now.getTime() - ticket.clocks.pausedAt.getTime() >= needsInfoMaxHours * 3_600_000,
  remindedOnce: ({ ticket }: MoveContext) =>
    ticket.changes.some(({ facts, at }) => facts.rang?.clock === "answer" && at >= (ticket.clocks.pausedAt ?? at)),
  withdrawable: ({ ticket }: MoveContext) => ticket.severity !== "S1" && ticket.visibility !== "confidential",
  outOfScope: ({ facts }: MoveContext) =>
    facts.reasonCode === "not-public-matter" || facts.reasonCode === "outside-city" || facts.reasonCode === "test",
  /** The first return goes back to triage; from the second on a leader decides. */
  firstReturn: ({ ticket }: MoveContext) => ticket.returnedCount === 0 && !wasRuled(ticket),
  firstExtension: ({ ticket }: MoveContext) =>
    !ticket.changes.some(({ to, kind }) => to === "extended" && kind === "move"),
  /** A new date is a later one. */
  laterDate: ({ ticket, facts, now }: MoveContext) =>
    facts.newDueAt === undefined || (facts.newDueAt > now && facts.newDueAt > ticket.clocks.resultDueAt),
  /** No further and no more often than the ticket's terms let it be put off. */
  withinExtension: ({ ticket: { clocks, changes }, facts: { newDueAt } }: MoveContext) => {
    const { times, days } = clocks.terms?.extension ?? {};
    const before = changes.filter(({ to, kind }) => to === "extended" && kind === "move").length;
    const isNear = days === undefined || !newDueAt || newDueAt.getTime() <= clocks.resultDueAt.getTime() + days * dayMs;
    return isNear && (times === undefined || before < times);
  },
  /** Nobody decides on a complaint about himself, nor is made its officer. */
  notOwnCase: ({ ticket, actor, facts }: MoveContext) =>
    ticket.changes.every(
      ({ facts: { aboutStaffId } }) => !aboutStaffId || ![actor.id, facts.officerId].includes(aboutStaffId),
    ),
} as const;
export type GuardName = keyof typeof guards;
