import { z } from "zod";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import { intents } from "../core/understanding/classification.ts";
import { type Example, readData, readExamples } from "./data-files.ts";
import { countBlocks } from "./features.ts";
import type { Sample } from "./linear-model.ts";
import { addNoise, type NoiseKind } from "./noise.ts";
import { normalise } from "./normalise.ts";
import { makeRandom, shuffle } from "./random.ts";

/** The two questions a model answers, with the labels it may give. */
export const tasks = {
  category: { folder: "categories", labels: categoryIds },
  intent: { folder: "intents", labels: intents },
} as const;
/** A question a model answers. */
export type Task = keyof typeof tasks;

/**
 * What each sentence is learnt as, besides as it is written. Half of all residents type without accents, so that view
 * counts twice; teencode and Telex are mostly undone by the normaliser and gained nothing here.
 */
const copies: readonly NoiseKind[] = ["bare", "bare", "half", "typos"];
const noiseSeed = 20_261_116;
/** How many sentences of each category also teach what a report sounds like. */
const reportsPerCategory = 10;

/** Phrases of a label, parted by ";"; each counts as a short sentence. */
function readCues(file: string, labels: readonly string[]): Example[] {
  const cues = readData(file, z.partialRecord(z.enum(labels as [string, ...string[]]), z.string()));
  return Object.entries(cues).flatMap(([label, phrases = ""]) =>
    phrases.split(";").map((phrase) => ({ text: phrase.trim(), label })),
  );
}

/** Labelled sentences of a task; a category's cue phrases count as short sentences. */
export function readTrainingSet(task: Task): Example[] {
  const examples = readExamples(`examples/${tasks[task].folder}`);
  if (task === "category") return [...examples, ...readCues("cues.yaml", categoryIds)];
  const categories = readTrainingSet("category");
  const reports = categoryIds.flatMap((id) =>
    shuffle(
      categories.filter(({ label }) => label === id),
      makeRandom(noiseSeed),
    ).slice(0, reportsPerCategory),
  );
  const cues = readCues("intent-cues.yaml", intents);
  return [...examples, ...cues, ...reports.map(({ text }) => ({ text, label: "report-issue" }))];
}

/** Turns each sentence into samples: as written first, then its noisy copies in their order. */
export function makeSamples(task: Task, examples: readonly Example[]): Sample[][] {
  const labels: readonly string[] = tasks[task].labels;
  const random = makeRandom(noiseSeed);
  return examples.map(({ text, label }) => {
    const written = [text, ...copies.map((kind) => addNoise(text, kind, random))];
    return written.map((each) => ({ counts: countBlocks(normalise(each)), label: labels.indexOf(label) }));
  });
}
