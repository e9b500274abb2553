import type { Actor } from "../people/staff.ts";
import type { Ticket, TicketChange } from "./ticket.ts";

/** A leader decides within this time (taxonomy §5.2). */
const rulingHours = 1;
const hourMs = 3_600_000;

/** When a leader has to have decided what was raised then. */
export const rulingDue = (raisedAt: Date): Date => new Date(raisedAt.getTime() + rulingHours * hourMs);

/** Whose it is is open: units sent it back twice, and a leader is to decide. */
export interface Dispute {
  /** The second "not ours", with its reason and the unit it names. */
  raised: TicketChange;
  dueAt: Date;
  /** What every unit said that sent it back, the first one first. */
  claims: TicketChange[];
}

const isReturn = ({ kind, from, to, actor }: TicketChange): boolean =>
  kind === "move" && from === "assigned" && to === "triaged" && actor.role !== "LD";

/** Whether a leader has decided whose it is: that binds. */
export const wasRuled = ({ changes }: Pick<Ticket, "changes">): boolean => changes.some(({ facts }) => facts.ruled);

/** The dispute a leader has to decide, if there is one; it ends with the decision, or when the unit accepts after all. */
export function disputeOf({ status, changes }: Pick<Ticket, "status" | "changes">): Dispute | undefined {
  if (status !== "assigned") return undefined;
  const raised = changes.findLast(({ kind, facts }) => kind === "move" || facts.disputed || facts.ruled);
  if (!raised?.facts.disputed) return undefined;
  const claims = [...changes.filter(isReturn), raised];
  return { raised, dueAt: rulingDue(raised.at), claims };
}

/** Whether this person's unit may say that it is not its matter, once the first return is used up and before a leader decided. */
export function mayDispute(ticket: Ticket, { role, unit }: Actor): boolean {
  const isUnits = (role === "OFF" || role === "HEAD") && unit === ticket.unit;
  return isUnits && ticket.status === "assigned" && ticket.returnedCount > 0 && !wasRuled(ticket) && !disputeOf(ticket);
}

/** The leader's task about it. */
export const disputeKey = (code: string): string => `competence:${code}`;
