import type { Choice, Line } from "./types.ts";

/** The answer to a result keeps standing while other news comes in; every other question is replaced by the next. */
const isRating = ({ value }: Choice): boolean => value.startsWith("rate:");

/**
 * The buttons that are still open: those of the last message, and ratings of the messages since the resident last
 * spoke. None while something of the resident's is on its way: whatever it is, it answers.
 */
export function offered(lines: readonly Line[], isAnswering: boolean, menu: readonly Choice[]): Choice[] {
  if (isAnswering) return [];
  if (lines.length === 0) return [...menu];
  const lastWord = lines.map(({ direction }) => direction).lastIndexOf("in");
  const since = lines.slice(lastWord + 1).filter(({ author }) => author !== "system");
  const last = since[since.length - 1];
  if (!last) return [];
  const ratings = since.slice(0, -1).flatMap(({ choices }) => choices.filter(isRating));
  const seen = new Set<string>();
  return [...ratings, ...last.choices].filter(({ value }) => !seen.has(value) && seen.add(value));
}
