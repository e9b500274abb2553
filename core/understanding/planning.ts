import type { Source } from "./knowledge.ts";
import type { Place } from "./place.ts";

/** A question on what is planned for a plot, in the resident's words. */
export interface PlanningQuestion {
  text: string;
  /** Where the words say it lies, as far as they were understood. */
  place?: Place;
  now: Date;
}

/** What a look-up says. Only `told` speaks of the plot, and then in the words of its source alone. */
export type PlanningReading =
  | { kind: "told"; plot: string; statement: string; source: Source }
  /** The words do not say which plot is meant. */
  | { kind: "which-plot" }
  /** The source holds nothing on this plot. */
  | { kind: "nothing" }
  /** Nobody can be asked from here, now or ever. */
  | { kind: "not-connected" };

/**
 * Looks up what is planned for a plot of land. Called by the bot's planning step; answers within a second or two and never
 * throws: a fault or a time-out is `not-connected`. A statement is at most 300 characters and never a guess.
 */
export interface PlanningPort {
  lookUp(question: PlanningQuestion): Promise<PlanningReading>;
}

/** The default: no look-up is connected, so nothing is ever said of a plot. */
export const noPlanningLookUp: PlanningPort = { lookUp: async () => ({ kind: "not-connected" }) };
