import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "../../core/store.ts";
import { findCodes } from "../../core/ticket/code.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";

/** A look that finds nothing takes this long: reading a ticket that may not be shown takes a few, reading none hardly one. */
const nothingAfterMs = 80;

/** Whether anybody who has its code may know where it stands. */
function isForEverybody({ visibility, status }: Ticket): boolean {
  return visibility !== "confidential" && status !== "spam";
}

/**
 * The ticket with the code in these words, if anybody may look it up. What is private looks as if it did not exist: an
 * answer that there is none comes no sooner than for a code nobody was ever given.
 */
export async function findPublic(input: {
  store: Pick<Store, "transaction">;
  world: Pick<World, "ward">;
  typed: string;
}): Promise<Ticket | undefined> {
  const { store, world, typed } = input;
  const nothing = pause(nothingAfterMs);
  const [code] = findCodes(typed, world.ward.codePrefix);
  const ticket = code ? await store.transaction((tx) => tx.tickets.byCode(code)) : undefined;
  if (ticket && isForEverybody(ticket)) return ticket;
  await nothing;
  return undefined;
}
