import { alikeFinder } from "../../core/conversation/find-alike.ts";
import type { Decision, TicketRef, Turn } from "../../core/conversation/turn.ts";
import { incidentFinder } from "../../core/incident/find-incident.ts";
import type { Incident } from "../../core/incident/incident.ts";
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
    store: { look: (work) => work({ tickets } as Transaction) },
    world: { likeness: createLikeness(), clock: { now: () => now } },
    history: [],
    own: all.filter((one) => one.owner === user).map((one) => one.ticket),
  });
}

/** Looks for flood mode among what is on, by core's own search. */
export function floodOnStage(incidents: readonly Incident[], all: readonly { ticket: Ticket }[]): Turn["findIncident"] {
  const tickets: Pick<Tickets, "byCode"> = {
    byCode: async (code) => all.find(({ ticket }) => ticket.code === code)?.ticket,
  };
  const port = { underWay: async () => [...incidents] };
  return incidentFinder({
    store: { look: (work) => work({ tickets, incidents: port } as unknown as Transaction) },
  });
}

/** What core does to a report that joins another. */
export function joinOnStage(
  incidents: readonly Incident[],
  join: Extract<Decision, { do: "join" }>,
  ticketOf: (ref: TicketRef) => Ticket,
): void {
  const [ticket, { code: parentCode }] = [ticketOf(join.ticket), ticketOf(join.parent)];
  ticket.proposedParent = parentCode;
  if (incidents.some((one) => one.parentCode === parentCode)) ticket.flags.push("in-flood");
}
