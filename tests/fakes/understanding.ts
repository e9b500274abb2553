import type { Understanding } from "../../bots/understanding.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { loadArticles } from "../../nlp/knowledge/load-articles.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { stageWard } from "./stage-ticket.ts";

/** These never change, so all wards of a test file share them; a classifier learns, and is each ward's own. */
let shared: Pick<Understanding, "knowledge" | "places"> | undefined;

/** The real parts that understand, with the models of the release: what a whole ward is opened with. */
export function realUnderstanding(): Understanding {
  shared ??= {
    knowledge: openKnowledge(loadKnowledge(), loadArticles(stageWard)),
    places: createPlaceFinder(loadGazetteer()),
  };
  return { ...shared, classifier: createClassifier(loadModels()) };
}
