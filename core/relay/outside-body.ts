import type { CategoryId, UnitId } from "../ticket/taxonomy.ts";
import type { Place } from "../understanding/place.ts";
import type { RemoteState } from "./relay.ts";

/** What a body outside the ward is told: the matter and the spot, nothing of the person who reported it. */
export interface RelayedReport {
  /** Our name for it; must be found again by `file` after an uncertain attempt. */
  id: string;
  category: CategoryId;
  text: string;
  place?: Place;
}

/** A system of a body outside the ward. Called by errands and by the look-out, never inside a transaction. */
export interface OutsideBody {
  /**
   * Hands a report over. With `uncertainSince` an earlier attempt may have arrived: it is looked for first. Gives a
   * number, a token, or neither where the body gives none. Throws AppError with `retryable` set.
   */
  file(
    report: RelayedReport,
    uncertainSince?: Date,
  ): Promise<{ requestId?: string; token?: string; expectedAt?: Date }>;
  /** The number a token has become by now. */
  redeem(token: string): Promise<string | undefined>;
  /** How far they are; undefined when they do not know the number. */
  look(requestId: string): Promise<RemoteState | undefined>;
  /** Asks them in words; unset where they take no questions. `id` is the same for each attempt. */
  ask?(question: { id: string; requestId: string; text: string; at: Date }): Promise<void>;
}

/** The bodies that can be reached, by unit. */
export type OutsideBodies = (unit: UnitId) => OutsideBody | undefined;
