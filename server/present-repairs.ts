import type { z } from "zod";
import { normalise } from "../nlp/normalise.ts";
import type { repairView } from "./contract-conversations.ts";

/** More than fits beside a thread is no help. */
const maxShown = 12;
/** A whole story is longer; what was typed oddly shows in its beginning. */
const maxChars = 2_000;

/** How the machine read a resident's words where it read something else than was typed; each once, in order. */
export function presentRepairs(text: string): z.input<typeof repairView>[] {
  const repairs = new Map(normalise(text.slice(0, maxChars)).changes.map((change) => [change.from, change]));
  return [...repairs.values()].slice(0, maxShown);
}
