import { createScriptedClassifier } from "./scripted-classifier.ts";
import { createScriptedKnowledge } from "./scripted-knowledge.ts";
import { createScriptedPlaces } from "./scripted-places.ts";

/** Understands nothing and knows nothing: for stories in which that does not matter. */
export const noUnderstanding = () => ({
  classifier: createScriptedClassifier(new Map()),
  places: createScriptedPlaces(new Map()),
  knowledge: createScriptedKnowledge(new Map()),
});
