import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { World } from "../world.ts";
import { afterMove } from "./change-ticket.ts";
import { wordPush } from "./notify-followers.ts";
import type { MoveFacts, Ticket, TicketChange, TicketStatus } from "./ticket.ts";
import { judgeMove, mayPropose } from "./transitions.ts";

/**
 * What followers would read were the move made now; undefined when they are told nothing. Facts may still be missing
 * (somebody is typing them). Throws MOVE_NOT_ALLOWED.
 */
export function previewMove(input: {
  world: World;
  ticket: Ticket;
  to: TicketStatus;
  actor: Actor;
  facts: MoveFacts;
}): string | undefined {
  const { world, ticket, to, actor, facts } = input;
  const now = world.clock.now();
  const verdict = judgeMove(to, { ticket, actor, facts, now, ward: world.ward });
  const isProposed = to === "resolved" && mayPropose({ ticket, actor, now, ward: world.ward });
  if (!verdict.allowed && verdict.code === "MOVE_NOT_ALLOWED" && !isProposed) {
    throw new AppError(verdict.code, `${ticket.status} -> ${to}`, { details: { from: ticket.status, to } });
  }
  const seq = (ticket.changes.at(-1)?.seq ?? 0) + 1;
  const change: TicketChange = { id: "", seq, at: now, actor, from: ticket.status, to, kind: "move", facts };
  const moved: Ticket = { ...afterMove(ticket, change, world), changes: [...ticket.changes, change] };
  return wordPush({ world, ticket: moved, change })?.text;
}
