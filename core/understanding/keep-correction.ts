import type { Actor, Role } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import { isTeachable, styleOf } from "./correction.ts";

const nobody: readonly Role[] = ["SYS", "CIT"];

/**
 * Keeps what a person's choice of a category teaches, in the transaction of the act itself. `from`: what the ticket was
 * before; unset at its opening, where the machine's first stands for it. A ticket that has become confidential teaches
 * nothing any more.
 */
export async function keepCorrection(input: {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  from?: CategoryId;
  actor: Actor;
}): Promise<void> {
  const { tx, world, ticket, actor } = input;
  const [proposal] = ticket.proposals;
  const from = input.from ?? proposal?.id ?? "other-unclassified";
  const { id: ticketId, category: to } = ticket;
  if (nobody.includes(actor.role) || from === to) return;
  if (!isTeachable(ticket)) return tx.corrections.forget(ticketId);
  if (to === "other-unclassified" || from === "integrity-complaint") return;
  const modelVersion = await tx.models.usedAt(ticket.openedAt);
  await tx.corrections.add({
    ...{ id: world.ids.next(), ticketId, from, to },
    ...(proposal ? { proposed: proposal.id, confidence: proposal.confidence } : {}),
    ...(modelVersion ? { modelVersion } : {}),
    ...{ channel: ticket.origin, style: styleOf(ticket.body), staffId: actor.id, at: world.clock.now() },
  });
  await tx.publish([{ topic: "learning", name: "correction.added", id: ticketId }]);
}
