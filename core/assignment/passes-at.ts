import type { Ticket } from "../ticket/ticket.ts";

/** When an assigned ticket passes on from the officer the machine named; undefined: it stays. Read from the log. */
export function passesAt({ status, changes }: Pick<Ticket, "status" | "changes">): Date | undefined {
  if (status !== "assigned") return undefined;
  const last = changes.findLast(({ kind, facts }) => kind === "move" || facts.naming !== undefined);
  const ms = last?.facts.naming?.passesAtMs;
  return ms === undefined ? undefined : new Date(ms);
}
