import {
  blockWeights,
  type Counted,
  count,
  type Features,
  type Learnt,
  learnVocabulary,
  logs,
  makeVocabulary,
  type Vocabulary,
  weigh,
} from "./features.ts";
import type { Normalised } from "./normalise.ts";
import { makeRandom, shuffle } from "./random.ts";
import { makeRoom } from "./room.ts";

/** One way a sentence may be typed, counted; and the number of its label. */
export interface Sample {
  counted: Counted;
  label: number;
}

/**
 * Softmax regression over hashed features; nlp/calibration.ts makes its confidence honest. Weights are bytes: a row then
 * fits one line of the processor's cache, which is where the time goes.
 */
export interface LinearModel<L extends string = string> extends Vocabulary {
  labels: readonly L[];
  /** Rows of the vocabulary in use; the rest of `rarity` is room for words of corrections. */
  usedRows: number;
  /** One row of label weights for each known bucket; times the row's scale. */
  weights: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  /** What corrections added to a row since. */
  learnt: Map<number, Float32Array>;
}

/** How long and how boldly to learn. */
export interface FitSettings {
  epochs: number;
  /** First step size; falls linearly to a tenth. */
  rate: number;
  /** Share of the target taken off the true label and spread, against overconfidence. */
  smoothing: number;
  /** Evidence that fewer sentences hold is left out. */
  atLeast: number;
  seed: number;
}

/** Labels whose probability is this near to its target are left alone; most of the time of training is saved. */
const negligible = 0.005;

/** Turns scores into probabilities in place. */
export function softmax(scores: Float32Array, temperature = 1): Float32Array {
  let top = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < scores.length; label++)
    if ((scores[label] as number) > top) top = scores[label] as number;
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    const value = Math.exp(((scores[label] as number) - top) / temperature);
    scores[label] = value;
    sum += value;
  }
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] as number) / sum;
  return scores;
}

/** How far each label should move, from scores that become that in place; labels worth moving are returned. */
function pullTowards(scores: Float32Array, label: number, rate: number, smoothing: number): number[] {
  softmax(scores);
  const active: number[] = [];
  for (let each = 0; each < scores.length; each++) {
    const target = (each === label ? 1 - smoothing : 0) + smoothing / scores.length;
    const pull = rate * (target - (scores[each] as number));
    scores[each] = pull;
    if (Math.abs(pull) >= rate * negligible) active.push(each);
  }
  return active;
}

/** Weights while they are learnt. */
interface Draft {
  weights: Float32Array;
  bias: Float32Array;
}

/** One gradient step towards `label`. Changes the draft in place. */
function step({ weights, bias }: Draft, features: Features, label: number, rate: number, smoothing: number): void {
  const labels = bias.length;
  const scores = Float32Array.from(bias);
  for (let each = 0; each < features.rows.length; each++) {
    const start = (features.rows[each] as number) * labels;
    const weight = features.weights[each] as number;
    for (let at = 0; at < labels; at++) scores[at] = (scores[at] as number) + weight * (weights[start + at] as number);
  }
  const active = pullTowards(scores, label, rate, smoothing);
  for (const at of active) bias[at] = (bias[at] as number) + (scores[at] as number) * 0.1;
  for (let each = 0; each < features.rows.length; each++) {
    const start = (features.rows[each] as number) * labels;
    const weight = features.weights[each] as number;
    for (const at of active) weights[start + at] = (weights[start + at] as number) + weight * (scores[at] as number);
  }
}

/** Share of the rows that is kept: on the dev split the other half changed macro-F1 by less than 0.003. */
const keptRows = 0.5;

/** The most telling rows as bytes, with one scale a row. */
function compress({ weights }: Draft, { buckets, rarity }: Learnt, labels: number) {
  const reach = Float32Array.from(buckets, (_, row) => {
    const cells = weights.subarray(row * labels, (row + 1) * labels);
    return cells.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  });
  const telling = (row: number) => (reach[row] as number) * (rarity[row] as number);
  const kept = [...reach.keys()].sort((a, b) => telling(b) - telling(a) || a - b).slice(0, reach.length * keptRows);
  const bytes = new Int8Array(kept.length * labels);
  const scales = Float32Array.from(kept, (row) => (reach[row] as number) / 127 || 1);
  kept.forEach((row, at) => {
    const cells = weights.subarray(row * labels, (row + 1) * labels);
    bytes.set(
      cells.map((weight) => Math.round(weight / (scales[at] as number))),
      at * labels,
    );
  });
  const of = <T>(values: ArrayLike<T>) => kept.map((row) => values[row] as T);
  return { ...makeVocabulary(of(buckets), of(rarity)), usedRows: kept.length, weights: bytes, scales };
}

/** Learns a model from sentences, each in all the ways it is typed. The same input gives the same model, bit by bit. */
export function learnModel<L extends string>(
  sentences: readonly (readonly Sample[])[],
  labels: readonly L[],
  settings: FitSettings,
): LinearModel<L> {
  const groups = sentences.map((samples) => samples.map(({ counted }) => counted));
  const found = learnVocabulary(groups, settings.atLeast);
  const vocabulary = makeVocabulary(found.buckets, found.rarity);
  const size = found.buckets.length * labels.length;
  const draft = { weights: new Float32Array(size), bias: new Float32Array(labels.length) };
  const ready = sentences.flat().map(({ counted, label }) => ({ features: weigh(counted, vocabulary), label }));
  const random = makeRandom(settings.seed);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rate = settings.rate * (1 - (0.9 * epoch) / settings.epochs);
    for (const { features, label } of shuffle(ready, random)) step(draft, features, label, rate, settings.smoothing);
  }
  return { ...compress(draft, found, labels.length), labels, bias: draft.bias, learnt: new Map() };
}

