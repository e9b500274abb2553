import type { Ticket } from "../ticket/ticket.ts";
import type { Staff, StaffRole } from "./staff.ts";

/** Everything staff can ask the server for, and who may. The only authorisation table; each API route names its row. */
export const access = {
  "conversation.list": ["OP", "HEAD", "LD"],
  "conversation.read": ["OP", "HEAD", "LD"],
  /** Leaders as well: nobody else may answer what is told in confidence. */
  "conversation.hold": ["OP", "HEAD", "LD"],
  "conversation.reply": ["OP", "HEAD", "LD"],
  /** What a model drafts or sums up. */
  "conversation.draft": ["OP", "HEAD"],
  "conversation.note": ["OP", "HEAD", "LD"],
  /** Joining what is known of one person, and taking it back. */
  "people.link": ["OP", "HEAD"],
  "ticket.list": ["OP", "OFF", "HEAD", "LD", "AUD"],
  "ticket.read": ["OP", "OFF", "HEAD", "LD", "AUD"],
  "ticket.open": ["OP"],
  "ticket.correct": ["OP", "HEAD"],
  /** Which move is whose is decided by the transition table. */
  "ticket.move": ["OP", "OFF", "HEAD", "LD", "AUD"],
  "ticket.propose": ["OFF"],
  /** The second "not ours", and the decision on it. */
  "ticket.dispute": ["OFF", "HEAD"],
  "ticket.rule": ["LD"],
  /** Whether one is there oneself: whoever is given work by rules. */
  "presence.set": ["OP", "OFF"],
  /** Photos for everybody: looking one through and approving it; taking one down at once. */
  "photo.publish": ["OP", "HEAD", "LD"],
  "photo.take-down": ["OP", "OFF", "HEAD", "LD"],
  /** What a body outside answered when it was asked. */
  "ticket.chase": ["OP", "OFF", "HEAD"],
  "subscription.manage": ["ADM"],
  "ticket.note": ["OP", "OFF", "HEAD", "LD"],
  "call.enter": ["OP"],
  "call.list": ["OP", "HEAD", "LD"],
  /** Hearing a recording; each time is noted on the ticket. */
  "call.recording": ["OP", "LD"],
  "task.list": ["OP", "HEAD", "LD"],
  "task.take": ["OP", "HEAD"],
  "spot.list": ["OP", "HEAD", "LD", "ADM"],
  "spot.edit": ["OP", "ADM"],
  /** Counters of the service centre: calling numbers, today's appointments. */
  "queue.call": ["OP", "OFF"],
  /** Reports of one incident side by side; deciding on them, flood mode. */
  "incident.read": ["OP", "HEAD", "LD"],
  "incident.manage": ["OP", "HEAD"],
  /** Figures over the tickets one may see, and the tickets behind them. */
  "report.read": ["HEAD", "LD", "AUD"],
  /** The ward's report of a month: reading it, and writing and approving it. */
  "report.monthly": ["LD", "AUD"],
  "report.approve": ["LD"],
  "staff.list": ["OP", "OFF", "HEAD", "LD", "ADM"],
  "channel.read": ["HEAD", "LD", "ADM"],
  "channel.manage": ["ADM"],
  "channel.connect": ["ADM"],
  /** Models, their scores, what they have still to learn; training one, going back to another. */
  "model.read": ["LD", "ADM"],
  "model.manage": ["LD", "ADM"],
  /** The tickets behind its figures: never an administrator's. */
  "model.tickets": ["LD"],
  /** Records and the words residents use; writing versions; putting them in force, never one's own (four eyes). */
  "knowledge.read": ["OP", "HEAD", "LD", "ADM"],
  "knowledge.propose": ["OP", "LD", "ADM"],
  "knowledge.publish": ["LD", "ADM"],
  /** Reading a typed text or place; administrators place signs. Says nothing of residents or tickets. */
  classify: ["OP", "HEAD", "ADM"],
  /** How the second reader fares: figures only. */
  "reading.count": ["HEAD", "LD", "ADM"],
  /** Questions no record answers: reading them, and writing or refusing an answer. */
  "question.list": ["OP", "HEAD", "LD"],
  "question.answer": ["OP", "HEAD"],
  /** What a ward sets for itself; kinds that others see or set as well have rows of their own. */
  "setting.read": ["LD", "ADM"],
  "setting.edit": ["ADM"],
  /** Answers that staff have ready. */
  "answer.read": ["OP", "HEAD", "LD", "ADM"],
  "answer.edit": ["HEAD", "ADM"],
  /** Saved views of the inbox that everybody has. */
  "view.share": ["HEAD", "ADM"],
  upload: ["OP", "OFF", "HEAD", "LD"],
  "file.read": ["OP", "OFF", "HEAD", "LD", "AUD"],
  /** Who works here, with which rights, and their sign-ins; never one's own. */
  "staff.manage": ["ADM"],
  /** What staff did: reading it, and checking that nobody changed it. */
  "audit.read": ["LD", "AUD", "ADM"],
  /** Requests about personal data: reading them, deciding and carrying them out, taking one down. */
  "privacy.read": ["LD", "ADM"],
  "privacy.manage": ["ADM"],
  "privacy.open": ["OP", "ADM"],
  live: ["OP", "OFF", "HEAD", "LD", "AUD", "ADM"],
} as const satisfies Record<string, readonly StaffRole[]>;
export type Action = keyof typeof access;

/**
 * Whether a member of staff may do this at all; what they may see of it is `canSeeTicket`. With a password that somebody
 * else knows they may do nothing but choose their own.
 */
export function can(staff: Pick<Staff, "role" | "active" | "mustChangePassword">, action: Action): boolean {
  return staff.active && !staff.mustChangePassword && (access[action] as readonly StaffRole[]).includes(staff.role);
}

const acrossUnits: readonly StaffRole[] = ["OP", "LD", "AUD"];

/**
 * Officers and heads see their own unit's tickets; operators, leaders and auditors all of them.
 * Confidential ones only leaders, the head of the unit that keeps it and the officer named for it.
 */
export function canSeeTicket(staff: Staff, ticket: Pick<Ticket, "unit" | "visibility" | "officerId">): boolean {
  if (!staff.active || staff.role === "ADM") return false;
  if (staff.role === "LD") return true;
  const isOwnUnit = staff.unit === ticket.unit;
  if (ticket.visibility === "confidential") {
    return isOwnUnit && (staff.role === "HEAD" || (staff.role === "OFF" && staff.id === ticket.officerId));
  }
  return acrossUnits.includes(staff.role) || isOwnUnit;
}

/** Two people of the same sight see the same tickets: whatever `canSeeTicket` looks at is in it. */
export const sightOf = ({ active, role, unit, id }: Staff): string =>
  [active, role, unit ?? "", role === "OFF" ? id : ""].join(" ");
