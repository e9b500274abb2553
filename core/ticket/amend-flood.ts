import { AppError } from "../errors.ts";
import { type AmendInput, amend } from "./amend-ticket.ts";
import { clockFlags } from "./rings.ts";
import type { MoveFacts, Ticket } from "./ticket.ts";

/** A person says that it is no part of the incident it was proposed for. Throws MOVE_NOT_ALLOWED where nothing is proposed. */
export function dropProposal(input: AmendInput & { reason: string; version: number }): Promise<Ticket> {
  return amend(input, ({ proposedParent, status }) => {
    if (!proposedParent) throw new AppError("MOVE_NOT_ALLOWED", "nothing is proposed", { details: { from: status } });
    return {
      kind: "update",
      facts: { reason: input.reason, splitFrom: proposedParent },
      change: ({ proposedParent: _, ...ticket }) => outOfFlood(ticket, input.world.clock.now()),
    };
  });
}

/** The same ticket with clocks of its own. */
function outOfFlood(ticket: Ticket, now: Date): Ticket {
  const own = { ...ticket, flags: ticket.flags.filter((flag) => flag !== "in-flood") };
  return { ...own, flags: clockFlags(own, now) };
}

/** Flood mode began, was told of, or ended: in the log of the incident's ticket. The start raises it to heads and leaders. */
export function noteFlood(
  input: AmendInput & { flood: NonNullable<MoveFacts["flood"]>; text?: string },
): Promise<Ticket> {
  const { flood, text } = input;
  const raised = flood.act === "started" ? ["escalated" as const] : [];
  return amend(input, () => ({
    kind: "update",
    facts: { flood, ...(text ? { text } : {}) },
    change: (ticket) => ({ ...ticket, flags: [...new Set([...ticket.flags, ...raised])] }),
  }));
}

/** Flood mode is over and nobody has decided on this report yet: its own clocks ring again. */
export function leaveFlood(input: AmendInput): Promise<Ticket> {
  return amend(input, () => ({
    kind: "update",
    note: "flood-over",
    change: (ticket) => outOfFlood(ticket, input.world.clock.now()),
  }));
}
