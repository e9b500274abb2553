import type { Classifier } from "../core/understanding/classification.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";

/** What the bot understands the world with. */
export interface Understanding {
  classifier: Classifier;
  knowledge: KnowledgeBase;
  places: PlaceFinder;
}
