import { bucketCount, countBlocks, type Features, measureRarity, weigh } from "./features.ts";
import type { Normalised } from "./normalise.ts";
import { makeRandom, shuffle } from "./random.ts";

/** A counted text and the number of its label. */
export interface Sample {
  counts: Map<number, number>[];
  label: number;
}

/** Softmax regression over hashed features; `temperature` makes its confidence honest. */
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
  temperature: number;
}

/** How long and how boldly to learn. */
export interface FitSettings {
  epochs: number;
  /** First step size; falls linearly to a tenth. */
  rate: number;
  /** Share of the target taken off the true label and spread, against overconfidence. */
  smoothing: number;
  seed: number;
}

const spareRows = 4096;
/** Labels whose probability is this near to its target are left alone; most of the time of training is saved. */
const negligible = 0.005;

function scoreInto(scores: Float32Array, model: LinearModel, features: Features): void {
  const count = model.labels.length;
  scores.set(model.bias);
  for (let each = 0; each < features.buckets.length; each++) {
    const row = model.rows[features.buckets[each] as number] as number;
    if (row < 0) continue;
    const weight = features.weights[each] as number;
    const start = row * count;
    for (let label = 0; label < count; label++)
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
export function step(model: LinearModel, features: Features, label: number, rate: number, smoothing: number): void {
  const count = model.labels.length;
  const scores = new Float32Array(count);
  scoreInto(scores, model, features);
  softmax(scores);
  const active: number[] = [];
  for (let each = 0; each < count; each++) {
    const target = (each === label ? 1 - smoothing : 0) + smoothing / count;
    const pull = rate * (target - (scores[each] as number));
    scores[each] = pull;
    if (Math.abs(pull) < rate * negligible) continue;
    active.push(each);
    model.bias[each] = (model.bias[each] as number) + pull * 0.1;
  }
  for (let at = 0; at < features.buckets.length; at++) {
    const row = model.rows[features.buckets[at] as number] as number;
    if (row < 0) continue;
    const weight = features.weights[at] as number;
    for (const each of active) {
      const cell = row * count + each;
      model.weights[cell] = (model.weights[cell] as number) + weight * (scores[each] as number);
    }
  }
}

function numberRows(samples: Sample[]): { rows: Int32Array; rowCount: number } {
  const rows = new Int32Array(bucketCount).fill(-1);
  let rowCount = 0;
  for (const { counts } of samples)
    for (const block of counts) for (const bucket of block.keys()) if (rows[bucket] === -1) rows[bucket] = rowCount++;
  return { rows, rowCount };
}

/** Learns a model from samples. The same samples and settings give the same model, bit by bit. */
export function learnModel<L extends string>(
  samples: Sample[],
  labels: readonly L[],
  settings: FitSettings,
): LinearModel<L> {
  const rarity = measureRarity(samples.map(({ counts }) => counts));
  const { rows, rowCount } = numberRows(samples);
  const model: LinearModel<L> = {
    labels,
    rarity,
    rows,
    usedRows: rowCount,
    weights: new Float32Array((rowCount + spareRows) * labels.length),
    bias: new Float32Array(labels.length),
    temperature: 1,
  };
  const ready = samples.map(({ counts, label }) => ({ features: weigh(counts, rarity), label }));
  const random = makeRandom(settings.seed);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rate = settings.rate * (1 - (0.9 * epoch) / settings.epochs);
    for (const { features, label } of shuffle(ready, random)) step(model, features, label, rate, settings.smoothing);
  }
  return model;
}

/** Raw scores of counted text, before the temperature. */
export function score(model: LinearModel, counts: Map<number, number>[]): Float32Array {
  const scores = new Float32Array(model.labels.length);
  scoreInto(scores, model, weigh(counts, model.rarity));
  return scores;
}

/** Calibrated probabilities of a text, by label number. */
export function predict(model: LinearModel, text: Pick<Normalised, "accented" | "folded">): Float32Array {
  return softmax(score(model, countBlocks(text)), model.temperature);
}

/** Size of one correction's step: enough to be noticed at once, too little to turn the model around. */
const correctionRate = 2;

/** Learns one correction at once, words it never saw included as long as there are spare rows. */
export function learnOne<L extends string>(
  model: LinearModel<L>,
  text: Pick<Normalised, "accented" | "folded">,
  label: L,
): void {
  const counts = countBlocks(text);
  const rowCount = model.weights.length / model.labels.length;
  let highest = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const value = model.rarity[bucket] as number;
    if (value > highest) highest = value;
  }
  for (const block of counts) {
    for (const bucket of block.keys()) {
      if (model.rows[bucket] !== -1 || model.usedRows >= rowCount) continue;
      model.rows[bucket] = model.usedRows++;
      model.rarity[bucket] = highest;
    }
  }
  step(model, weigh(counts, model.rarity), model.labels.indexOf(label), correctionRate, 0);
}
