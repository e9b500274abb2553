import { isAppError } from "../errors.ts";
import type { Store } from "../store.ts";
import type { DossierPort } from "./dossier.ts";

/** Dossiers as the last files told of them. */
export function storedDossiers(store: Pick<Store, "transaction">): DossierPort {
  return {
    isConnected: async () => !(await store.transaction((tx) => tx.dossiers.isEmpty())),
    find: (code) => store.transaction((tx) => tx.dossiers.byCode(code)),
  };
}

/**
 * The first source's word stands, also where it knows of no such dossier. Where it does not answer, what the second one
 * knows is told, with the date it is of; knows that one nothing, the fault comes through.
 */
export function withFallback(first: DossierPort, second: DossierPort): DossierPort {
  return {
    isConnected: () => first.isConnected(),
    find: async (code) => {
      try {
        return await first.find(code);
      } catch (error) {
        if (!isAppError(error)) throw error;
        const known = await second.find(code);
        if (!known) throw error;
        return known;
      }
    },
  };
}
