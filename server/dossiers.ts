import { createOneStop } from "../adapters/dossier/client.ts";
import type { Clock } from "../core/clock.ts";
import type { DossierPort } from "../core/dossier/dossier.ts";
import { storedDossiers, withFallback } from "../core/dossier/sources.ts";
import type { Store } from "../core/store.ts";
import type { DossierSettings } from "./config-dossier.ts";
import type { Logger } from "./log.ts";
import { createRest } from "./rest.ts";

/** A system that is left alone for a while after a fault: one that is down costs one resident one wait. */
function resting(system: DossierPort, clock: Clock, onFault: (error: unknown) => void): DossierPort {
  const rest = createRest(clock);
  return {
    isConnected: system.isConnected,
    find: async (code) => {
      if (rest.isOn()) throw rest.fault();
      try {
        return await system.find(code);
      } catch (error) {
        rest.begin(error);
        onFault(error);
        throw error;
      }
    },
  };
}

/** Where filed dossiers are looked up: the one-stop system where one is set up, else what was imported of it. */
export function createDossiers(deps: {
  settings: DossierSettings | undefined;
  store: Pick<Store, "transaction">;
  clock: Clock;
  log: Pick<Logger, "warn">;
}): { port: DossierPort; system?: DossierPort } {
  const { settings, store, clock, log } = deps;
  const stored = storedDossiers(store);
  if (!settings) return { port: stored };
  const onFault = (error: unknown): void => log.warn({ error }, "the one-stop system did not answer");
  const system = resting(createOneStop({ ...settings, clock }), clock, onFault);
  return { port: withFallback(system, stored), system };
}
