import { type Example, readExamples } from "./data-files.ts";
import { addNoise, noiseKinds } from "./noise.ts";
import { makeRandom } from "./random.ts";
import { type Task, tasks } from "./training-set.ts";

/** How the held-out sentences are typed before they are read. */
export const conditions = ["typed", ...noiseKinds] as const;
/** One way of typing them. */
export type Condition = (typeof conditions)[number];
/** `dev` is looked at while building; `test` is locked: it is measured, never read. */
export type Split = "dev" | "test";

/** Labels of a text with their probabilities, best first. */
export type Ranked = readonly { id: string; confidence: number }[];

/** Anything that names the label of a text, best first: our models, or a peer on the same sentences. */
export interface Reader {
  rank(text: string): Ranked;
}

/** One held-out sentence and what was made of it. */
export interface Outcome {
  label: string;
  guess: string;
  confidence: number;
  isInTop3: boolean;
}

/** Scores of one reader on one set in one condition. Shares are 0–1. */
export interface Report {
  sentences: number;
  accuracy: number;
  macroF1: number;
  /** 95 % interval of macro-F1, by drawing the sentences again 400 times. */
  interval: [number, number];
  top3: number;
  /** Mean gap between confidence and accuracy over ten bins, weighted by their size. */
  calibrationError: number;
  /** Share of wrong answers among the surest 60 %. */
  errorAt60: number;
  /** Largest share of the surest answers of which fewer than 1 % are wrong. */
  coverageAt1: number;
  f1: Record<string, number>;
  /** Most frequent mistakes: meant, said, how often. */
  confusions: [string, string, number][];
  outcomes: Outcome[];
}

const testSeed = 777;
/** Stands among the flags, but is an intent; only the whole classifier is asked about it. */
const otherTask = "spam";
const bins = 10;
const draws = 400;

/** The sentences of a split, typed in one way; the noise is not the one that is learnt from. */
export function typedSplit(task: Task, split: Split, condition: Condition): Example[] {
  const random = makeRandom(testSeed);
  return readExamples(`${split}/${tasks[task].folder}`)
    .filter(({ label }) => label !== otherTask)
    .map(({ text, label }) => ({
      label,
      text: condition === "typed" ? text : addNoise(text, condition, random, "testing"),
    }));
}

/** What was made of a sentence of this label. */
export function toOutcome(label: string, ranked: Ranked): Outcome {
  const [first] = ranked;
  return {
    label,
    guess: first?.id ?? "",
    confidence: first?.confidence ?? 0,
    isInTop3: ranked.slice(0, 3).some(({ id }) => id === label),
  };
}

/** Reads sentences with a reader. */
export function readAll(reader: Reader, examples: readonly Example[]): Outcome[] {
  return examples.map(({ text, label }) => toOutcome(label, reader.rank(text)));
}

function scoreLabels(outcomes: readonly Outcome[]): Record<string, number> {
  const hits = new Map<string, number>();
  const said = new Map<string, number>();
  const meant = new Map<string, number>();
  const more = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { label, guess } of outcomes) {
    more(meant, label);
    more(said, guess);
    if (label === guess) more(hits, label);
  }
  return Object.fromEntries(
    [...meant].map(([label, count]) => [label, (2 * (hits.get(label) ?? 0)) / (count + (said.get(label) ?? 0))]),
  );
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** F1 of each label that was meant, averaged. */
export function macroF1(outcomes: readonly Outcome[]): number {
  return mean(Object.values(scoreLabels(outcomes)));
}

/** Macro-F1 of any drawing of these outcomes, by their numbers; labels are numbered once, because it is asked so often. */
function makeMacroF1(outcomes: readonly Outcome[]): (drawn: Int32Array) => number {
  const ids = [...new Set(outcomes.flatMap(({ label, guess }) => [label, guess]))];
  const numbers = new Map(ids.map((id, at) => [id, at]));
  const meant = Int32Array.from(outcomes, ({ label }) => numbers.get(label) ?? 0);
  const said = Int32Array.from(outcomes, ({ guess }) => numbers.get(guess) ?? 0);
  return (drawn) => {
    const counts = {
      hits: new Int32Array(ids.length),
      meant: new Int32Array(ids.length),
      both: new Int32Array(ids.length),
    };
    for (const at of drawn) {
      const [label, guess] = [meant[at] as number, said[at] as number];
      counts.meant[label] = (counts.meant[label] as number) + 1;
      counts.both[label] = (counts.both[label] as number) + 1;
      counts.both[guess] = (counts.both[guess] as number) + 1;
      if (label === guess) counts.hits[label] = (counts.hits[label] as number) + 1;
    }
    let sum = 0;
    let labels = 0;
    counts.meant.forEach((times, label) => {
      if (times === 0) return;
      labels++;
      sum += (2 * (counts.hits[label] as number)) / (counts.both[label] as number);
    });
    return sum / Math.max(1, labels);
  };
}

