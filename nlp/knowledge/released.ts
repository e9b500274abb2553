import { createKnowledgeBase, type WordKnowledge } from "./answerer.ts";
import { type KnowledgeData, loadKnowledge } from "./load.ts";
import { createQuestionReader, loadQuestionModels } from "./question-models.ts";

/** Makes knowledge bases of any records, with the models of this release, which are read once. */
export function knowledgeOpener(): (data: KnowledgeData) => WordKnowledge {
  const hear = createQuestionReader(loadQuestionModels());
  return (data) => createKnowledgeBase(data, hear);
}

/** The knowledge base of this release: its records, and the models that hear which of them a question means. */
export function openKnowledge(data: KnowledgeData = loadKnowledge()): WordKnowledge {
  return knowledgeOpener()(data);
}
