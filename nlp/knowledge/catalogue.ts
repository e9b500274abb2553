import { articles as articleCut, knowledge as cut } from "../thresholds.ts";
import { type Article, isTold } from "./article.ts";
import { createArticleSearch } from "./article-search.ts";
import type { KnowledgeData } from "./load.ts";
import type { Procedure } from "./record.ts";
import { createSearch } from "./search.ts";
import { quotable } from "./telling.ts";

/** Hits that are shown of each kind. */
const maxFound = 10;
const maxArticles = 3;

/** What a page finds in the knowledge: records and articles that may be told today. */
export interface Catalogue {
  /** By words with accents or without, likeliest first. */
  find(text: string, now: Date): { records: Procedure[]; articles: Article[] };
}

/** Makes what is in force findable; takes some tenths of a second for all the release's records. */
export function createCatalogue({ records, articles, synonyms }: KnowledgeData): Catalogue {
  const byId = new Map(records.map((record) => [record.id, record]));
  const search = createSearch(records, synonyms);
  const searchArticles = createArticleSearch(articles);
  return {
    find(text, now) {
      const hits = search(text).filter(({ likeness }) => likeness >= cut.nearestLikeness);
      const found = hits.flatMap(({ id }) => byId.get(id) ?? []).filter((record) => quotable(record, now));
      const told = searchArticles(text).filter(({ article }) => isTold(article, now));
      return {
        records: found.slice(0, maxFound),
        articles: told
          .filter(({ likeness }) => likeness >= articleCut.nearest)
          .map(({ article }) => article)
          .slice(0, maxArticles),
      };
    },
  };
}
