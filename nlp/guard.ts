import type { ModelScores } from "../core/understanding/model-version.ts";
import { createClassifier } from "./classifier.ts";
import { type Condition, macroF1, readAll, typedSplit } from "./evaluate.ts";
import { intentReader, readerOf } from "./model-reader.ts";
import type { Models } from "./models.ts";

/** Share of the guarded set's dangers that are heard, by rules and model together. */
function emergencyRecall(models: Models): number {
  const { readEmergency } = createClassifier(models);
  const told = typedSplit("danger", "dev", "typed").filter(({ label }) => label !== "none");
  return told.filter(({ text }) => readEmergency(text)).length / Math.max(1, told.length);
}

/**
 * How models do on the guarded set, nlp/data/dev, which no training ever sees: macro-F1 of category and intent, as typed
 * and without accents. What a model may lose of it is decided in core/understanding/model-version.ts.
 */
export function measureGuarded(models: Models): ModelScores {
  const readers = { category: readerOf(models.category, "category"), intent: intentReader(models) };
  const f1 = (task: "category" | "intent", condition: Condition): number =>
    macroF1(readAll(readers[task], typedSplit(task, "dev", condition)));
  return {
    categoryTyped: f1("category", "typed"),
    categoryBare: f1("category", "bare"),
    intentTyped: f1("intent", "typed"),
    intentBare: f1("intent", "bare"),
    emergencyRecall: emergencyRecall(models),
  };
}
