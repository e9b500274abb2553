import { createKnowledgeBase, type WordKnowledge } from "./answerer.ts";
import type { Article } from "./article.ts";
import { type KnowledgeData, loadKnowledge } from "./load.ts";
import { createQuestionReader, loadQuestionModels } from "./question-models.ts";
import { withArticles } from "./ward-life.ts";

/**
 * The knowledge base of this release: its procedures, the models that hear which of them a question means, and the articles
 * of a ward where it has any.
 */
export function openKnowledge(data: KnowledgeData = loadKnowledge(), articles: readonly Article[] = []): WordKnowledge {
  const procedures = createKnowledgeBase(data, createQuestionReader(loadQuestionModels()));
  return articles.length === 0 ? procedures : withArticles(procedures, articles);
}
