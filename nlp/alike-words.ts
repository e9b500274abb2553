import { likenessData } from "./likeness-data.ts";
import { normalise } from "./normalise.ts";

const maxChars = 1200;
const maxKept = 1024;

const { levels, unknown } = likenessData.rarity;
const known = new Map<string, { id: number; weight: number }>();
for (const [level, pieces] of Object.entries(levels)) {
  for (const piece of pieces.split(" ")) known.set(piece, { id: known.size, weight: Number(level) });
}

/** The pieces of three letters of a text's words, without accents and numbers, each once. */
export function piecesOfWords(text: string): Set<string> {
  const words = normalise(text.slice(0, maxChars)).folded.match(/[a-z]+/g) ?? [];
  const pieces = new Set<string>();
  for (const word of words) {
    if (word.length < 2) continue;
    const whole = `_${word}_`;
    for (let at = 0; at + 3 <= whole.length; at++) pieces.add(whole.slice(at, at + 3));
  }
  return pieces;
}

/** A text as its pieces in order, with their weights. */
interface Weighed {
  ids: Int32Array;
  weights: Float64Array;
  sum: number;
}

const weighed = new Map<string, Weighed>();

/** One report is compared with fifty others: what it is made of is worked out once. */
function weigh(text: string): Weighed {
  const before = weighed.get(text);
  if (before) return before;
  const found = [...piecesOfWords(text)].map((piece) => {
    const kept = known.get(piece) ?? { id: known.size, weight: unknown };
    // Three letters have no more than 19,683 forms, so that the strangers among them stay few.
    known.set(piece, kept);
    return kept;
  });
  const all = found.sort((a, b) => a.id - b.id);
  const made = {
    ids: Int32Array.from(all, ({ id }) => id),
    weights: Float64Array.from(all, ({ weight }) => weight),
    sum: all.reduce((sum, { weight }) => sum + weight, 0),
  };
  if (weighed.size >= maxKept) weighed.clear();
  weighed.set(text, made);
  return made;
}

/**
 * How much two texts say with the same words, 0..1: shared pieces of words against all of them, rare ones counting more.
 * Pieces instead of words, so that a slip of the finger costs little.
 */
export function alikeWords(a: string, b: string): number {
  const [one, other] = [weigh(a), weigh(b)];
  if (one.sum === 0 || other.sum === 0) return 0;
  let shared = 0;
  for (let at = 0, by = 0; at < one.ids.length && by < other.ids.length; ) {
    const step = (one.ids[at] as number) - (other.ids[by] as number);
    if (step === 0) shared += one.weights[at] as number;
    if (step <= 0) at++;
    if (step >= 0) by++;
  }
  return shared / Math.sqrt(one.sum * other.sum);
}
