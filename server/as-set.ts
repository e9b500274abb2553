import type { SettingsInForce } from "../core/setting/setting.ts";
import { categoryOf } from "../core/ticket/taxonomy.ts";
import type { Classifier } from "../core/understanding/classification.ts";
import type { LikenessReader } from "../core/understanding/likeness.ts";

/** A classifier that goes by the cut-offs the ward has set at that moment. */
export function readAsSet(classifier: Classifier, settings: SettingsInForce): Classifier {
  return {
    get version() {
      return classifier.version;
    },
    classify: (text, context) => classifier.classify(text, { ...context, cuts: settings.of("thresholds") }),
    readEmergency: (text) => classifier.readEmergency(text, settings.of("thresholds")),
    learn: (text, category) => classifier.learn(text, category),
  };
}

/** Likeness from which on the ward wants residents to be asked. */
export function alikeAsSet(likeness: LikenessReader, settings: SettingsInForce): LikenessReader {
  return {
    compare: (report, known) => likeness.compare(report, known),
    reachOf: (category) => {
      const reach = likeness.reachOf(category);
      const { group } = categoryOf(category);
      const { alike } = settings.of("thresholds");
      return { ...reach, ask: alike[group as keyof typeof alike] ?? reach.ask };
    },
  };
}
