import type { ErrorCode } from "../errors.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";

/**
 * Reads unsure texts once more, somewhere else. Off unless one is set up; its word is a proposal and routes nothing
 * (docs/decisions/0015). What leaves is masked by whoever sends it.
 */
export interface SecondReader {
  /**
   * The kind it holds the text for. Undefined: it rests after a fault and is not asked. Throws RATE_LIMITED,
   * PLATFORM_UNAVAILABLE (both retryable), TOKEN_INVALID, PLATFORM_REFUSED; BAD_INPUT where its answer is none of our kinds.
   */
  read(text: string): Promise<CategoryId> | undefined;
}

/** How long a text may be that is read twice, in characters: less says nothing, more is for a person. */
export const secondReadingChars = { least: 3, most: 1_500 } as const;

/** That a text was read twice, and what came of it. Nothing of the text is kept. */
export interface SecondReading {
  id: string;
  at: Date;
  /** What our own classifier held it for. */
  machine: CategoryId;
  /** Unset: no answer, `fault` says why. */
  said?: CategoryId;
  fault?: ErrorCode;
}

/** Second readings and the tickets that came of them; what a person made of those is read from the tickets. */
export interface SecondReadings {
  /** One that is known is left as it is. */
  add(reading: SecondReading): Promise<void>;
  /** The report it was about became this ticket. Unknown ids are ignored. */
  filed(id: string, ticketCode: string): Promise<void>;
}
