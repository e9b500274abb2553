import { type KeptSettings, keepSettings, wardAsSet } from "../core/setting/in-force.ts";
import type { Store } from "../core/store.ts";
import type { Ward } from "../core/ward.ts";
import type { Logger } from "./log.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Settings at hand of this process, and the ward as they make it. */
export interface LiveSettings {
  inForce: KeptSettings;
  ward: Ward;
  /** Reads them again. Never fails: what could not be read is read the next time. */
  refresh(): Promise<void>;
}

interface Deps {
  store: Store;
  ward: Ward;
  log: Pick<Logger, "warn">;
}

/** Settings of a process that just began: the release's own until `refresh` is done. */
export function createLiveSettings({ store, ward, log }: Deps): LiveSettings {
  const inForce = keepSettings(ward);
  const read = async (): Promise<void> => {
    const newest = await store.transaction((tx) => tx.settings.newest());
    for (const { kind, number } of inForce.take(newest)) {
      log.warn({ kind, number }, "setting cannot be used, the release's own holds");
    }
  };
  return {
    inForce,
    ward: wardAsSet(ward, inForce),
    refresh: oneAtATime(() => read().catch((error: unknown) => log.warn({ error }, "settings not read"))),
  };
}
