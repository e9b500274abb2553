import { keepWords } from "./keep-last.ts";
import { cutChunks, fold, holdByChunk, type Normalised } from "./normalise.ts";
import { makeRoom } from "./room.ts";

/** Buckets of the hashed vocabulary; a power of two. */
export const bucketCount = 1 << 19;
/** Only the start of a long text is weighed; a report says its matter early. */
export const maxChars = 2000;

/** How often each piece of evidence stands in a text: three blocks, back to back. */
export interface Counted {
  buckets: Int32Array;
  counts: Uint8Array;
  /** Where each block ends. */
  ends: readonly number[];
}

/** Which evidence a model knows and how rare each is: a bucket's row (-1: unknown), a row's rarity. */
export interface Vocabulary {
  rows: Int32Array;
  rarity: Float32Array;
}

/** A text as a sparse vector over the rows of a vocabulary. */
export interface Features {
  rows: Int32Array;
  weights: Float32Array;
}

/** Longest piece of words, in characters. */
const maxPiece = 4;
/** How much each block may say: words as typed, words without accents, pieces of words without accents. */
export const blockWeights = [0.5, 1.5, 0.5] as const;

const wordShape = /[\p{L}\p{M}]+|\p{N}+/gu;

/** Words of what stands between two blanks. */
const wordsIn = keepWords((chunk) => (chunk.match(wordShape) ?? []).map((word) => (/^\p{N}/u.test(word) ? "0" : word)));

/** Words of a view; numbers become "0", because house numbers say nothing of the matter. */
export function words(view: string): string[] {
  const found: string[] = [];
  for (const chunk of view.slice(0, maxChars).split(" ")) for (const word of wordsIn(chunk)) found.push(word);
  return found;
}

const seeds = {
  accented: 0x811c9dc5,
  accentedPair: 0x2545f491,
  folded: 0x1b873593,
  pair: 0x3c6ef372,
  apart: 0x27d4eb2f,
  edge: 0x165667b1,
  late: 0x7f4a7c15,
  chars: 0x5bd1e995,
} as const;

const step = (value: number, letter: number) => Math.imul(value ^ letter, 0x01000193);

function feed(value: number, text: string): number {
  let now = value;
  for (let at = 0; at < text.length; at++) now = step(now, text.charCodeAt(at));
  return now;
}

function settle(value: number): number {
  return (Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 12) & (bucketCount - 1);
}

const hashOne = (word: string, seed: number) => settle(feed(seed, word));
const hashTwo = (first: string, second: string, seed: number) => settle(feed(feed(feed(seed, first), " "), second));

/** Bucket of one word in one of the two word views. */
export function hashWord(word: string, view: "accented" | "folded"): number {
  return hashOne(word, seeds[view]);
}

/** Scratch space: one text is counted at a time, a block after the other. */
const found = new Int32Array(maxChars * 8);
const times = new Uint8Array(maxChars * 8);
let size = 0;
const takeBuckets = makeRoom((length) => new Int32Array(length));
const takeCounts = makeRoom((length) => new Uint8Array(length));
/** Where a bucket stands in `found`, looked up by its last bits: the number of the block it was put in for, then the place. */
const slots = new Int32Array(1 << 15);
const placeBits = 14;
const lastBlock = (1 << (31 - placeBits)) - 1;
let block = 0;

function openBlock(): void {
  if (block === lastBlock) slots.fill(0);
  block = block === lastBlock ? 1 : block + 1;
}

function add(bucket: number): void {
  let slot = bucket & (slots.length - 1);
  for (;;) {
    const held = slots[slot] as number;
    if (held >>> placeBits !== block) break;
    const at = held & ((1 << placeBits) - 1);
    if (found[at] === bucket) {
      if ((times[at] as number) < 255) times[at] = (times[at] as number) + 1;
      return;
    }
    slot = (slot + 1) & (slots.length - 1);
  }
  slots[slot] = (block << placeBits) | size;
  found[size] = bucket;
  times[size++] = 1;
}

function addChars(text: string): void {
  for (let from = 0; from < text.length; from++) {
    let value = step(seeds.chars, text.charCodeAt(from));
    const end = Math.min(text.length, from + maxPiece);
    for (let at = from + 1; at < end; at++) {
      value = step(value, text.charCodeAt(at));
      add(settle(value ^ (at - from)));
    }
  }
}

/** A word of a view with what is hashed of it wherever it stands: its bucket, and what a pair begins with that it opens. */
interface Word {
  text: string;
  bucket: number;
  opened: number;
}

const hashWords = (chunk: string, one: number, two: number): Word[] =>
  wordsIn(chunk).map((text) => {
    const opened = feed(feed(two, text), " ");
    return { text, bucket: hashOne(text, one), opened };
  });

/** The words of what stands between two blanks of the accented view, in both views. */
const hashChunk = holdByChunk((text) => ({
  accented: hashWords(text, seeds.accented, seeds.accentedPair),
  folded: hashWords(fold(text), seeds.folded, seeds.pair),
}));

