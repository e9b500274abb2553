import type { ServerFacts, WorkFacts } from "../../prisma/doctor.ts";
import type { Migration } from "../../prisma/migrate.ts";
import type { KeptBackup } from "../backup/shelf.ts";
import type { Config } from "../config.ts";

/** `unknown`: it could not be looked at, because something else is wrong. */
export type Level = "ok" | "warn" | "bad" | "unknown";

/** What a look found, in the technician's language. */
export interface Finding {
  level: Level;
  said: string;
}

/** Everything checks look at, gathered once; what could not be gathered is missing. */
export interface Site {
  now: Date;
  nodeVersion: string;
  /** As the environment was given. */
  given: Record<string, string | undefined>;
  /** What is wrong with it, a sentence each; then there is no `config`. */
  faults: string[];
  config?: Config;
  /** The embedded server: whether it was running when the doctor came; unset: it is not used. */
  embedded?: "running" | "stopped" | "none-yet";
  /** Why the database cannot be looked at. */
  databaseFault?: string;
  server?: ServerFacts;
  work?: WorkFacts;
  /** Of this release. */
  migrations: readonly Migration[];
  backups: readonly KeptBackup[];
  /** Whether calls outside are allowed. */
  isOnline: boolean;
}

/** One thing that may be wrong with an installation: its name, how it is seen, and how it is mended. */
export interface Check {
  name: string;
  look(site: Site): Finding | Promise<Finding>;
  mend: string;
}

export const ok = (said: string): Finding => ({ level: "ok", said });
export const warn = (said: string): Finding => ({ level: "warn", said });
export const bad = (said: string): Finding => ({ level: "bad", said });
export const unknown = (said = "chưa xem được"): Finding => ({ level: "unknown", said });
