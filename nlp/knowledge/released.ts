import { createKnowledgeBase, type WordKnowledge } from "./answerer.ts";
import { type KnowledgeData, loadKnowledge } from "./load.ts";
import { createQuestionReader, loadQuestionModels } from "./question-models.ts";
import { withArticles } from "./ward-life.ts";

/** Makes knowledge bases of any records and articles, with the models of this release, which are read once. */
export function knowledgeOpener(): (data: KnowledgeData) => WordKnowledge {
  const hear = createQuestionReader(loadQuestionModels());
  return (data) => {
    const procedures = createKnowledgeBase(data, hear);
    return data.articles.length === 0 ? procedures : withArticles(procedures, data.articles);
  };
}

/** The knowledge base of this release, with the models that hear which of its procedures a question means. */
export function openKnowledge(data: KnowledgeData = loadKnowledge()): WordKnowledge {
  return knowledgeOpener()(data);
}