function hashViews({ accented, folded, chunks }: Normalised) {
  const words = { accented: [] as Word[], folded: [] as Word[] };
  if (accented.length <= maxChars && folded.length <= maxChars) {
    for (const chunk of chunks) {
      const hashed = hashChunk(chunk);
      for (const word of hashed.accented) words.accented.push(word);
      for (const word of hashed.folded) words.folded.push(word);
    }
    return words;
  }
  const startOf = (view: string) => cutChunks(view.slice(0, maxChars)).map(hashChunk);
  return {
    accented: startOf(accented).flatMap((hashed) => hashed.accented),
    folded: startOf(folded).flatMap((hashed) => hashed.folded),
  };
}

/** Words of a view and each with the one before it. */
function addWords(words: readonly Word[]): void {
  for (let at = 0; at < words.length; at++) {
    const { text, bucket } = words[at] as Word;
    add(bucket);
    if (at > 0) add(settle(feed((words[at - 1] as Word).opened, text)));
  }
}

/** A story comes first, the question last: words so near the end count once more, as words of the question. */
const lateWords = 10;

/** What lies between words (two or three apart) and at the ends of a text: there stands how something is asked. */
function addOrder(folded: readonly string[]): void {
  folded.forEach((word, at) => {
    if (at > 1) add(hashTwo(folded[at - 2] as string, word, seeds.apart));
    if (at > 2) add(hashTwo(folded[at - 3] as string, word, seeds.apart + 1));
  });
  folded.slice(-lateWords).forEach((word, at, late) => {
    add(hashOne(word, seeds.late));
    if (at > 0) add(hashTwo(late[at - 1] as string, word, seeds.late + 1));
  });
  const [first, before, last] = [folded[0], folded.at(-2), folded.at(-1)];
  if (first === undefined || last === undefined) return;
  add(hashOne(first, seeds.edge));
  add(hashOne(last, seeds.edge + 1));
  if (before !== undefined) add(hashTwo(before, last, seeds.edge));
}

/** Counts what a text holds, before any weighing; `ordered`: where its words stand as well, for models of what is asked. */
export function count(text: Normalised, ordered = false): Counted {
  const { accented, folded } = hashViews(text);
  const bare = folded.map((word) => word.text);
  size = 0;
  openBlock();
  addWords(accented);
  const afterAccented = size;
  openBlock();
  addWords(folded);
  if (ordered) addOrder(bare);
  const afterFolded = size;
  openBlock();
  addChars(` ${bare.join(" ")} `.slice(0, maxChars));
  const [buckets, counts] = [takeBuckets(size), takeCounts(size)];
  buckets.set(found.subarray(0, size));
  counts.set(times.subarray(0, size));
  return { buckets, counts, ends: [afterAccented, afterFolded, size] };
}

/** How much a piece of evidence counts that stands so often in a text. */
export const logs = Float32Array.from({ length: 256 }, (_, times) => 1 + Math.log(Math.max(1, times)));

/** Weighs the counts by rarity and evens out each block's length. What the vocabulary does not know is left out. */
export function weigh({ buckets, counts, ends }: Counted, { rows, rarity }: Vocabulary): Features {
  const kept = new Int32Array(buckets.length);
  const weights = new Float32Array(buckets.length);
  let size = 0;
  let from = 0;
  ends.forEach((end, block) => {
    const start = size;
    let squares = 0;
    for (let at = from; at < end; at++) {
      const row = rows[buckets[at] as number] as number;
      if (row < 0) continue;
      const weight = (logs[counts[at] as number] as number) * (rarity[row] as number);
      kept[size] = row;
      weights[size++] = weight;
      squares += weight * weight;
    }
    const scale = squares > 0 ? (blockWeights[block] ?? 1) / Math.sqrt(squares) : 0;
    for (let at = start; at < size; at++) weights[at] = (weights[at] as number) * scale;
    from = end;
  });
  return { rows: kept.subarray(0, size), weights: weights.subarray(0, size) };
}

/** Evidence that was found, and how rare each piece is. */
export interface Learnt {
  buckets: readonly number[];
  rarity: readonly number[];
}

/** Rows kept free for the words of corrections. */
const spareRows = 4096;

/**
 * The evidence of groups of texts (a sentence and its noisy copies are one group) and how rare each is (smoothed idf).
 * Buckets of fewer than `atLeast` groups are left out: they are chance, and most of the size of a model.
 */
export function learnVocabulary(groups: readonly (readonly Counted[])[], atLeast: number): Learnt {
  const seen = new Float32Array(bucketCount);
  for (const group of groups) {
    const buckets = new Set(group.flatMap((each) => [...each.buckets]));
    for (const bucket of buckets) seen[bucket] = (seen[bucket] as number) + 1;
  }
  const buckets = [...seen.keys()].filter((bucket) => (seen[bucket] as number) >= atLeast);
  const rarity = buckets.map((bucket) => Math.log((1 + groups.length) / (1 + (seen[bucket] as number))) + 1);
  return { buckets, rarity };
}

/** A vocabulary of known buckets, with room for more. */
export function makeVocabulary(buckets: ArrayLike<number>, rarities: ArrayLike<number>): Vocabulary {
  const rows = new Int32Array(bucketCount).fill(-1);
  const rarity = new Float32Array(buckets.length + spareRows);
  rarity.set(rarities);
  for (let row = 0; row < buckets.length; row++) rows[buckets[row] as number] = row;
  return { rows, rarity };
}
