import { AppError } from "../errors.ts";
import { type AmendInput, amend } from "./amend-ticket.ts";
import { flagsAfter, hasRung, type Ring } from "./rings.ts";
import type { MoveFacts, Ticket } from "./ticket.ts";

/**
 * The clock watcher spoke up: the log says for what, the flags show it; what is late is raised to heads and leaders.
 * Throws STALE where another watcher did so since this one looked.
 */
export function recordRing(input: AmendInput & { ring: Ring; facts?: MoveFacts }): Promise<Ticket> {
  const { ring, world, facts } = input;
  const rang = { clock: ring.clock, share: ring.share, dueAtMs: ring.dueAt.getTime() };
  return amend(input, (before) => {
    if (hasRung(before, ring)) throw new AppError("STALE", "another watcher has spoken up");
    return {
      kind: "update",
      facts: { ...facts, rang },
      change: (ticket) => ({ ...ticket, flags: flagsAfter(ticket, ring, world.clock.now()) }),
    };
  });
}
