import { bucketCount, type Counted, count, type Features, measureRarity, weigh } from "./features.ts";
import type { Normalised } from "./normalise.ts";
import { makeRandom, shuffle } from "./random.ts";

/** One way a sentence may be typed, counted; and the number of its label. */
export interface Sample {
  counted: Counted;
  label: number;
}

/** Softmax regression over hashed features; nlp/calibration.ts makes its confidence honest. */
export interface LinearModel<L extends string = string> {
  labels: readonly L[];
  rarity: Float32Array;
  /** Row of a bucket in `weights`, -1 when training never saw it. */
  rows: Int32Array;
  /** Rows taken so far; the rest is room for words of corrections. */
  usedRows: number;
  /** One row of label weights for each known bucket. */
  weights: Float32Array;
  bias: Float32Array;
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

/** Rows kept free for the words of corrections. */
export const spareRows = 4096;
/** Labels whose probability is this near to its target are left alone; most of the time of training is saved. */
const negligible = 0.005;

function scoreInto(scores: Float32Array, model: LinearModel, { buckets, weights }: Features): void {
  const labels = model.labels.length;
  scores.set(model.bias);
  for (let each = 0; each < buckets.length; each++) {
    const row = model.rows[buckets[each] as number] as number;
    if (row < 0) continue;
    const weight = weights[each] as number;
    const start = row * labels;
    for (let label = 0; label < labels; label++)
      scores[label] = (scores[label] as number) + weight * (model.weights[start + label] as number);
  }
}

/** Turns scores into probabilities in place. */
export function softmax(scores: Float32Array, temperature = 1): Float32Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    const value = Math.exp(((scores[label] as number) - top) / temperature);
    scores[label] = value;
    sum += value;
  }
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] as number) / sum;
  return scores;
}

/** One gradient step towards `label`. Changes the model in place. */
function step(model: LinearModel, { buckets, weights }: Features, label: number, rate: number, smoothing: number) {
  const labels = model.labels.length;
  const scores = new Float32Array(labels);
  scoreInto(scores, model, { buckets, weights });
  softmax(scores);
  const active: number[] = [];
  for (let each = 0; each < labels; each++) {
    const target = (each === label ? 1 - smoothing : 0) + smoothing / labels;
    const pull = rate * (target - (scores[each] as number));
    scores[each] = pull;
    if (Math.abs(pull) < rate * negligible) continue;
    active.push(each);
    model.bias[each] = (model.bias[each] as number) + pull * 0.1;
  }
  for (let at = 0; at < buckets.length; at++) {
    const row = model.rows[buckets[at] as number] as number;
    if (row < 0) continue;
    const weight = weights[at] as number;
    for (const each of active) {
      const cell = row * labels + each;
      model.weights[cell] = (model.weights[cell] as number) + weight * (scores[each] as number);
    }
  }
}

/** An untrained model that knows the buckets which are not too rare. */
function emptyModel<L extends string>(rarity: Float32Array, labels: readonly L[]): LinearModel<L> {
  const rows = new Int32Array(bucketCount).fill(-1);
  let usedRows = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) if ((rarity[bucket] as number) > 0) rows[bucket] = usedRows++;
  const weights = new Float32Array((usedRows + spareRows) * labels.length);
  return { labels, rarity, rows, usedRows, weights, bias: new Float32Array(labels.length) };
}

/** Learns a model from sentences, each in all the ways it is typed. The same input gives the same model, bit by bit. */
export function learnModel<L extends string>(
  sentences: readonly (readonly Sample[])[],
  labels: readonly L[],
  settings: FitSettings,
): LinearModel<L> {
  const groups = sentences.map((samples) => samples.map(({ counted }) => counted));
  const model = emptyModel(measureRarity(groups, settings.atLeast), labels);
  const ready = sentences.flat().map(({ counted, label }) => ({ features: weigh(counted, model.rarity), label }));
  const random = makeRandom(settings.seed);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rate = settings.rate * (1 - (0.9 * epoch) / settings.epochs);
    for (const { features, label } of shuffle(ready, random)) step(model, features, label, rate, settings.smoothing);
  }
  return model;
}

/** Raw scores of counted text, before any calibration. */
export function score(model: LinearModel, counted: Counted): Float32Array {
  const scores = new Float32Array(model.labels.length);
  scoreInto(scores, model, weigh(counted, model.rarity));
  return scores;
}

/** Probabilities of a counted text, by label number. */
export function predict(model: LinearModel, counted: Counted, temperature: number): Float32Array {
  return softmax(score(model, counted), temperature);
}

/** Size of one correction's step: enough to be noticed at once, too little to turn the model around. */
const correctionRate = 2;

/** Learns one correction at once, words it never saw included as long as there are spare rows. */
export function learnOne<L extends string>(
  model: LinearModel<L>,
  text: Pick<Normalised, "accented" | "folded">,
  label: L,
): void {
  const counted = count(text);
  const rowCount = model.weights.length / model.labels.length;
  const highest = model.rarity.reduce((top, value) => Math.max(top, value), 0);
  for (const bucket of counted.buckets) {
    if (model.rows[bucket] !== -1 || model.usedRows >= rowCount) continue;
    model.rows[bucket] = model.usedRows++;
    model.rarity[bucket] = highest;
  }
  step(model, weigh(counted, model.rarity), model.labels.indexOf(label), correctionRate, 0);
}
