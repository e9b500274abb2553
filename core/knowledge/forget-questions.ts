import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import { keptSince } from "./question.ts";

/** Removes questions that have been kept long enough. Any number of processes may do it. Returns how many. */
export function forgetQuestions({ store, world }: { store: Store; world: World }): Promise<number> {
  return store.transaction((tx) => tx.questions.forgetBefore(keptSince(world.clock.now())));
}
