import { alikeFinder } from "../../core/conversation/find-alike.ts";
import type { Turn } from "../../core/conversation/turn.ts";
import type { Tickets, Transaction } from "../../core/store.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { createLikeness } from "../../nlp/likeness.ts";
import { isNear } from "./is-near.ts";

/** Looks for incidents alike among the stage's tickets, by core's own search. */
export function alikeOnStage(
  all: readonly { ticket: Ticket; owner: string }[],
  user: string,
  now: Date,
): Turn["findAlike"] {
  const tickets: Pick<Tickets, "near" | "reporters"> = {
    near: async (query) => all.map((one) => one.ticket).filter((ticket) => isNear(ticket, query)),
    reporters: async (code) => {
      const reports = all.filter(({ ticket }) => [ticket.code, ticket.mergedInto].includes(code));
      return new Set(reports.map((one) => one.owner)).size;
    },
  };
  return alikeFinder({
    store: { transaction: (work) => work({ tickets } as Transaction) },
    world: { likeness: createLikeness(), clock: { now: () => now } },
    history: [],
    own: all.filter((one) => one.owner === user).map((one) => one.ticket),
  });
}
