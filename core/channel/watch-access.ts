import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import type { AccessKeeper, AccessState } from "./access.ts";
import { type AccessTrouble, askForAdministrator, closeAccessTask } from "./access-task.ts";

const dayMs = 86_400_000;
/** Renewals may fail for so long before anybody is bothered: platforms have bad hours, and the old token still works. */
const patienceMs = 3_600_000;

/** What is wrong with the access, if anything is. */
export function troubleOf(
  { renewedAt, staleAfterDays, fault }: AccessState,
  now: Date,
): { reason: AccessTrouble; advice?: string } | undefined {
  if (fault?.isFinal) return { reason: "access-refused", advice: fault.advice };
  if (fault && now.getTime() - fault.since.getTime() > patienceMs) {
    return { reason: "access-failing", advice: fault.advice };
  }
  const ageMs = renewedAt ? now.getTime() - renewedAt.getTime() : 0;
  return ageMs > staleAfterDays * dayMs ? { reason: "access-ageing" } : undefined;
}

/**
 * Keeps access to every account alive and rings long before it ends: the account counts as `expiring` and the desk gets
 * one task for it, which closes by itself once access is renewed. Returns how many accounts need somebody.
 */
export async function watchAccess(input: {
  store: Store;
  world: World;
  keepers: readonly AccessKeeper[];
}): Promise<number> {
  const { store, world, keepers } = input;
  let troubled = 0;
  for (const { channel, ...keeper } of keepers) {
    for (const state of await keeper.keepAccess()) {
      const trouble = troubleOf(state, world.clock.now());
      if (trouble) troubled += 1;
      await store.transaction(async (tx) => {
        const before = await tx.connections.of(channel, state.account);
        if (!before || before.state === "revoked") return;
        const connection = {
          ...before,
          state: trouble ? ("expiring" as const) : ("connected" as const),
          name: state.name ?? before.name,
        };
        if (trouble) await askForAdministrator({ tx, world }, connection, trouble);
        else if (before.state === "expiring") await closeAccessTask(tx, connection);
        if (connection.state === before.state && connection.name === before.name) return;
        await tx.connections.save(connection);
        await tx.publish([{ topic: "desk", name: "connection.updated", id: `${channel}:${state.account}` }]);
      });
    }
  }
  return troubled;
}
