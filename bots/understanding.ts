import type { Classifier } from "../core/understanding/classification.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../core/understanding/place.ts";
import type { PlanningPort } from "../core/understanding/planning.ts";
import type { SecondReader } from "../core/understanding/second-reader.ts";

/** What the bot understands the world with. */
export interface Understanding {
  classifier: Classifier;
  knowledge: KnowledgeBase;
  places: PlaceFinder;
  /** Looks up the planning of a plot; unset: nothing is connected, and residents are told where to ask. */
  planning?: PlanningPort;
  /** Reads unsure texts once more; unset: nobody does. */
  secondReader?: SecondReader;
}
