import type { KnowledgeKind, KnowledgeVersion } from "../../core/knowledge/version.ts";
import { readArticle } from "./article-faults.ts";
import { readProcedure, validateSynonyms } from "./faults.ts";
import type { KnowledgeData, Release } from "./load.ts";
import { synonymsSchema } from "./record.ts";

/** What a version needs to be put among the records. */
type Written = Pick<KnowledgeVersion, "kind" | "entryId" | "body">;

/**
 * The release's knowledge with what the ward wrote on top, in the order given: a record or an article with the id of one of
 * the release's takes its place, a new id adds one, the list of synonyms is taken whole. What cannot be used is left out and
 * given back. References to records that are gone stay: they lead nowhere.
 */
export function compose<V extends Written>(
  release: Release,
  versions: readonly V[],
): { data: KnowledgeData; unusable: V[] } {
  const records = new Map(release.records.map((record) => [record.id, record]));
  const articles = new Map(release.articles.map((article) => [article.id, article]));
  let { synonyms } = release;
  /** How each kind is put among the rest; false where it cannot be used. */
  const put: Record<KnowledgeKind, (version: Written) => boolean> = {
    procedure: ({ entryId, body }) => {
      const read = readProcedure(body, entryId, { release, others: [...records.values()] });
      if ("data" in read) records.set(entryId, read.data);
      return "data" in read;
    },
    article: ({ entryId, body }) => {
      const read = readArticle(body, entryId, [...articles.values()]);
      if ("data" in read) articles.set(entryId, read.data);
      return "data" in read;
    },
    synonyms: ({ entryId, body }) => {
      const isSound = validateSynonyms(body, entryId).length === 0;
      if (isSound) synonyms = synonymsSchema.parse(body);
      return isSound;
    },
  };
  const unusable = versions.filter((version) => !put[version.kind](version));
  const { openTopics, hotlines } = release;
  const data = { records: [...records.values()], articles: [...articles.values()], synonyms, openTopics, hotlines };
  return { data, unusable };
}
