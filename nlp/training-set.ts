import { z } from "zod";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import { emergencyKinds, type Flag, intents } from "../core/understanding/classification.ts";
import { type Example, readData, readExamples } from "./data-files.ts";
import { count } from "./features.ts";
import type { Sample } from "./linear-model.ts";
import { addNoise, type NoiseKind } from "./noise.ts";
import { normalise } from "./normalise.ts";
import { makeRandom } from "./random.ts";

/** Flags that are told in too many ways for rules alone. */
export const toldFlags = [
  "formal-complaint",
  "denunciation",
  "regulation-feedback",
  "confidential",
  "minor-involved",
  "media-attention",
  "insulting",
] as const satisfies Flag[];

/** The questions that models answer, with the labels they may give. `danger`: which danger there is now, if any; `flag`: which legal flag. */
export const tasks = {
  category: { folder: "categories", labels: categoryIds },
  intent: { folder: "intents", labels: intents },
  danger: { folder: "danger", labels: ["none", ...emergencyKinds] },
  flag: { folder: "flags", labels: ["none", ...toldFlags] },
} as const;
/** A question a model answers. */
export type Task = keyof typeof tasks;

/**
 * What each sentence is learnt as, besides as it is written. Half of all residents type without accents, so that view
 * counts twice; teencode and Telex are mostly undone by the normaliser and gained nothing here.
 */
const copies: readonly NoiseKind[] = ["bare", "bare", "half", "typos"];
const noiseSeed = 20_261_116;
/** Danger is another model's question: what is left of an emergency is a matter that somebody tells. */
const learntAs: Partial<Record<Task, Record<string, string>>> = { intent: { emergency: "report-issue" } };

/** Phrases of a label, parted by ";"; each counts as a short sentence. */
function readCues(file: string, labels: readonly string[]): Example[] {
  const cues = readData(file, z.partialRecord(z.enum(labels as [string, ...string[]]), z.string()));
  return Object.entries(cues).flatMap(([label, phrases = ""]) =>
    phrases.split(";").map((phrase) => ({ text: phrase.trim(), label })),
  );
}

/** Categories whose reports may tell of danger now; their sentences say nothing about what is none. */
export const mayBeDanger: ReadonlySet<string> = new Set([
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

/** Categories whose reports may well carry a flag. */
const mayBeFlagged = new Set([
  "integrity-complaint",
  "staff-conduct",
  "health-education-service",
  "social-welfare",
  "public-disorder",
  "drugs-vice",
  "procedure-difficulty",
  "land-encroachment",
  "street-vending",
]);

const readers: Record<Task, () => Example[]> = {
  category: () => [...readExamples("examples/categories"), ...readCues("cues.yaml", categoryIds)],
  intent: () => [
    ...readExamples("examples/intents"),
    ...readCues("intent-cues.yaml", intents),
    ...readExamples("examples/categories").map(({ text }) => ({ text, label: "report-issue" })),
  ],
  danger: () => {
    const harmless = [
      ...[...readExamples("examples/categories"), ...readCues("cues.yaml", categoryIds)].filter(
        ({ label }) => !mayBeDanger.has(label),
      ),
      ...readExamples("examples/intents").filter(({ label }) => label !== "emergency"),
    ];
    return [...readExamples("examples/danger"), ...harmless.map(({ text }) => ({ text, label: "none" }))];
  },
  flag: () => {
    const plain = readExamples("examples/categories").filter(
      ({ label }, at) => at % 4 === 0 && !mayBeFlagged.has(label),
    );
    return [...readExamples("examples/flags"), ...plain.map(({ text }) => ({ text, label: "none" }))];
  },
};

/** Labelled sentences of a task; cue phrases count as short sentences. */
export function readTrainingSet(task: Task): Example[] {
  return readers[task]();
}

/** What a task's model is taught: the sentences, with labels that another model answers for given to the nearest. */
export function asLearnt(task: Task, examples: readonly Example[]): Example[] {
  return examples.map(({ text, label }) => ({ text, label: learntAs[task]?.[label] ?? label }));
}

/** Each sentence as it is written, then its noisy copies in their order: what it is learnt as. */
export function typeWays(examples: readonly Example[]): Example[][] {
  const random = makeRandom(noiseSeed);
  return examples.map(({ text, label }) =>
    [text, ...copies.map((kind) => addNoise(text, kind, random))].map((typed) => ({ text: typed, label })),
  );
}

/** Turns each sentence into samples of a model with these labels, one for each way it is typed. */
export function makeSamples(labels: readonly string[], examples: readonly Example[], ordered = false): Sample[][] {
  return typeWays(examples).map((ways) =>
    ways.map(({ text, label }) => ({ counted: count(normalise(text), ordered), label: labels.indexOf(label) })),
  );
}
