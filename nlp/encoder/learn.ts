import { makeRandom, shuffle } from "../random.ts";

/** A sentence to learn from: its pieces, another saying of the same (or nothing), and its label (-1: none). */
export interface Lesson {
  pieces: readonly number[];
  other?: readonly number[];
  label: number;
}

/** How the encoder is trained. */
export interface LearnSettings {
  dimensions: number;
  epochs: number;
  /** Sentences that are told apart from one another at once. */
  batch: number;
  rate: number;
  /** Share of a sentence's pieces that each of its two views keeps. */
  kept: number;
  /** How sharply views of other sentences are pushed away. */
  temperature: number;
  /** How much the label counts beside the two views. */
  labelShare: number;
  seed: number;
}

/** One vector a piece, row by row. */
export interface Table {
  rows: number;
  dimensions: number;
  values: Float32Array;
}

/** Rows of a batch as vectors of length one, with what is needed to teach them. */
interface Batch {
  pieces: number[][];
  /** Length of each mean before it was evened out. */
  lengths: Float32Array;
  vectors: Float32Array;
  slopes: Float32Array;
}

function embed(table: Table, pieces: number[][]): Batch {
  const { dimensions: size, values } = table;
  const vectors = new Float32Array(pieces.length * size);
  const lengths = new Float32Array(pieces.length);
  pieces.forEach((own, row) => {
    const start = row * size;
    for (const piece of own) {
      for (let at = 0; at < size; at++) {
        vectors[start + at] = (vectors[start + at] as number) + (values[piece * size + at] as number);
      }
    }
    let squares = 0;
    for (let at = start; at < start + size; at++) {
      vectors[at] = (vectors[at] as number) / Math.max(1, own.length);
      squares += (vectors[at] as number) ** 2;
    }
    const length = Math.sqrt(squares) + 1e-8;
    lengths[row] = length;
    for (let at = start; at < start + size; at++) vectors[at] = (vectors[at] as number) / length;
  });
  return { pieces, lengths, vectors, slopes: new Float32Array(vectors.length) };
}

const dot = (a: Float32Array, i: number, b: Float32Array, j: number, size: number): number => {
  let sum = 0;
  for (let at = 0; at < size; at++) sum += (a[i * size + at] as number) * (b[j * size + at] as number);
  return sum;
};

const addTo = (to: Float32Array, i: number, from: Float32Array, j: number, size: number, by: number): void => {
  for (let at = 0; at < size; at++) {
    to[i * size + at] = (to[i * size + at] as number) + by * (from[j * size + at] as number);
  }
};

function softmax(values: Float64Array): void {
  const top = Math.max(...values);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    values[at] = Math.exp((values[at] as number) - top);
    sum += values[at] as number;
  }
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / sum;
}

/** Pulls the two views of each sentence together and those of others apart. */
function contrast(own: Batch, other: Batch, size: number, temperature: number): void {
  const count = own.pieces.length;
  for (let row = 0; row < count; row++) {
    const chances = Float64Array.from(
      { length: count },
      (_, column) => dot(own.vectors, row, other.vectors, column, size) / temperature,
    );
    softmax(chances);
    for (let column = 0; column < count; column++) {
      const pull = ((chances[column] as number) - (row === column ? 1 : 0)) / temperature;
      if (Math.abs(pull) < 1e-4) continue;
      addTo(own.slopes, row, other.vectors, column, size, pull);
      addTo(other.slopes, column, own.vectors, row, size, pull);
    }
  }
}

/** A table that is taught by slopes, each value at a pace of its own (Adagrad). */
class Taught {
  readonly table: Table;
  readonly #rate: number;
  readonly #squares: Float32Array;
  constructor(table: Table, rate: number) {
    this.table = table;
    this.#rate = rate;
    this.#squares = new Float32Array(table.values.length).fill(1e-6);
  }

  teach(row: number, slopes: Float32Array, from: number, by: number): void {
    const { dimensions: size, values } = this.table;
    for (let at = 0; at < size; at++) {
      const slope = (slopes[from * size + at] as number) * by;
      const where = row * size + at;
      const squares = (this.#squares[where] as number) + slope * slope;
      this.#squares[where] = squares;
      values[where] = (values[where] as number) - (this.#rate * slope) / Math.sqrt(squares);
    }
  }
}

const labelScale = 10;

function tellLabels(batch: Batch, labels: readonly number[], classes: Taught, share: number): void {
  const { dimensions: size, rows, values } = classes.table;
  labels.forEach((label, row) => {
    if (label < 0) return;
    const chances = Float64Array.from(
      { length: rows },
      (_, at) => labelScale * dot(batch.vectors, row, values, at, size),
    );
    softmax(chances);
    const slopes = new Float32Array(size);
    for (let at = 0; at < rows; at++) {
      const pull = share * labelScale * ((chances[at] as number) - (at === label ? 1 : 0));
      if (Math.abs(pull) < 1e-4) continue;
      addTo(batch.slopes, row, values, at, size, pull);
      slopes.fill(0);
      addTo(slopes, 0, batch.vectors, row, size, pull);
      classes.teach(at, slopes, 0, 1);
    }
  });
}

/** Hands what a batch taught back to its pieces. */
function settle({ pieces, lengths, vectors, slopes }: Batch, words: Taught): void {
  const { dimensions: size } = words.table;
  pieces.forEach((own, row) => {
    const along = dot(slopes, row, vectors, row, size);
    addTo(slopes, row, vectors, row, size, -along);
    const by = 1 / ((lengths[row] as number) * Math.max(1, own.length));
    for (const piece of own) words.teach(piece, slopes, row, by);
  });
}

function randomTable(rows: number, dimensions: number, random: () => number): Table {
  const values = Float32Array.from({ length: rows * dimensions }, () => (random() - 0.5) / Math.sqrt(dimensions));
  return { rows, dimensions, values };
}

/** Learns one vector a piece: what is said alike lies near, what is not lies far. The same lessons give the same table. */
export function learnTable(
  lessons: readonly Lesson[],
  sizes: { pieces: number; labels: number },
  settings: LearnSettings,
): Table {
  const { dimensions: size, epochs, batch: count, rate, kept, temperature, labelShare, seed } = settings;
  const random = makeRandom(seed);
  const words = new Taught(randomTable(sizes.pieces, size, random), rate);
  const classes = new Taught(randomTable(sizes.labels, size, random), rate);
  const view = (pieces: readonly number[]): number[] => {
    const some = pieces.filter(() => random() < kept);
    return some.length > 0 ? some : [...pieces];
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffle([...lessons], random);
    for (let from = 0; from + count <= order.length; from += count) {
      const now = order.slice(from, from + count);
      const own = embed(
        words.table,
        now.map(({ pieces }) => view(pieces)),
      );
      const other = embed(
        words.table,
        now.map(({ pieces, other }) => view(other ?? pieces)),
      );
      contrast(own, other, size, temperature);
      tellLabels(
        own,
        now.map(({ label }) => label),
        classes,
        labelShare,
      );
      settle(own, words);
      settle(other, words);
    }
  }
  return words.table;
}
