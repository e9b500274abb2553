import { hashWord } from "./features.ts";
import { keepWords } from "./keep-last.ts";
import { fold, repair } from "./normalise.ts";

const maxCues = 3;
const maxWords = 80;

/** A word of a text as it was typed, and where the models keep what they know of it, in its two views. */
interface Typed {
  word: string;
  accented: number;
  folded: number;
}

const readChunk = keepWords((chunk): Typed[] =>
  (chunk.match(/[\p{L}\p{M}]{2,30}/gu) ?? []).map((word) => {
    const accented = repair(word);
    return { word, accented: hashWord(accented, "accented"), folded: hashWord(fold(accented), "folded") };
  }),
);

/** The words, as typed, that spoke most for a label by what each bucket pulls: shown to the operator beside the proposal. */
export function findCues(text: string, pull: (bucket: number) => number): string[] {
  const seen = new Set<string>();
  const weighed: { word: string; weight: number }[] = [];
  for (const { word, accented, folded } of text.split(" ").flatMap(readChunk)) {
    if (seen.size === maxWords) break;
    if (seen.has(word)) continue;
    seen.add(word);
    const weight = pull(accented) + pull(folded);
    if (weight > 0) weighed.push({ word, weight });
  }
  weighed.sort((a, b) => b.weight - a.weight);
  return weighed.slice(0, maxCues).map(({ word }) => word);
}
