import type { ModelScores } from "../core/understanding/model-version.ts";
import { readExamples } from "./data-files.ts";
import { findEmergency } from "./emergency.ts";
import { measure } from "./evaluate.ts";
import { normalise } from "./normalise.ts";
import type { Models } from "./train.ts";
import { tasks } from "./training-set.ts";

/** Share of the guarded set's dangers the rules find; models have no say in it, so it only falls with a release. */
function emergencyRecall(): number {
  const told = readExamples(`dev/${tasks.intent.folder}`).filter(({ label }) => label === "emergency");
  return told.filter(({ text }) => findEmergency(normalise(text))).length / Math.max(1, told.length);
}

/**
 * How models do on the guarded set, nlp/data/dev, which no training ever sees: macro-F1 of category and intent, as typed
 * and without accents. What a model may lose of it is decided in core/understanding/model-version.ts.
 */
export function measureGuarded({ category, intent }: Models): ModelScores {
  return {
    categoryTyped: measure(category, "category", "typed").macroF1,
    categoryBare: measure(category, "category", "bare").macroF1,
    intentTyped: measure(intent, "intent", "typed").macroF1,
    intentBare: measure(intent, "intent", "bare").macroF1,
    emergencyRecall: emergencyRecall(),
  };
}
