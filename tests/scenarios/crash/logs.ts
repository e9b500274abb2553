import type { Move } from "./journal.ts";

/** What a platform's log says of a delivery that was answered with 200. */
export interface Acknowledged {
  /** When the 200 had come, milliseconds since 1970. */
  at: number;
  /** Who wrote what, where it was a resident's own words. */
  said?: { user: string; text: string };
}

/** What the platforms have written down. */
export interface Logs {
  acknowledged: ReadonlyMap<string, Acknowledged>;
  /** Texts on each telephone, oldest first. */
  heard: ReadonlyMap<string, readonly string[]>;
  /** Whose platform tells when something was read, and told it of everything at the end. */
  readers?: ReadonlySet<string>;
  /** Moves to which the desk was answered "done". */
  moved?: readonly Pick<Move, "code" | "to">[];
}
