import { isAppError } from "../errors.ts";
import { system } from "../people/staff.ts";
import type { Store, Transaction } from "../store.ts";
import { tellSubscribers } from "../subscription/tell-subscribers.ts";
import { amend } from "../ticket/amend-ticket.ts";
import type { World } from "../world.ts";
import { unitName, workingUnit } from "./units.ts";

/** Gives one ticket to whoever has its unit's work now. An officer who went along keeps it; else the new unit names one. */
async function handOnOne(tx: Transaction, world: World, code: string): Promise<boolean> {
  const { units } = world.ward;
  const ticket = await tx.tickets.byCode(code);
  const heir = ticket && workingUnit(units, ticket.unit);
  if (!ticket || !heir || heir.id === ticket.unit) return false;
  const officer = ticket.officerId ? await tx.people.staffById(ticket.officerId) : undefined;
  const keeps = officer?.active && officer.unit === heir.id ? { officerId: officer.id } : {};
  const handed = await amend({ tx, world, code, actor: system, version: ticket.version }, () => ({
    kind: "update",
    note: `${unitName(units, ticket.unit)} không còn hoạt động, việc chuyển sang ${heir.name}.`,
    facts: { unit: heir.id },
    change: ({ officerId: _, ...same }) => ({ ...same, unit: heir.id, ...keeps }),
  }));
  const change = handed.changes.at(-1);
  if (change) await tellSubscribers({ tx, ticket: handed, change, event: "ticket.corrected" });
  return true;
}

/**
 * Hands open tickets of closed units on, each in a transaction of its own; what somebody else changed meanwhile comes again.
 * Deadlines stay as they were promised. Called every half minute; asks nothing where no unit is closed. Returns how many.
 */
export async function handOn(input: { store: Store; world: World; limit: number }): Promise<number> {
  const { store, world, limit } = input;
  const closed = world.ward.units.flatMap(({ id, closed: isClosed }) => (isClosed ? [id] : []));
  if (closed.length === 0) return 0;
  const codes = await store.transaction((tx) => tx.tickets.openOf(closed, limit));
  let handed = 0;
  for (const code of codes) {
    const isDone = await store
      .transaction((tx) => handOnOne(tx, world, code))
      .catch((error: unknown) => {
        if (isAppError(error, "STALE")) return false;
        throw error;
      });
    if (isDone) handed += 1;
  }
  return handed;
}
