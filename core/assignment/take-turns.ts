import { isAppError } from "../errors.ts";
import type { Store, Transaction } from "../store.ts";

/**
 * Does one thing to each, every one in a transaction of its own, workers in turn: so nobody is given more than they may
 * have. What somebody else changed meanwhile is left alone. Returns how many were changed.
 */
export async function takeTurns(
  store: Store,
  ids: readonly string[],
  assign: (tx: Transaction, id: string) => Promise<boolean>,
): Promise<number> {
  let changed = 0;
  for (const id of ids) {
    try {
      const isChanged = await store.transaction(async (tx) => {
        await tx.roster.takeTurn();
        return assign(tx, id);
      });
      if (isChanged) changed += 1;
    } catch (error) {
      if (!isAppError(error, "STALE")) throw error;
    }
  }
  return changed;
}
