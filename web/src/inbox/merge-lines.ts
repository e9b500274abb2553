import type { Schemas } from "../api.ts";

type Page = Schemas["Conversation"]["messages"];

/**
 * The newest lines joined with those already on the screen. When the two do not touch, too much was missed and the old
 * ones go: a gap would look like a conversation that never happened.
 */
export function mergeLines(known: Page, fresh: Page): Page {
  const ids = new Set(fresh.items.map((line) => line.id));
  const first = known.items.findIndex((line) => ids.has(line.id));
  if (first <= 0) return fresh;
  const older = known.items.slice(0, first);
  return {
    items: [...older, ...fresh.items],
    ...(known.olderCursor ? { olderCursor: known.olderCursor } : {}),
  };
}
