import { z } from "zod";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import { emergencyKinds, intents } from "../core/understanding/classification.ts";
import { type Example, readData, readExamples } from "./data-files.ts";
import { count } from "./features.ts";
import type { Sample } from "./linear-model.ts";
import { addNoise, type NoiseKind } from "./noise.ts";
import { normalise } from "./normalise.ts";
import { makeRandom, shuffle } from "./random.ts";

/** The questions that models answer, with the labels they may give. `danger`: which danger there is now, if any. */
export const tasks = {
  category: { folder: "categories", labels: categoryIds },
  intent: { folder: "intents", labels: intents },
  danger: { folder: "danger", labels: ["none", ...emergencyKinds] },
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
const reportsPerCategory = 8;

/** Phrases of a label, parted by ";"; each counts as a short sentence. */
function readCues(file: string, labels: readonly string[]): Example[] {
  const cues = readData(file, z.partialRecord(z.enum(labels as [string, ...string[]]), z.string()));
  return Object.entries(cues).flatMap(([label, phrases = ""]) =>
    phrases.split(";").map((phrase) => ({ text: phrase.trim(), label })),
  );
}

/** Categories whose reports may tell of danger now; their sentences say nothing about what is none. */
const mayBeDanger = new Set([
  "public-disorder",
  "power-hazard",
  "tree-hazard",
  "manhole-cover",
  "fire-safety-risk",
  "construction-site-safety",
  "social-welfare",
  "loose-animals",
  "food-safety",
  "health-education-service",
  "drugs-vice",
  "theft-fraud",
]);

const readers: Record<Task, () => Example[]> = {
  category: () => [...readExamples("examples/categories"), ...readCues("cues.yaml", categoryIds)],
  intent: () => {
    const categories = readExamples("examples/categories");
    const reports = categoryIds.flatMap((id) =>
      shuffle(
        categories.filter(({ label }) => label === id),
        makeRandom(noiseSeed),
      ).slice(0, reportsPerCategory),
    );
    return [
      ...readExamples("examples/intents"),
      ...readCues("intent-cues.yaml", intents),
      ...reports.map(({ text }) => ({ text, label: "report-issue" })),
    ];
  },
  danger: () => {
    const harmless = [
      ...readExamples("examples/categories").filter(({ label }) => !mayBeDanger.has(label)),
      ...readExamples("examples/intents").filter(({ label }) => label !== "emergency"),
    ];
    return [...readExamples("examples/danger"), ...harmless.map(({ text }) => ({ text, label: "none" }))];
  },
};

/** Labelled sentences of a task; cue phrases count as short sentences. */
export function readTrainingSet(task: Task): Example[] {
  return readers[task]();
}

/** Each sentence as it is written, then its noisy copies in their order: what it is learnt as. */
export function typeWays(examples: readonly Example[]): Example[][] {
  const random = makeRandom(noiseSeed);
  return examples.map(({ text, label }) =>
    [text, ...copies.map((kind) => addNoise(text, kind, random))].map((typed) => ({ text: typed, label })),
  );
}

/** Turns each sentence into samples of a model with these labels, one for each way it is typed. */
export function makeSamples(labels: readonly string[], examples: readonly Example[]): Sample[][] {
  return typeWays(examples).map((ways) =>
    ways.map(({ text, label }) => ({ counted: count(normalise(text)), label: labels.indexOf(label) })),
  );
}
