import type { Classifier } from "../core/understanding/classification.ts";
import { createClassifier } from "./classifier.ts";
import type { Models } from "./models.ts";

/** A classifier whose models can be exchanged while it is in use. */
export interface LiveClassifier extends Classifier {
  /** From now on these are asked; what was learnt since the last exchange goes with the old ones. */
  replace(models: Models): void;
}

/** One classifier for everybody who holds it, whatever models come and go. */
export function createLiveClassifier(models: Models): LiveClassifier {
  let current = createClassifier(models);
  return {
    get version() {
      return current.version;
    },
    classify: (text, context) => current.classify(text, context),
    readEmergency: (text, cuts) => current.readEmergency(text, cuts),
    learn: (text, category) => current.learn(text, category),
    replace: (next) => {
      current = createClassifier(next);
    },
  };
}
