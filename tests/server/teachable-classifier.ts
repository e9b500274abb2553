import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";

type Readings = Parameters<typeof createScriptedClassifier>[0];
type Reading = Readings extends ReadonlyMap<string, infer R> ? R : never;

/** A classifier that knows what it was told, and learns what staff correct. */
export interface TeachableClassifier extends Classifier {
  tell(text: string, reading: Partial<Reading>): void;
}

export function createTeachableClassifier(): TeachableClassifier {
  const readings = new Map<string, Reading>();
  const scripted = createScriptedClassifier(readings);
  const tell: TeachableClassifier["tell"] = (text, reading) => {
    readings.set(text, { intents: ["report-issue"], categories: {}, flags: [], ...reading });
  };
  return {
    ...scripted,
    tell,
    classify: (text, context): Classification => ({
      ...scripted.classify(text, context),
      cues: text.split(" ").slice(0, 1),
    }),
    learn: (text, category) => tell(text, { categories: { [category]: 0.9 } }),
  };
}
