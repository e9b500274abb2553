import type { Staff } from "./staff.ts";

/** How often a password may be wrong in a row, and for how long nobody gets in with that name then. */
export const lockOut = { failures: 10, minutes: 15 } as const;

/** A member of staff with what administrators see of their sign-in. */
export interface Account extends Staff {
  /** Raised by every change an administrator makes. */
  version: number;
  lastSignInAt?: Date;
  lockedUntil?: Date;
  hasSecondFactor: boolean;
}

/** Sign-ins of staff: kept in the sign-in library's tables, written here so that they change together with the rest. */
export interface Accounts {
  /** Nobody else adds or changes staff until this transaction ends. */
  lock(): Promise<void>;
  /** By name. */
  all(): Promise<Account[]>;
  byId(id: string): Promise<Account | undefined>;
  byUsername(username: string): Promise<Account | undefined>;
  /** New members of staff with hashed passwords, all or none. Throws STALE when a user name is taken. */
  create(people: readonly { staff: Staff; passwordHash: string }[]): Promise<void>;
  /** Writes name, role, unit, telephone and whether they are active, of all or none; raises the versions. Throws STALE. */
  change(accounts: readonly Account[]): Promise<void>;
  /** Passwords that others know: each must be changed at the next sign-in. Lifts a lock. */
  setPassword(people: readonly { id: string; passwordHash: string }[]): Promise<void>;
  forgetSecondFactor(id: string): Promise<void>;
  /** Signs them out everywhere. */
  endSessions(ids: readonly string[]): Promise<void>;
  /** A wrong password or code; locks the name when it was one too many. */
  noteFailure(id: string, now: Date): Promise<void>;
  /** They signed in, or an administrator unlocked the name. */
  forgetFailures(id: string, signedInAt?: Date): Promise<void>;
  /** They chose a password of their own. */
  keepPassword(id: string): Promise<void>;
}
