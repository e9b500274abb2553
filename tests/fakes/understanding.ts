import type { Understanding } from "../../bots/understanding.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";

/** The real parts that understand, with models trained for tests: what a whole ward is opened with. */
export function realUnderstanding(): Understanding {
  return {
    classifier: createClassifier(loadModels()),
    knowledge: openKnowledge(),
    places: createPlaceFinder(loadGazetteer()),
  };
}
