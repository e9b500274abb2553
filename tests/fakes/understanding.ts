import type { Understanding } from "../../bots/understanding.ts";
import type { Classifier } from "../../core/understanding/classification.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { loadArticles } from "../../nlp/knowledge/load-articles.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { stageWard } from "./stage-ticket.ts";

/** What has learnt nothing yet; all wards of a test file share it. */
let shared: Understanding | undefined;

/** The real parts that understand, with the models of the release: what a whole ward is opened with. */
export function realUnderstanding(): Understanding {
  shared ??= {
    classifier: createClassifier(loadModels()),
    knowledge: openKnowledge(loadKnowledge(), loadArticles(stageWard)),
    places: createPlaceFinder(loadGazetteer()),
  };
  return { ...shared, classifier: learningAlone(shared.classifier) };
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
