import { blockWeights, bucketCount, type Counted, logs } from "./features.ts";
import { type LinearModel, score, type Tally, tally } from "./linear-model.ts";

/** Several models over the same evidence. */
type Named = { readonly [name: string]: LinearModel };
/** Raw scores of a text by each model, before any calibration. */
export type Scores<M extends Named> = { readonly [name in keyof M]: Float32Array };

/** Bytes of a row come in whole lines of the processor's cache: a row is read in one go. */
const lineBytes = 64;
const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;

interface Column {
  name: string;
  model: LinearModel;
  /** Where in a row its rarity stands (its scale is the next), in floats; and its label weights, in bytes. */
  rarity: number;
  weights: number;
  /** Its first label among those of all models. */
  first: number;
}

function layOut(models: Named): { columns: Column[]; stride: number; labels: number } {
  const all = Object.entries(models);
  let weights = all.length * 2 * Float32Array.BYTES_PER_ELEMENT;
  let first = 0;
  const columns = all.map(([name, model], at) => {
    const column = { name, model, rarity: at * 2, weights, first };
    weights += roundUp(model.labels.length, Float32Array.BYTES_PER_ELEMENT);
    first += model.labels.length;
    return column;
  });
  return { columns, stride: roundUp(weights, lineBytes), labels: first };
}

/** What all models know of each bucket, side by side: one row, read once, instead of four tables a model. */
interface Rows {
  rowOf: Int32Array;
  floats: Float32Array;
  cells: Int8Array;
}

/** The evidence of one text that any model knows: where its rows start, what it counts, where its blocks end. */
interface Found {
  starts: Int32Array;
  shares: Float32Array;
  ends: readonly number[];
}

function fillRows(columns: readonly Column[], stride: number): Rows {
  const rowOf = new Int32Array(bucketCount).fill(-1);
  let count = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const isKnown = columns.some(({ model }) => (model.rows[bucket] ?? -1) >= 0);
    if (isKnown) rowOf[bucket] = count++;
  }
  const bytes = new ArrayBuffer(count * stride);
  const [floats, cells] = [new Float32Array(bytes), new Int8Array(bytes)];
  for (const { model, rarity, weights } of columns)
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      const row = model.rows[bucket] ?? -1;
      if (row < 0 || row >= model.scales.length) continue;
      const start = (rowOf[bucket] as number) * stride;
      floats[start / 4 + rarity] = model.rarity[row] as number;
      floats[start / 4 + rarity + 1] = model.scales[row] as number;
      const width = model.labels.length;
      cells.set(model.weights.subarray(row * width, (row + 1) * width), start + weights);
    }
  return { rowOf, floats, cells };
}

/** What several models make of evidence that is looked up once. */
export interface Joined<M extends Named> {
  /** Raw scores by each model. */
  score(counted: Counted): Scores<M>;
  /** A piece of a text, prepared for some of the models as by `tally`. */
  tally<N extends keyof M & string>(counted: Counted, names: readonly N[]): { [name in N]: Tally };
}

/** Looks up the evidence of texts, one at a time: what was found is overwritten by the next. */
function finder({ rowOf }: Rows, stride: number): (counted: Counted) => Found {
  let starts = new Int32Array(0);
  let shares = new Float32Array(0);
  return ({ buckets, counts, ends }) => {
    if (starts.length < buckets.length)
      [starts, shares] = [new Int32Array(buckets.length), new Float32Array(buckets.length)];
    let size = 0;
    let from = 0;
    const found = ends.map((end) => {
      for (; from < end; from++) {
        const row = rowOf[buckets[from] as number] as number;
        if (row < 0) continue;
        starts[size] = row * stride;
        shares[size++] = logs[counts[from] as number] as number;
      }
      return size;
    });
    return { starts, shares, ends: found };
  };
}

/** Adds what one model makes of the evidence `from` … `to` that was found, evened out to the block's weight. */
function add(
  scores: Float32Array,
  { model, rarity, weights, first }: Column,
  { floats, cells }: Rows,
  { starts, shares }: Found,
  [from, to, weight]: [number, number, number],
): void {
  let squares = 0;
  for (let at = from; at < to; at++) {
    const own = (shares[at] as number) * (floats[(starts[at] as number) / 4 + rarity] as number);
    squares += own * own;
  }
  if (squares === 0) return;
  const even = weight / Math.sqrt(squares);
  const width = model.labels.length;
  for (let at = from; at < to; at++) {
    const start = starts[at] as number;
    const float = start / 4 + rarity;
    const own = (shares[at] as number) * even * (floats[float] as number) * (floats[float + 1] as number);
    if (own === 0) continue;
    const cell = start + weights;
    for (let label = 0; label < width; label++)
      scores[first + label] = (scores[first + label] as number) + own * (cells[cell + label] as number);
  }
}

/** What one model makes of the evidence that was found, block by block and not evened out, as `tally` does. */
function tallyFound({ model, rarity, weights }: Column, { floats, cells }: Rows, found: Found): Tally {
  const { starts, shares, ends } = found;
  const width = model.labels.length;
  const squares: number[] = [];
  let at = 0;
  const sums = ends.map((end) => {
    const sum = new Float32Array(width);
    let square = 0;
    for (; at < end; at++) {
      const start = starts[at] as number;
      const own = (shares[at] as number) * (floats[start / 4 + rarity] as number);
      if (own === 0) continue;
      square += own * own;
      const scaled = own * (floats[start / 4 + rarity + 1] as number);
      const cell = start + weights;
      for (let label = 0; label < width; label++)
        sum[label] = (sum[label] as number) + scaled * (cells[cell + label] as number);
    }
    squares.push(square);
    return sum;
  });
  return { sums, squares };
}

/**
 * Reads texts by several models at once; each model's scores are those of `score`. Looking up evidence is most of the work of
 * reading, and here it is done once for all of them. What a model learns later is heeded: it is then scored by itself.
 */
export function joinModels<M extends Named>(models: M): Joined<M> {
  const { columns, stride, labels } = layOut(models);
  const rows = fillRows(columns, stride);
  const find = finder(rows, stride);
  const bias = new Float32Array(labels);
  for (const { model, first } of columns) bias.set(model.bias, first);
  return {
    score(counted) {
      const scores = bias.slice();
      const found = find(counted);
      let start = 0;
      found.ends.forEach((end, block) => {
        for (const column of columns) add(scores, column, rows, found, [start, end, blockWeights[block] ?? 1]);
        start = end;
      });
      return Object.fromEntries(
        columns.map(({ name, model, first }) => {
          const own = scores.subarray(first, first + model.labels.length);
          return [name, model.learnt.size > 0 ? score(model, counted) : own];
        }),
      ) as Scores<M>;
    },
    tally(counted, names) {
      const found = find(counted);
      const asked: readonly string[] = names;
      return Object.fromEntries(
        columns.flatMap((column) => {
          const { name, model } = column;
          if (!asked.includes(name)) return [];
          return [[name, model.learnt.size > 0 ? tally(model, counted) : tallyFound(column, rows, found)]];
        }),
      ) as { [name in (typeof names)[number]]: Tally };
    },
  };
}
