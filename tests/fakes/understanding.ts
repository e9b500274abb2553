import type { Classifier } from "../../core/understanding/classification.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { createLiveKnowledge } from "../../nlp/knowledge/live.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { knowledgeOpener } from "../../nlp/knowledge/released.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import type { Understanding } from "../../server/wire.ts";
import { stageWard } from "./stage-ticket.ts";

/** What has learnt nothing yet and holds only the release's records; all wards of a test file share it. */
function openShared() {
  const release = loadKnowledge(stageWard);
  const open = knowledgeOpener();
  const classifier = createClassifier(loadModels());
  return { release, open, classifier, base: open(release), places: createPlaceFinder(loadGazetteer()) };
}
let shared: ReturnType<typeof openShared> | undefined;

/** The real parts that understand, with models and records of the release: what a whole ward is opened with. */
export function realUnderstanding(): Understanding {
  shared ??= openShared();
  const { release, open, base, places, classifier } = shared;
  const knowledge = createLiveKnowledge(base);
  const shelf = { release, open, replace: knowledge.replace };
  return { knowledge, shelf, places, classifier: learningAlone(classifier) };
}

/** Reads with what is shared until it learns something: from then on with a classifier of its own. */
function learningAlone(untaught: Classifier): Classifier {
  let own: Classifier | undefined;
  const current = (): Classifier => own ?? untaught;
  return {
    version: untaught.version,
    classify: (text, context) => current().classify(text, context),
    readEmergency: (text) => current().readEmergency(text),
    learn: (text, category) => {
      own ??= createClassifier(loadModels());
      return own.learn(text, category);
    },
  };
}
