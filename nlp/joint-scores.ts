import { blockWeights, bucketCount, type Counted, logs } from "./features.ts";
import { type LinearModel, pullOf, score, type Tally, takeScores, tally } from "./linear-model.ts";

/** Several models over the same evidence. */
type Named = { readonly [name: string]: LinearModel };
/** Raw scores of a text by each model, before any calibration. */
export type Scores<M extends Named> = { readonly [name in keyof M]: Float32Array };

/** Bytes of a row come in whole lines of the processor's cache: a row is read in one go. */
const lineBytes = 64;
/** So many labels are summed up at a time, in registers; a model's labels are filled up to a multiple of them. */
const lanes = 4;
const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;

interface Column {
  name: string;
  model: LinearModel;
  /** Where in a row its rarity stands (its scale is the next), in floats; and its label weights, in bytes. */
  rarity: number;
  weights: number;
  /** Its first label among those of all models, and how many there are, filled up. */
  first: number;
  width: number;
}

function layOut(models: Named): { columns: Column[]; stride: number; labels: number } {
  const all = Object.entries(models);
  let weights = all.length * 2 * Float32Array.BYTES_PER_ELEMENT;
  let first = 0;
  const columns = all.map(([name, model], at) => {
    const width = roundUp(model.labels.length, lanes);
    const column = { name, model, rarity: at * 2, weights, first, width };
    weights += width;
    first += width;
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
  /** Room for what one model knows of a block: where its label weights start, and what they weigh. */
  known: Int32Array;
  weighed: Float64Array;
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
  /** A piece of a text, prepared for one of the models as by `tally`. */
  tally(counted: Counted, name: keyof M & string): Tally;
  /** How much a bucket speaks for a label of one of the models, as `pullOf` has it. */
  pull(name: keyof M & string, bucket: number, label: number): number;
}

const makeScratch = (size: number) => ({
  starts: new Int32Array(size),
  shares: new Float32Array(size),
  known: new Int32Array(size),
  weighed: new Float64Array(size),
});

/** Looks up the evidence of texts, one at a time: what was found is overwritten by the next. */
function finder({ rowOf }: Rows, stride: number): (counted: Counted) => Found {
  let room = makeScratch(0);
  return ({ buckets, counts, ends }) => {
    if (room.starts.length < buckets.length) room = makeScratch(buckets.length * 2);
    const { starts, shares } = room;
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
    return { ...room, ends: found };
  };
}

/**
 * Adds the label weights of known evidence, each times what it weighs, to sums that begin at `first`. Four labels at a time
 * go through all the evidence, so that their sums stay in registers; each is rounded as if it were stored.
 */
function addUp(
  sums: Float32Array,
  first: number,
  { cells }: Rows,
  { known, weighed }: Found,
  { size, width }: { size: number; width: number },
): void {
  for (let label = 0; label < width; label += lanes) {
    const into = first + label;
    let a = sums[into] as number;
    let b = sums[into + 1] as number;
    let c = sums[into + 2] as number;
    let d = sums[into + 3] as number;
    for (let at = 0; at < size; at++) {
      const own = weighed[at] as number;
      const cell = (known[at] as number) + label;
      a = Math.fround(a + own * (cells[cell] as number));
      b = Math.fround(b + own * (cells[cell + 1] as number));
      c = Math.fround(c + own * (cells[cell + 2] as number));
      d = Math.fround(d + own * (cells[cell + 3] as number));
    }
    sums[into] = a;
    sums[into + 1] = b;
    sums[into + 2] = c;
    sums[into + 3] = d;
  }
}

/** How much evidence `from` … `to` there is in one model's eyes: the sum of squares by which a block is evened out. */
function squaresOf({ rarity }: Column, { floats }: Rows, { starts, shares }: Found, from: number, to: number): number {
  let squares = 0;
  for (let at = from; at < to; at++) {
    const own = (shares[at] as number) * (floats[((starts[at] as number) >> 2) + rarity] as number);
    squares += own * own;
  }
  return squares;
}

/** Adds what one model makes of the evidence `from` … `to` that was found, times `even`, to sums that begin at `first`. */
function addBlock(
  sums: Float32Array,
  first: number,
  { rarity, weights, width }: Column,
  rows: Rows,
  found: Found,
  [from, to, even]: readonly [number, number, number],
): void {
  const { floats } = rows;
  const { starts, shares, known, weighed } = found;
  let size = 0;
  for (let at = from; at < to; at++) {
    const start = starts[at] as number;
    const float = (start >> 2) + rarity;
    const own = (shares[at] as number) * even * (floats[float] as number) * (floats[float + 1] as number);
    if (own === 0) continue;
    known[size] = start + weights;
    weighed[size++] = own;
  }
  addUp(sums, first, rows, found, { size, width });
}

/** What one model makes of the evidence that was found, block by block and not evened out, as `tally` does. */
function tallyFound(column: Column, rows: Rows, found: Found): Tally {
  const { width, model } = column;
  const { ends } = found;
  const all = takeScores(width * ends.length);
  const spans = ends.map((end, block): [number, number, number] => [ends[block - 1] ?? 0, end, 1]);
  const squares = spans.map(([from, to]) => squaresOf(column, rows, found, from, to));
  const sums = spans.map((span, block) => {
    addBlock(all, block * width, column, rows, found, span);
    return all.subarray(block * width, block * width + model.labels.length);
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
  const byName = new Map(columns.map((column) => [column.name, column]));
  return {
    score(counted) {
      const scores = takeScores(labels);
      scores.set(bias);
      const found = find(counted);
      let from = 0;
      found.ends.forEach((to, block) => {
        for (const column of columns) {
          const squares = squaresOf(column, rows, found, from, to);
          const even = squares === 0 ? 0 : (blockWeights[block] ?? 1) / Math.sqrt(squares);
          addBlock(scores, column.first, column, rows, found, [from, to, even]);
        }
        from = to;
      });
      const own: { [name: string]: Float32Array } = {};
      for (const { name, model, first } of columns)
        own[name] = model.learnt.size > 0 ? score(model, counted) : scores.subarray(first, first + model.labels.length);
      return own as Scores<M>;
    },
    tally(counted, name) {
      const column = byName.get(name) as Column;
      return column.model.learnt.size > 0 ? tally(column.model, counted) : tallyFound(column, rows, find(counted));
    },
    pull(name, bucket, label) {
      const { model, rarity, weights } = byName.get(name) as Column;
      if (model.learnt.size > 0) return pullOf(model, bucket, label);
      const start = (rows.rowOf[bucket] as number) * stride;
      if (start < 0) return 0;
      const float = (start >> 2) + rarity;
      const weight = (rows.cells[start + weights + label] as number) * (rows.floats[float + 1] as number);
      return weight * (rows.floats[float] as number);
    },
  };
}
