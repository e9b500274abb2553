import type { Understanding } from "../../bots/understanding.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { createKnowledgeBase } from "../../nlp/knowledge/answerer.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";

/** The real parts that understand, with models trained for tests: what a whole ward is opened with. */
export function realUnderstanding(): Understanding {
  return {
    classifier: createClassifier(loadModels()),
    knowledge: createKnowledgeBase(loadKnowledge()),
    places: createPlaceFinder(loadGazetteer()),
  };
}
