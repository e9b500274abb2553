import { type AppError, type ErrorCode, isAppError } from "../errors.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Errand, ErrandKind } from "./errand.ts";
import type { ErrandClaim } from "./ports.ts";

/** What is written here, in the same transaction in which the errand is settled. */
export type Aftermath = (tx: Transaction) => Promise<void>;

/** How one kind of errand is done. */
export interface ErrandRunner {
  /** Does it, outside any transaction. With `uncertainSince` it may be done already: looked for first where one can. */
  run(errand: Errand, uncertainSince?: Date): Promise<Aftermath>;
  /** What is left to do when it is given up. */
  giveUp(errand: Errand, code: ErrorCode): Aftermath;
}
export type ErrandRunners = Record<ErrandKind, ErrandRunner>;

/** Tries before an errand is given up; with the pauses below about eight hours: other systems are down over a night. */
export const maxErrandAttempts = 12;
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000];
const jitter = 0.2;
/** How often the aftermath is written anew because somebody moved the ticket at that very moment. */
const maxWrites = 5;

export interface RunErrandInput {
  store: Store;
  world: World;
  claim: ErrandClaim;
  runners: ErrandRunners;
  /** 0..1; spreads retries. */
  random: () => number;
  /** Shortens the pauses, for tests; 1 is as specified. */
  pauseFactor?: number;
  onFault?: (fault: { code: ErrorCode; kind: ErrandKind; final: boolean; error: unknown }) => void;
}

/** Settles the errand together with what it changed; what it changed is read anew when somebody was faster. */
async function settle({ store, world, claim }: RunErrandInput, after: Aftermath, fault?: ErrorCode): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await store.transaction(async (tx) => {
        await tx.errands.finish(claim, { at: world.clock.now(), ...(fault ? { fault } : {}) });
        await after(tx);
      });
    } catch (error) {
      if (!isAppError(error, "STALE") || tried >= maxWrites) throw error;
    }
  }
}

function pauseAfter(error: unknown, attempts: number, random: () => number): number {
  const asked = isAppError(error, "RATE_LIMITED") ? Number((error as AppError).details.retryAfterMs ?? 0) : 0;
  const pause = pausesMs[Math.min(attempts, pausesMs.length - 1)] ?? 0;
  return Math.max(asked, pause * (1 - jitter + 2 * jitter * random()));
}

/**
 * Does the head of one lane of errands. What passes is tried again, holding the lane so that order is kept; what does
 * not is given up with what its kind says must follow, never in silence.
 */
export async function runErrand(input: RunErrandInput): Promise<void> {
  const { store, world, claim, runners, random, pauseFactor = 1, onFault } = input;
  const { errand, attempts, uncertainSince } = claim;
  if (world.clock.now() >= claim.until) return;
  try {
    await settle(input, await runners[errand.kind].run(errand, uncertainSince));
  } catch (error) {
    if (isAppError(error, "LEASE_LOST")) return;
    const code = isAppError(error) ? error.code : "UNEXPECTED";
    const final = (isAppError(error) && !error.retryable && code !== "STALE") || attempts + 1 >= maxErrandAttempts;
    onFault?.({ code, kind: errand.kind, final, error });
    if (final) return settle(input, runners[errand.kind].giveUp(errand, code), code);
    const at = new Date(world.clock.now().getTime() + pauseAfter(error, attempts, random) * pauseFactor);
    const uncertain = !isAppError(error) || error.code === "PLATFORM_UNAVAILABLE" || error.code === "STALE";
    await store.errands.retry(claim, { code, at, uncertain });
  }
}
