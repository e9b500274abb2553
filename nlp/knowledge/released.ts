import { createKnowledgeBase, type WordKnowledge } from "./answerer.ts";
import { type KnowledgeData, loadKnowledge } from "./load.ts";
import { createQuestionReader, loadQuestionModels } from "./question-models.ts";

/** The knowledge base of this release: its records, and the models that hear which of them a question means. */
export function openKnowledge(data: KnowledgeData = loadKnowledge()): WordKnowledge {
  return createKnowledgeBase(data, createQuestionReader(loadQuestionModels()));
}
