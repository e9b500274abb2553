import { AppError } from "../errors.ts";
import { endWithTicket } from "../incident/flood-mode.ts";
import { type Actor, system } from "../people/staff.ts";
import { finishTaskOf } from "../people/take-task.ts";
import { workingUnit } from "../routing/units.ts";
import type { Transaction } from "../store.ts";
import { tellSubscribers } from "../subscription/tell-subscribers.ts";
import { keepCorrection } from "../understanding/keep-correction.ts";
import { calendarFor } from "../ward.ts";
import type { World } from "../world.ts";
import { jointClocks, reopenedClocks } from "./deadlines.ts";
import { disputeKey, disputeOf } from "./dispute.ts";
import { withFollowUp } from "./follow-up.ts";
import { compareWithParent, joinParent, leaveParent } from "./merge-tickets.ts";
import { notifyFollowers } from "./notify-followers.ts";
import { proofFacts, proofOf } from "./proof.ts";
import { reclassify, resume } from "./reclassify.ts";
import { clockFlags } from "./rings.ts";
import { categoryOf, type UnitId } from "./taxonomy.ts";
import { isDone, isOpen, type MoveFacts, type Ticket, type TicketChange, type TicketStatus } from "./ticket.ts";
import { judgeMove } from "./transitions.ts";

export interface ChangeTicketInput {
  tx: Transaction;
  world: World;
  code: string;
  to: TicketStatus;
  actor: Actor;
  facts?: MoveFacts;
  note?: string;
  /** The version the actor looked at; STALE when somebody moved it since. */
  version?: number;
  /** The act's own id, where it may be sent twice. */
  id?: string | undefined;
  /** Conversation in which the resident made the move; the bot answers there itself. */
  except?: string;
}

interface Move {
  facts: MoveFacts;
  now: Date;
  actor: Actor;
  world: World;
}

/** What a move does to the ticket beside its state. */
const effects: Partial<Record<TicketStatus, (ticket: Ticket, move: Move) => Ticket>> = {
  triaged: ({ mergedInto: _, officerId: __, ...ticket }, { facts, actor, world, now }) => ({
    ...reclassify(ticket, facts, world, now),
    returnedCount: ticket.returnedCount + (ticket.status === "assigned" && actor.role !== "LD" ? 1 : 0),
  }),
  "needs-info": (ticket, { now }) => ({ ...ticket, clocks: { ...ticket.clocks, pausedAt: now } }),
  // Whoever had it before is named anew; of a confidential ticket they stay the one who may read it.
  assigned: ({ officerId, ...ticket }, { facts }) => {
    const unit = facts.unit ?? ticket.unit;
    const keeps = officerId && ticket.visibility === "confidential" && unit === ticket.unit;
    return { ...ticket, unit, ...(keeps ? { officerId } : {}) };
  },
  accepted: ({ proposedParent: _, ...ticket }, { facts }) => ({
    ...ticket,
    ...(facts.officerId ? { officerId: facts.officerId } : {}),
  }),
  "in-progress": (ticket, { facts }) => {
    const arrived = ticket.clocks.firstStoppedAt ?? facts.onSceneAt;
    return { ...ticket, clocks: { ...ticket.clocks, ...(arrived ? { firstStoppedAt: arrived } : {}) } };
  },
  "waiting-external": (ticket, { facts: { outsideUnit }, now }) => {
    const clocks = { ...ticket.clocks, firstStoppedAt: ticket.clocks.firstStoppedAt ?? now };
    const named: readonly (UnitId | undefined)[] = [...categoryOf(ticket.category).units, ticket.outsideUnit];
    const joins = outsideUnit && !named.includes(outsideUnit);
    return {
      ...ticket,
      ...(outsideUnit ? { outsideUnit } : {}),
      clocks: joins ? jointClocks(clocks, ticket.openedAt) : clocks,
    };
  },
  extended: (ticket, { facts, now }) => ({
    ...ticket,
    clocks: {
      ...ticket.clocks,
      firstStoppedAt: ticket.clocks.firstStoppedAt ?? now,
      resultDueAt: facts.newDueAt ?? ticket.clocks.resultDueAt,
    },
  }),
  resolved: ({ proposedResult: _, ...ticket }, { facts, now }) => ({
    ...ticket,
    proof: [...ticket.proof, ...(facts.photos ?? [])],
    ...(facts.text ? { result: facts.text } : {}),
    clocks: { ...ticket.clocks, firstStoppedAt: ticket.clocks.firstStoppedAt ?? now, resultStoppedAt: now },
  }),
  closed: (ticket, { facts, world }) => ({
    ...ticket,
    ...(facts.rating === undefined ? {} : { rating: facts.rating }),
    clocks: withFollowUp(ticket, world.ward),
  }),
  reopened: (ticket, { now, world }) => ({
    ...ticket,
    reopenedCount: ticket.reopenedCount + 1,
    flags: [...new Set([...ticket.flags, "escalated" as const])],
    clocks: reopenedClocks(calendarFor(world.ward, ticket.unit), ticket.category, ticket.clocks, now),
  }),
  rejected: ({ proposedParent: _, ...ticket }) => ticket,
  withdrawn: ({ proposedParent: _, ...ticket }) => ticket,
  duplicate: ({ proposedParent: _, ...ticket }, { facts }) => ({
    ...ticket,
    ...(facts.parentCode ? { mergedInto: facts.parentCode } : {}),
  }),
};

