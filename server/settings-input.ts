import type { Clock } from "../core/clock.ts";
import type { Files, Store } from "../core/store.ts";
import type { Ward } from "../core/ward.ts";
import type { Config } from "./config.ts";
import type { LiveConnections } from "./live-connections.ts";

/** What settings are made into adapters with. */
export interface SettingsInput {
  config: Config;
  clock: Clock;
  store: Store;
  files: Files;
  connections: LiveConnections;
  /** As it is set now. */
  ward: Ward;
}
