import { isAppError } from "../errors.ts";
import type { Store } from "../store.ts";
import type { DossierPort } from "./dossier.ts";
import { type TellWorld, tellChange } from "./tell-change.ts";

/**
 * Asks a one-stop system for the dossiers somebody watches, one after the other, and tells what is new. Called once a
 * minute by one process; each dossier is due once in a while. A system that does not answer is left alone until the next
 * round. Returns how many were asked for.
 */
export async function lookAtWatched(input: {
  store: Pick<Store, "transaction">;
  world: TellWorld;
  system: DossierPort;
  lookEveryMs: number;
  limit: number;
  onFault?: (error: unknown) => void;
}): Promise<number> {
  const { store, world, system, lookEveryMs, limit, onFault } = input;
  const codes = await store.transaction((tx) => tx.dossierWatches.toLookAt(world.clock.now(), limit));
  let asked = 0;
  for (const code of codes) {
    const lookAt = new Date(world.clock.now().getTime() + lookEveryMs);
    await store.transaction((tx) => tx.dossierWatches.putOff(code, lookAt));
    asked += 1;
    try {
      const reading = await system.find(code);
      if (reading) await store.transaction((tx) => tellChange({ tx, world, reading }));
    } catch (error) {
      onFault?.(error);
      // One answer that cannot be read says nothing of the others.
      if (!isAppError(error, "BAD_INPUT")) break;
    }
  }
  return asked;
}
