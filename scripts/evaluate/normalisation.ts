import { normalise } from "../../nlp/normalise.ts";
import { isSyllable, placeTone, splitTone } from "../../nlp/syllable.ts";
import type { Pair } from "../public-sets/public-set.ts";

/** How near texts are to what annotators would have: words in common, in order. */
export interface Nearness {
  /** Words found, of the longer text. */
  accuracy: number;
  f1: number;
  /** Share of texts that are the same word for word. */
  exact: number;
}

/** Nearness before and after `normalise`, and which share of the gap it closes (negative: it does harm). */
export interface Normalisation {
  texts: number;
  before: Nearness;
  after: Nearness;
  errorReduction: number;
}

/** "hoà" and "hòa" are the same word; either is proper. */
function evenTone(word: string): string {
  const { base, tone } = splitTone(word);
  return tone && isSyllable(word) ? placeTone(base, tone) : word;
}

const wordsOf = (text: string): string[] =>
  (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).map(evenTone);

/** Length of the longest common subsequence. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    b.forEach((other, at) => {
      row.push(word === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    });
    above = row;
  }
  return above[b.length] ?? 0;
}

function measureNearness(pairs: readonly [made: string[], meant: string[]][]): Nearness {
  let [common, longer, all, exact] = [0, 0, 0, 0];
  for (const [made, meant] of pairs) {
    const found = inCommon(made, meant);
    common += found;
    longer += Math.max(made.length, meant.length);
    all += made.length + meant.length;
    if (found === made.length && found === meant.length) exact++;
  }
  return {
    accuracy: common / Math.max(1, longer),
    f1: (2 * common) / Math.max(1, all),
    exact: exact / Math.max(1, pairs.length),
  };
}

/** Measures our normaliser against gold pairs; case, punctuation and tone placement do not count. */
export function measureNormalisation(pairs: readonly Pair[]): Normalisation {
  const before = measureNearness(pairs.map(({ typed, normal }) => [wordsOf(typed), wordsOf(normal)]));
  const after = measureNearness(
    pairs.map(({ typed, normal }) => [wordsOf(normalise(typed).accented), wordsOf(normal)]),
  );
  const errorReduction = (after.accuracy - before.accuracy) / Math.max(1e-9, 1 - before.accuracy);
  return { texts: pairs.length, before, after, errorReduction };
}
