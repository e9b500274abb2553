import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { Intent } from "../core/understanding/classification.ts";
import type { Example } from "./data-files.ts";
import { type FitSettings, type LinearModel, learnModel, type Sample, score, softmax } from "./linear-model.ts";
import { makeRandom, shuffle } from "./random.ts";
import { makeSamples, readTrainingSet, type Task, tasks } from "./training-set.ts";

/** What the classifier needs: one model for the category, one for the intent. */
export interface Models {
  version: string;
  category: LinearModel<CategoryId>;
  intent: LinearModel<Intent>;
}

/** Raised whenever code that shapes the models changes; cached models of another version are not read. */
const codeVersion = "linear-1";
const settings: FitSettings = { epochs: 4, rate: 0.8, smoothing: 0.1, seed: 42 };
const folds = 3;
/** Of each sentence's copies: as written and bare teach the folds, the half-accented one is held out. */
const learntCopies = 2;
const heldCopy = 3;
const temperatures = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.8];

/** Mean surprise of held-out sentences at each temperature; the least surprising one is taken. */
function findTemperature<L extends string>(sentences: Sample[][], labels: readonly L[]): number {
  const order = shuffle(sentences, makeRandom(settings.seed));
  const surprise = temperatures.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const learnt = order.filter((_, at) => at % folds !== fold).flatMap((copies) => copies.slice(0, learntCopies));
    const held = order.filter((_, at) => at % folds === fold).flatMap((copies) => copies.slice(heldCopy, heldCopy + 1));
    const model = learnModel(learnt, labels, settings);
    for (const { counts, label } of held) {
      const raw = score(model, counts);
      temperatures.forEach((temperature, at) => {
        const chance = softmax(Float32Array.from(raw), temperature)[label] ?? 0;
        surprise[at] = (surprise[at] ?? 0) - Math.log(Math.max(chance, 1e-9));
      });
    }
  }
  return temperatures[surprise.indexOf(Math.min(...surprise))] ?? 1;
}

function trainTask<T extends Task>(
  task: T,
  more: readonly Example[] = [],
): LinearModel<(typeof tasks)[T]["labels"][number]> {
  const labels: readonly (typeof tasks)[T]["labels"][number][] = tasks[task].labels;
  const sentences = makeSamples(task, [...readTrainingSet(task), ...more]);
  const model = learnModel(sentences.flat(), labels, settings);
  return { ...model, temperature: findTemperature(sentences, labels) };
}

/** Names the models that the present data and code would give. */
function versionOf(corrections: readonly Example[] = []): string {
  const hash = createHash("sha256").update(codeVersion);
  const root = new URL("./data/", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /^(examples\/.*\.txt|(cues|intent-cues|noise|teencode)\.yaml)$/.test(name.replaceAll("\\", "/")))
    .sort();
  for (const name of files) hash.update(name).update(readFileSync(new URL(name.replaceAll("\\", "/"), root)));
  const base = `${codeVersion}-${hash.digest("hex").slice(0, 12)}`;
  if (corrections.length === 0) return base;
  const told = createHash("sha256").update(JSON.stringify(corrections.map(({ text, label }) => [text, label])));
  return `${base}-c${corrections.length}-${told.digest("hex").slice(0, 8)}`;
}

/** Trains both models from nlp/data and what staff corrected; some seconds. The same data gives the same models. */
export function train(corrections: readonly Example[] = []): Models {
  const version = versionOf(corrections);
  return { version, category: trainTask("category", corrections), intent: trainTask("intent") };
}

const checksum = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const checksumBytes = 32;

/** The models in a file; undefined when it is damaged or not there. */
export function readModels(path: string): Models | undefined {
  try {
    const file = readFileSync(path);
    const body = file.subarray(checksumBytes);
    if (!checksum(body).equals(file.subarray(0, checksumBytes))) return undefined;
    return deserialize(body) as Models;
  } catch {
    return undefined;
  }
}

/** Writes models to a file, whole or not at all. */
export function saveModels(models: Models, path: string): void {
  const body = serialize(models);
  const fresh = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(fresh, Buffer.concat([checksum(body), body]));
  renameSync(fresh, path);
}

/** Reads the models of the present data from the cache, or trains and keeps them. A damaged cache is trained anew. */
export function loadOrTrain({ cacheDir }: { cacheDir: string }): Models {
  const path = join(cacheDir, `${versionOf()}.bin`);
  const cached = readModels(path);
  if (cached) return cached;
  const models = train();
  saveModels(models, path);
  return models;
}
