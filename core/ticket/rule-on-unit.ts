import { AppError } from "../errors.ts";
import { type Actor, system } from "../people/staff.ts";
import { finishTaskOf } from "../people/take-task.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { amend } from "./amend-ticket.ts";
import { changeTicket } from "./change-ticket.ts";
import { disputeKey, disputeOf, mayDispute } from "./dispute.ts";
import type { UnitId } from "./taxonomy.ts";
import type { Ticket } from "./ticket.ts";

interface Claim {
  tx: Transaction;
  world: World;
  code: string;
  actor: Actor;
  unit: UnitId;
  reason: string;
  version: number;
}

/** The second "not ours": it stays where it is and a leader gets one hour. Throws NOT_FOUND, STALE, MOVE_NOT_ALLOWED. */
export async function disputeUnit(input: Claim): Promise<Ticket> {
  const { tx, world, code, actor, unit, reason } = input;
  const disputed = await amend(input, (ticket) => {
    if (!mayDispute(ticket, actor)) {
      throw new AppError("MOVE_NOT_ALLOWED", "nothing to dispute", { details: { from: ticket.status } });
    }
    return { kind: "proposal", facts: { unit, reason, disputed: true }, change: (same) => same };
  });
  const id = world.ids.next();
  const task = { id, key: disputeKey(code), ticketCode: code, state: "open", openedAt: world.clock.now() } as const;
  if (await tx.tasks.save({ ...task, kind: "competence" })) {
    await tx.publish([{ topic: "desk", name: "task.opened", id }]);
  }
  return disputed;
}

/**
 * A leader's decision whose it is, with the reason both units read. It binds: no unit sends it back after that. Decided for
 * the unit that has it, it stays there; else it goes to the other one at once. Throws NOT_FOUND, STALE, MOVE_NOT_ALLOWED.
 */
export async function ruleOnUnit(input: Claim): Promise<Ticket> {
  const { tx, world, code, actor, unit, reason } = input;
  const ruled = await amend(input, (ticket) => {
    if (!disputeOf(ticket) || actor.role !== "LD") {
      throw new AppError("MOVE_NOT_ALLOWED", "nothing to decide", { details: { from: ticket.status } });
    }
    return { kind: "update", facts: { unit, reason, ruled: true }, change: (same) => same };
  });
  await finishTaskOf({ tx, world, key: disputeKey(code), by: actor });
  if (unit === ruled.unit) return ruled;
  await changeTicket({ tx, world, code, to: "triaged", actor, facts: { unit, reason } });
  return changeTicket({ tx, world, code, to: "assigned", actor: system, facts: { unit } });
}