/** 95 % interval of a figure, by drawing as many sentences again, with repeats, 400 times. */
function drawInterval(sentences: number, figure: (drawn: Int32Array) => number): [number, number] {
  const random = makeRandom(testSeed);
  const figures = Array.from({ length: draws }, () =>
    figure(Int32Array.from({ length: sentences }, () => Math.floor(random() * sentences))),
  ).sort((a, b) => a - b);
  return [figures[Math.floor(draws * 0.025)] ?? 0, figures[Math.floor(draws * 0.975)] ?? 0];
}

/**
 * By how much macro-F1 of one reader is above another's on the same sentences, with its 95 % interval: both are drawn
 * together, so that hard sentences are hard for both. "Ahead" is an interval wholly above 0.
 */
export function compareOutcomes(
  ours: readonly Outcome[],
  theirs: readonly Outcome[],
): { difference: number; interval: [number, number] } {
  const [own, other] = [makeMacroF1(ours), makeMacroF1(theirs)];
  const gap = (drawn: Int32Array) => own(drawn) - other(drawn);
  return { difference: gap(Int32Array.from(ours.keys())), interval: drawInterval(ours.length, gap) };
}

function calibrationGap(outcomes: readonly Outcome[]): number {
  let gap = 0;
  for (let bin = 0; bin < bins; bin++) {
    const inBin = outcomes.filter(({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin);
    const sure = inBin.reduce((sum, { confidence }) => sum + confidence, 0);
    const right = inBin.filter(({ label, guess }) => label === guess).length;
    gap += Math.abs(sure - right) / outcomes.length;
  }
  return gap;
}

function readSureness(outcomes: readonly Outcome[]): Pick<Report, "errorAt60" | "coverageAt1"> {
  const surest = [...outcomes].sort((a, b) => b.confidence - a.confidence);
  const sixty = surest.slice(0, Math.floor(surest.length * 0.6));
  let wrong = 0;
  let coverageAt1 = 0;
  surest.forEach(({ label, guess }, at) => {
    if (label !== guess) wrong++;
    if (wrong / (at + 1) < 0.01) coverageAt1 = (at + 1) / surest.length;
  });
  return {
    errorAt60: sixty.filter(({ label, guess }) => label !== guess).length / Math.max(1, sixty.length),
    coverageAt1,
  };
}

function countConfusions(outcomes: readonly Outcome[]): [string, string, number][] {
  const counts = new Map<string, number>();
  for (const { label, guess } of outcomes)
    if (label !== guess) counts.set(`${label} ${guess}`, (counts.get(`${label} ${guess}`) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12)
    .map(([pair, count]) => [...(pair.split(" ") as [string, string]), count]);
}

/** Scores what a reader made of sentences. */
export function scoreOutcomes(outcomes: Outcome[]): Report {
  const f1 = scoreLabels(outcomes);
  return {
    sentences: outcomes.length,
    accuracy: outcomes.filter(({ label, guess }) => label === guess).length / Math.max(1, outcomes.length),
    macroF1: mean(Object.values(f1)),
    interval: drawInterval(outcomes.length, makeMacroF1(outcomes)),
    top3: outcomes.filter((each) => each.isInTop3).length / Math.max(1, outcomes.length),
    calibrationError: calibrationGap(outcomes),
    ...readSureness(outcomes),
    f1,
    confusions: countConfusions(outcomes),
    outcomes,
  };
}

/** Measures a reader on a split, typed in one way. */
export function measure(reader: Reader, task: Task, split: Split, condition: Condition): Report {
  return scoreOutcomes(readAll(reader, typedSplit(task, split, condition)));
}
