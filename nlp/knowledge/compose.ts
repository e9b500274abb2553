import type { KnowledgeVersion } from "../../core/knowledge/version.ts";
import { readProcedure, validateSynonyms } from "./faults.ts";
import type { KnowledgeData, Release } from "./load.ts";
import { synonymsSchema } from "./record.ts";

/** What a version needs to be put among the records. */
type Written = Pick<KnowledgeVersion, "kind" | "entryId" | "body">;

/**
 * The release's knowledge with what the ward wrote on top, in the order given: a record with the id of one of the release's
 * takes its place, a new id adds one, the list of synonyms is taken whole. What cannot be used is left out and given back.
 * Kinds that are not made of records are passed over. References to records that are gone stay: they lead nowhere.
 */
export function compose<V extends Written>(
  release: Release,
  versions: readonly V[],
): { data: KnowledgeData; unusable: V[] } {
  const records = new Map(release.records.map((record) => [record.id, record]));
  let { synonyms } = release;
  const unusable: V[] = [];
  for (const version of versions) {
    const { kind, entryId, body } = version;
    if (kind === "procedure") {
      const read = readProcedure(body, entryId, { release, others: [...records.values()] });
      if ("data" in read) records.set(entryId, read.data);
      else unusable.push(version);
    }
    if (kind === "synonyms") {
      if (validateSynonyms(body, entryId).length === 0) synonyms = synonymsSchema.parse(body);
      else unusable.push(version);
    }
  }
  const { openTopics, hotlines } = release;
  return { data: { records: [...records.values()], synonyms, openTopics, hotlines }, unusable };
}