function addLearnt(scores: Float32Array, learnt: Float32Array | undefined, weight: number): void {
  learnt?.forEach((each, at) => {
    scores[at] = (scores[at] as number) + weight * each;
  });
}

/** Raw scores of counted text, before any calibration. */
export function score(model: LinearModel, counted: Counted): Float32Array {
  return scoreFeatures(model, weigh(counted, model));
}

function scoreFeatures({ labels, weights: bytes, scales, bias, learnt }: LinearModel, { rows, weights }: Features) {
  const scores = bias.slice();
  const width = labels.length;
  for (let each = 0; each < rows.length; each++) {
    const row = rows[each] as number;
    const weight = weights[each] as number;
    if (learnt.size > 0) addLearnt(scores, learnt.get(row), weight);
    if (row >= scales.length) continue;
    const scaled = weight * (scales[row] as number);
    const start = row * width;
    for (let at = 0; at < width; at++) scores[at] = (scores[at] as number) + scaled * (bytes[start + at] as number);
  }
  return scores;
}

/** What the evidence of a piece of text says to each label, block by block, and how much evidence that was. */
export interface Tally {
  sums: readonly Float32Array[];
  squares: readonly number[];
}

/** Prepares a piece, so that any run of pieces can be scored without looking their evidence up again. */
export function tally(model: LinearModel, { buckets, counts, ends }: Counted): Tally {
  const { labels, rows, rarity, weights: bytes, scales, learnt } = model;
  const width = labels.length;
  const squares = ends.map(() => 0);
  let from = 0;
  const sums = ends.map((end, block) => {
    const sum = new Float32Array(width);
    for (; from < end; from++) {
      const row = rows[buckets[from] as number] as number;
      if (row < 0) continue;
      const weight = (logs[counts[from] as number] as number) * (rarity[row] as number);
      squares[block] = (squares[block] as number) + weight * weight;
      if (learnt.size > 0) addLearnt(sum, learnt.get(row), weight);
      if (row >= scales.length) continue;
      const scaled = weight * (scales[row] as number);
      const start = row * width;
      for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + scaled * (bytes[start + at] as number);
    }
    return sum;
  });
  return { sums, squares };
}

/** Room for scores and sums by label. */
export const takeScores = makeRoom((length) => new Float32Array(length));

function copy(scores: Float32Array): Float32Array {
  const own = takeScores(scores.length);
  own.set(scores);
  return own;
}

/** Raw scores of pieces as one text, but for pairs of words and repetitions across their borders. */
export function scoreTogether({ bias }: LinearModel, pieces: readonly Tally[]): Float32Array {
  const scores = copy(bias);
  for (let block = 0; block < blockWeights.length; block++) {
    let squares = 0;
    for (const piece of pieces) squares += piece.squares[block] as number;
    if (squares === 0) continue;
    const even = (blockWeights[block] as number) / Math.sqrt(squares);
    for (const { sums } of pieces) {
      const own = sums[block] as Float32Array;
      for (let label = 0; label < scores.length; label++)
        scores[label] = (scores[label] as number) + even * (own[label] as number);
    }
  }
  return scores;
}

/** Probabilities that scores stand for, by label number. */
export function chancesOf(scores: Float32Array, temperature: number): Float32Array {
  return softmax(copy(scores), temperature);
}

/** The likeliest label of scores and its probability, as `chancesOf` has it. */
export function likeliest(scores: Float32Array, temperature: number): { at: number; chance: number } {
  let at = 0;
  for (let label = 1; label < scores.length; label++)
    if ((scores[label] as number) > (scores[at] as number)) at = label;
  const top = scores[at] as number;
  let sum = 0;
  for (let label = 0; label < scores.length; label++) sum += Math.exp(((scores[label] as number) - top) / temperature);
  return { at, chance: Math.fround(1 / sum) };
}

/** Probabilities of a counted text, by label number. */
export function predict(model: LinearModel, counted: Counted, temperature: number): Float32Array {
  return softmax(score(model, counted), temperature);
}

/** Size of one correction's step: enough to be noticed at once, too little to turn the model around. */
const correctionRate = 2;

/** Learns one correction at once, words it never saw included as long as there is room. */
export function learnOne<L extends string>(model: LinearModel<L>, text: Normalised, label: L): void {
  const counted = count(text);
  let rarest = 0;
  for (let row = 0; row < model.usedRows; row++) {
    const value = model.rarity[row] as number;
    if (value > rarest) rarest = value;
  }
  for (const bucket of counted.buckets) {
    if (model.rows[bucket] !== -1 || model.usedRows >= model.rarity.length) continue;
    model.rarity[model.usedRows] = rarest;
    model.rows[bucket] = model.usedRows++;
  }
  const { rows, weights } = weigh(counted, model);
  const scores = scoreFeatures(model, { rows, weights });
  const active = pullTowards(scores, model.labels.indexOf(label), correctionRate, 0);
  rows.forEach((row, each) => {
    const learnt = model.learnt.get(row) ?? new Float32Array(model.labels.length);
    model.learnt.set(row, learnt);
    for (const at of active) learnt[at] = (learnt[at] as number) + (weights[each] as number) * (scores[at] as number);
  });
}

/** How much a bucket speaks for a label, for explaining; 0 for what the model does not know. */
export function pullOf(model: LinearModel, bucket: number, label: number): number {
  const row = model.rows[bucket] ?? -1;
  if (row < 0) return 0;
  const weight = (model.weights[row * model.labels.length + label] ?? 0) * (model.scales[row] ?? 0);
  return (weight + (model.learnt.get(row)?.[label] ?? 0)) * (model.rarity[row] ?? 0);
}
