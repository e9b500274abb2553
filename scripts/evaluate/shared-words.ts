import { normalise } from "../../nlp/normalise.ts";

const wordsOf = (text: string): Set<string> => {
  const all = normalise(text).folded.match(/[a-z]+/g) ?? [];
  return new Set(all.filter((word) => word.length >= 2));
};

/** Share of the shorter text's words that are in the longer one: what every better measure must beat. */
export function sharedWords(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  if (!one || !other || one.size === 0) return 0;
  return [...one].filter((word) => other.has(word)).length / one.size;
}
