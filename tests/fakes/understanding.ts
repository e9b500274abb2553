import { createClassifier } from "../../nlp/classifier.ts";
import { createLiveKnowledge } from "../../nlp/knowledge/live.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { knowledgeOpener } from "../../nlp/knowledge/released.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import type { Understanding } from "../../server/wire.ts";

/** These never change, so all wards of a test file share them; a classifier learns, and is each ward's own. */
function openShared() {
  const release = loadKnowledge();
  const open = knowledgeOpener();
  return { release, open, base: open(release), places: createPlaceFinder(loadGazetteer()) };
}
let shared: ReturnType<typeof openShared> | undefined;

/** The real parts that understand, with models and records of the release: what a whole ward is opened with. */
export function realUnderstanding(): Understanding {
  shared ??= openShared();
  const { release, open, base, places } = shared;
  const knowledge = createLiveKnowledge(base);
  const shelf = { release, open, replace: knowledge.replace };
  return { knowledge, shelf, places, classifier: createClassifier(loadModels()) };
}
