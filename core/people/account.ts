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
  /** A new member of staff with a hashed password. Throws STALE when the user name is taken. */
  create(staff: Staff, passwordHash: string): Promise<void>;
  /** Writes name, role, unit, telephone and whether they are active; raises the version. Throws STALE. */
  change(account: Account): Promise<void>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  forgetSecondFactor(id: string): Promise<void>;
  /** Signs them out everywhere. */
  endSessions(id: string): Promise<void>;
  /** A wrong password or code; locks the name when it was one too many. */
  noteFailure(id: string, now: Date): Promise<void>;
  /** They signed in, or an administrator unlocked the name. */
  forgetFailures(id: string, signedInAt?: Date): Promise<void>;
  /** They chose a password of their own. */
  keepPassword(id: string): Promise<void>;
}
