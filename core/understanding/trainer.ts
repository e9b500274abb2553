import type { CategoryId } from "../ticket/taxonomy.ts";
import type { ModelScores } from "./model-version.ts";

/** What a training made, and how it and the model in use do on the guarded set. */
export interface Trained {
  version: string;
  file: Uint8Array;
  scores: ModelScores;
  activeScores: ModelScores;
}

/**
 * Trains from the release's data and these corrections, away from this process's loop. `active`: the file of the model
 * in use; unset: the release's own. `signal` ends it.
 */
export type Trainer = (input: {
  corrections: readonly { text: string; category: CategoryId }[];
  active?: Uint8Array;
  signal: AbortSignal;
}) => Promise<Trained>;
