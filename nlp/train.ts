import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { categoryIds } from "../core/ticket/taxonomy.ts";
import type { Example } from "./data-files.ts";
import { type FitSettings, type LinearModel, learnModel } from "./linear-model.ts";
import type { Models } from "./models.ts";
import { asLearnt, makeSamples, readTrainingSet, type Task, tasks } from "./training-set.ts";

/** Raised whenever code that shapes the models changes. */
const codeVersion = "linear-7";
const settings: FitSettings = { epochs: 5, rate: 0.8, smoothing: 0.1, atLeast: 2, seed: 42 };

/** Learns any labelled sentences the way our own are learnt: for the tasks below, and for public sets; `ordered` as in `count`. */
export function learnSentences<L extends string>(
  labels: readonly L[],
  examples: readonly Example[],
  ordered = false,
): LinearModel<L> {
  return learnModel(makeSamples(labels, examples, ordered), labels, settings);
}

/** Learns one task from the given sentences. The same sentences give the same model. */
export function trainTask<T extends Task>(
  task: T,
  examples: readonly Example[],
): LinearModel<(typeof tasks)[T]["labels"][number]> {
  return learnSentences<(typeof tasks)[T]["labels"][number]>(tasks[task].labels, asLearnt(task, examples));
}

/** Names the models that the present data and code would give. */
export function versionOf(corrections: readonly Example[] = []): string {
  const hash = createHash("sha256").update(codeVersion);
  const root = new URL("./data/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /^(examples\/.*\.txt|(cues|intent-cues|noise|teencode)\.yaml)$/.test(name))
    .sort();
  for (const name of files) hash.update(name).update(readFileSync(new URL(name, root)));
  for (const { text, label } of corrections) hash.update(`\n${label}\t${text}`);
  return `${codeVersion}-${hash.digest("hex").slice(0, 12)}`;
}

/**
 * Trains all models from nlp/data and operators' corrections of categories; about a minute of one core, so never in a
 * process that serves. The same input gives the same models. `kept`: what corrections do not touch need not be learnt anew.
 */
export function train(corrections: readonly Example[] = [], kept?: Omit<Models, "version" | "category">): Models {
  const known: ReadonlySet<string> = new Set(categoryIds);
  const taught = corrections.filter(({ label }) => known.has(label));
  return {
    version: versionOf(taught),
    category: trainTask("category", [...readTrainingSet("category"), ...taught]),
    intent: kept?.intent ?? trainTask("intent", readTrainingSet("intent")),
    danger: kept?.danger ?? trainTask("danger", readTrainingSet("danger")),
    flag: kept?.flag ?? trainTask("flag", readTrainingSet("flag")),
  };
}
