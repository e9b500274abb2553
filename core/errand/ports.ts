import type { ErrorCode } from "../errors.ts";
import type { Lease } from "../queues.ts";
import type { Errand } from "./errand.ts";

/** The head of one lane of errands, leased to the caller. */
export interface ErrandClaim extends Lease {
  errand: Errand;
  attempts: number;
  /** An earlier attempt, begun then, may have reached the other system: look before doing it again. */
  uncertainSince?: Date;
}

/** What must be done at other systems: lanes in order, one worker a lane, like the outbox. */
export interface Errands {
  /** The next due errand of a free lane; a start that was never finished comes back as `uncertainSince`. */
  claim(options: { now: Date; leaseMs: number }): Promise<ErrandClaim | undefined>;
  /** Try again at `at`. `uncertain`: the other system may have it all the same. */
  retry(claim: ErrandClaim, fault: { code: ErrorCode; at: Date; uncertain: boolean }): Promise<void>;
}

/** Errands inside a transaction: what was done and what it changed here is written together. */
export interface ErrandsInTransaction {
  /** An id that is known adds nothing. */
  add(errands: Errand[]): Promise<void>;
  /** Done, or given up with its cause; the lane goes on. Throws LEASE_LOST. */
  finish(claim: ErrandClaim, end: { at: Date; fault?: ErrorCode }): Promise<void>;
}
