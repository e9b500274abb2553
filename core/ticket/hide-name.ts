import { type AmendInput, amend } from "./amend-ticket.ts";
import type { Ticket } from "./ticket.ts";

/** The reporter's name stays with the desk, and the public pages say the kind of matter alone. Confidential ones stay so. */
export function hideName(input: AmendInput): Promise<Ticket> {
  return amend(input, () => ({
    kind: "update",
    note: "hide-name",
    change: (ticket) => (ticket.visibility === "public" ? { ...ticket, visibility: "hide-name" } : ticket),
  }));
}
