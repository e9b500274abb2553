import { readExamples } from "./data-files.ts";
import { type LinearModel, predict } from "./linear-model.ts";
import { addNoise, noiseKinds } from "./noise.ts";
import { normalise } from "./normalise.ts";
import { makeRandom } from "./random.ts";
import { type Task, tasks } from "./training-set.ts";

/** How the held-out sentences are typed before they are read. */
export const conditions = ["typed", ...noiseKinds] as const;
/** One way of typing them. */
export type Condition = (typeof conditions)[number];

/** One held-out sentence and what was made of it. */
export interface Outcome {
  label: string;
  guess: string;
  confidence: number;
  isInTop3: boolean;
}

/** Scores of one task in one condition. */
export interface Report {
  macroF1: number;
  top3: number;
  /** Mean gap between confidence and accuracy over ten bins, weighted by their size. */
  calibrationError: number;
  f1: Record<string, number>;
  outcomes: Outcome[];
}

const testSeed = 777;
const bins = 10;

function read(model: LinearModel, text: string): Omit<Outcome, "label"> {
  const chances = predict(model, normalise(text));
  const order = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const [first = 0] = order;
  return { guess: model.labels[first] ?? "", confidence: chances[first] ?? 0, isInTop3: false };
}

function isInTop(model: LinearModel, text: string, label: string): boolean {
  const chances = predict(model, normalise(text));
  const own = chances[model.labels.indexOf(label)] ?? 0;
  return chances.filter((chance) => chance > own).length < 3;
}

function scoreLabel(outcomes: Outcome[], label: string): number {
  const hits = outcomes.filter((each) => each.label === label && each.guess === label).length;
  const said = outcomes.filter((each) => each.guess === label).length;
  const meant = outcomes.filter((each) => each.label === label).length;
  return (2 * hits) / Math.max(1, said + meant);
}

function calibrationGap(outcomes: Outcome[]): number {
  let gap = 0;
  for (let bin = 0; bin < bins; bin++) {
    const inBin = outcomes.filter(({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin);
    const sure = inBin.reduce((sum, { confidence }) => sum + confidence, 0);
    const right = inBin.filter(({ label, guess }) => label === guess).length;
    gap += Math.abs(sure - right) / outcomes.length;
  }
  return gap;
}

/** Measures a model on the held-out sentences of its task, typed in one way; the noise is not the one it learnt from. */
export function measure(model: LinearModel, task: Task, condition: Condition): Report {
  const random = makeRandom(testSeed);
  const outcomes = readExamples(`dev/${tasks[task].folder}`).map(({ text, label }) => {
    const typed = condition === "typed" ? text : addNoise(text, condition, random, "testing");
    return { ...read(model, typed), label, isInTop3: isInTop(model, typed, label) };
  });
  const present = [...new Set(outcomes.map(({ label }) => label))];
  const f1 = Object.fromEntries(present.map((label) => [label, scoreLabel(outcomes, label)]));
  return {
    macroF1: Object.values(f1).reduce((sum, value) => sum + value, 0) / Math.max(1, present.length),
    top3: outcomes.filter((each) => each.isInTop3).length / Math.max(1, outcomes.length),
    calibrationError: calibrationGap(outcomes),
    f1,
    outcomes,
  };
}

/** Share of sentences at or above a cut-off, and how many of those were wrong. */
export function coverageAt(outcomes: readonly Outcome[], cut: number): { coverage: number; error: number } {
  const taken = outcomes.filter(({ confidence }) => confidence >= cut);
  const wrong = taken.filter(({ label, guess }) => label !== guess).length;
  return { coverage: taken.length / Math.max(1, outcomes.length), error: wrong / Math.max(1, taken.length) };
}
