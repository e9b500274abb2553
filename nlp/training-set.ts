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

/** What each sentence is learnt as, besides as it is written. Telex is undone by the normaliser already. */
const copies: readonly NoiseKind[] = ["bare", "half", "teencode", "typos"];
const noiseSeed = 20_261_116;
/** How many sentences of each category also teach what a report sounds like. */
const reportsPerCategory = 6;

/** Phrases of a category, parted by ";". */
const cuesSchema = z.record(z.enum(categoryIds as [string, ...string[]]), z.string());

/** Labelled sentences of a task; a category's cue phrases count as short sentences. */
export function readTrainingSet(task: Task): Example[] {
  const examples = readExamples(`examples/${tasks[task].folder}`);
  if (task === "category") {
    const cues = Object.entries(readData("cues.yaml", cuesSchema));
    return [
      ...examples,
      ...cues.flatMap(([label, lines]) => lines.split(";").map((text) => ({ text: text.trim(), label }))),
    ];
  }
  const categories = readExamples("examples/categories");
  const reports = categoryIds.flatMap((id) =>
    shuffle(
      categories.filter(({ label }) => label === id),
      makeRandom(noiseSeed),
    ).slice(0, reportsPerCategory),
  );
  return [...examples, ...reports.map(({ text }) => ({ text, label: "report-issue" }))];
}

/** Turns sentences into samples, each with its noisy copies; `kinds` names the copies. */
export function makeSamples(task: Task, examples: readonly Example[], kinds: readonly NoiseKind[] = copies): Sample[] {
  const labels: readonly string[] = tasks[task].labels;
  const random = makeRandom(noiseSeed);
  return examples.flatMap(({ text, label }) => {
    const written = [text, ...kinds.map((kind) => addNoise(text, kind, random))];
    return written.map((each) => ({ counts: countBlocks(normalise(each)), label: labels.indexOf(label) }));
  });
}
