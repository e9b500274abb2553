import type { Normalised } from "./normalise.ts";

/** Buckets of the hashed vocabulary; a power of two. */
export const bucketCount = 1 << 18;
/** Only the start of a long text is weighed; a report says its matter early. */
const maxChars = 2000;

/** A text as a sparse vector: bucket numbers and their weights, in three blocks of evidence. */
export interface Features {
  buckets: Int32Array;
  weights: Float32Array;
}

/** Blocks of evidence and how much each may say. Two views: as typed, and without accents. */
const blocks = { accentedWords: 1, foldedWords: 1, foldedChars: 0.5 } as const;
const blockList = Object.values(blocks);

const wordShape = /[\p{L}\p{M}]+|\p{N}+/gu;

/** Words of a view; numbers become "0", because house numbers say nothing of the matter. */
export function words(view: string): string[] {
  return (view.slice(0, maxChars).match(wordShape) ?? []).map((word) => (/^\p{N}/u.test(word) ? "0" : word));
}

function hash(text: string, from: number, to: number, seed: number): number {
  let value = seed;
  for (let at = from; at < to; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 15;
  return (Math.imul(value, 0x2c1b3c6d) >>> 13) & (bucketCount - 1);
}

const seeds = { accented: 0x811c9dc5, folded: 0x1b873593, pair: 0x3c6ef372, chars: 0x5bd1e995 } as const;

/** Bucket of one word in one of the two word views. */
export function hashWord(word: string, view: "accented" | "folded"): number {
  return hash(word, 0, word.length, seeds[view]);
}

function countWords(list: string[], seed: number, counts: Map<number, number>): void {
  for (const word of list) {
    const bucket = hash(word, 0, word.length, seed);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
}

function countChars(list: string[], counts: Map<number, number>): void {
  const text = ` ${list.join(" ")} `;
  for (let size = 2; size <= 4; size++) {
    for (let at = 0; at + size <= text.length; at++) {
      const bucket = hash(text, at, at + size, seeds.chars + size);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
  }
}

/** Counts of each block, before any weighing. */
export function countBlocks(text: Pick<Normalised, "accented" | "folded">): Map<number, number>[] {
  const accented = words(text.accented);
  const folded = words(text.folded);
  const pairs = folded.slice(1).map((word, at) => `${folded[at]} ${word}`);
  const [first, second, third] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  countWords(accented, seeds.accented, first);
  countWords(folded, seeds.folded, second);
  countWords(pairs, seeds.pair, second);
  countChars(folded, third);
  return [first, second, third];
}

/** Weighs the counts by rarity and evens out each block's length. */
export function weigh(counts: Map<number, number>[], rarity: Float32Array): Features {
  const size = counts.reduce((sum, block) => sum + block.size, 0);
  const buckets = new Int32Array(size);
  const weights = new Float32Array(size);
  let at = 0;
  counts.forEach((block, index) => {
    const start = at;
    let squares = 0;
    for (const [bucket, count] of block) {
      const weight = (1 + Math.log(count)) * (rarity[bucket] ?? 0);
      buckets[at] = bucket;
      weights[at++] = weight;
      squares += weight * weight;
    }
    const scale = squares > 0 ? (blockList[index] ?? 1) / Math.sqrt(squares) : 0;
    for (let each = start; each < at; each++) weights[each] = (weights[each] ?? 0) * scale;
  });
  return { buckets, weights };
}

/** How rare each bucket is among the given texts (smoothed idf); unseen buckets get nothing. */
export function measureRarity(texts: Map<number, number>[][]): Float32Array {
  const seen = new Float32Array(bucketCount);
  for (const text of texts)
    for (const block of text) for (const bucket of block.keys()) seen[bucket] = (seen[bucket] ?? 0) + 1;
  return seen.map((count) => (count === 0 ? 0 : Math.log((1 + texts.length) / (1 + count)) + 1));
}