/** The ticket as a move leaves it: its new state and all that the move does beside it. Pure. */
export function afterMove(ticket: Ticket, { facts, at, actor, to }: TicketChange, world: World): Ticket {
  const running = resume(ticket, calendarFor(world.ward, ticket.unit), at);
  const moved = { ...(effects[to]?.(running, { facts, now: at, actor, world }) ?? running), status: to };
  const own = moved.proposedParent ? moved.flags : moved.flags.filter((flag) => flag !== "in-flood");
  return { ...moved, flags: clockFlags({ ...moved, flags: own }, at) };
}

/**
 * The only way a ticket moves after it was opened: asks the transition table, appends to the log, tells followers,
 * all in the caller's transaction. Throws NOT_FOUND, STALE, MOVE_NOT_ALLOWED (details.guard), MOVE_INCOMPLETE (details.missing).
 */
export async function changeTicket(input: ChangeTicketInput): Promise<Ticket> {
  const { tx, world, code, to, actor } = input;
  const now = world.clock.now();
  const ticket = await tx.tickets.byCode(code);
  if (!ticket) throw new AppError("NOT_FOUND", "no ticket with this code");
  if (input.version !== undefined && input.version !== ticket.version) {
    throw new AppError("STALE", "somebody changed the ticket first", { details: { version: ticket.version } });
  }
  const compared = input.facts?.parentCode ? await compareWithParent({ tx, ticket }, input.facts.parentCode) : {};
  const proven = to === "resolved" ? proofFacts(proofOf(ticket, input.facts ?? {})) : {};
  const carried = { ...input.facts, ...compared, ...proven };
  const verdict = judgeMove(to, { ticket, actor, facts: carried, now, ward: world.ward });
  if (!verdict.allowed) {
    const { allowed: _, code: __, ...why } = verdict;
    const details = verdict.code === "MOVE_INCOMPLETE" ? why : { guard: verdict.guard ?? "" };
    throw new AppError(verdict.code, `${ticket.status} -> ${to}`, { details: { ...details, from: ticket.status, to } });
  }
  const isOver = !isOpen(to) || isDone(to);
  const facts = { ...carried, ...(isOver ? await endWithTicket({ tx, world, code, actor }) : {}) };
  const change: TicketChange = {
    id: input.id ?? world.ids.next(),
    seq: (ticket.changes.at(-1)?.seq ?? 0) + 1,
    at: now,
    actor,
    from: ticket.status,
    to,
    kind: "move",
    facts,
    ...(input.note ? { note: input.note } : {}),
  };
  const stored = await tx.tickets.update(afterMove(ticket, change, world), [change]);
  const before = ticket.mergedInto ?? ticket.proposedParent;
  const after = stored.mergedInto ?? stored.proposedParent;
  if (facts.category) await keepCorrection({ tx, world, ticket: stored, from: ticket.category, actor });
  if (before && before !== after) await leaveParent({ tx, world, ticket, actor });
  if (disputeOf(ticket)) await finishTaskOf({ tx, world, key: disputeKey(code), by: actor });
  if (to === "duplicate") await joinParent({ tx, world, ticket: stored, actor });
  await notifyFollowers({ tx, world, ticket: stored, change, ...(input.except ? { except: input.except } : {}) });
  await tellSubscribers({ tx, ticket: stored, change, event: "ticket.moved" });
  await tx.publish([{ topic: "desk", name: "ticket.updated", id: code, version: stored.version }]);
  return to === "reopened" ? afterReopening(input, stored) : stored;
}

/** A reopened ticket goes back to its unit, or to whoever has that unit's work now; its head is told by the desk's live list. */
function afterReopening(input: ChangeTicketInput, ticket: Ticket): Promise<Ticket> {
  const { tx, world, code } = input;
  const unit = workingUnit(world.ward.units, ticket.unit)?.id ?? ticket.unit;
  return changeTicket({ tx, world, code, to: "assigned", actor: system, facts: { unit } });
}
