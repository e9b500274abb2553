import { createKnowledgeBase, type WordKnowledge } from "./answerer.ts";
import type { Article } from "./article.ts";
import { type KnowledgeData, loadKnowledge } from "./load.ts";
import { createQuestionReader, loadQuestionModels } from "./question-models.ts";
import { withArticles } from "./ward-life.ts";

/** Makes knowledge bases of any records, with the models of this release, which are read once, and a ward's articles. */
export function knowledgeOpener(articles: readonly Article[] = []): (data: KnowledgeData) => WordKnowledge {
  const hear = createQuestionReader(loadQuestionModels());
  return (data) => {
    const procedures = createKnowledgeBase(data, hear);
    return articles.length === 0 ? procedures : withArticles(procedures, articles);
  };
}

/**
 * The knowledge base of this release: its procedures, the models that hear which of them a question means, and the articles
 * of a ward where it has any.
 */
export function openKnowledge(data: KnowledgeData = loadKnowledge(), articles: readonly Article[] = []): WordKnowledge {
  return knowledgeOpener(articles)(data);
}
