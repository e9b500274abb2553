import { readdirSync } from "node:fs";
import type { z } from "zod";
import type { Article } from "./article.ts";
import { check, dataFolder, parseFile, readFile, refuseFaults } from "./files.ts";
import { loadArticles, type ReleasedArticles, type WardName } from "./load-articles.ts";
import {
  type Hotline,
  hotlinesSchema,
  type OpenTopic,
  openTopicsSchema,
  type Procedure,
  procedureFileSchema,
  type Synonym,
  synonymsSchema,
} from "./record.ts";

/** A record of the release as it is written, for those who write a version of it. */
export interface ReleaseEntry {
  group: string;
  body: Readonly<Record<string, unknown>>;
}

/** The knowledge that comes with the release, for one ward. */
export interface Release extends KnowledgeData, ReleasedArticles {
  groups: { id: string; title: string }[];
  /** By the record's id. */
  entries: ReadonlyMap<string, ReleaseEntry>;
}

/** Everything the knowledge base is made of. */
export interface KnowledgeData {
  records: Procedure[];
  /** On the life of the ward; another ward has others, or none. */
  articles: Article[];
  synonyms: Synonym[];
  openTopics: OpenTopic[];
  hotlines: Hotline[];
}

/**
 * Reads and checks the knowledge files, with the articles of the ward where one is named; the default folder is the product's
 * own. Fails with CONFIG_INVALID listing every fault.
 */
export function loadKnowledge(ward?: WardName, folder: URL = dataFolder): Release {
  const faults: string[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>) => readFile(folder, file, schema, faults);
  const names = readdirSync(new URL("procedures/", folder)).filter((name) => name.endsWith(".yaml"));
  const files = names.sort().flatMap((name) => {
    const written = parseFile(folder, `procedures/${name}`, faults);
    const file = check(`procedures/${name}`, procedureFileSchema, written, faults);
    return file ? [{ ...file, written: written as z.input<typeof procedureFileSchema> }] : [];
  });
  const records = files.flatMap(({ procedures }) => procedures);
  const groups = files.map(({ group: id, title }) => ({ id, title }));
  const entries = files.flatMap(({ group, written }) =>
    written.procedures.map((body): [string, ReleaseEntry] => [body.id, { group, body }]),
  );
  const synonyms = read("synonyms.yaml", synonymsSchema) ?? [];
  const openTopics = read("open-topics.yaml", openTopicsSchema) ?? [];
  const hotlines = read("hotlines.yaml", hotlinesSchema) ?? [];
  faults.push(...referenceFaults(records));
  refuseFaults(faults);
  const ofWard = ward ? loadArticles(ward, folder) : { articles: [], articleBodies: new Map() };
  return { records, synonyms, openTopics, hotlines, groups, entries: new Map(entries), ...ofWard };
}

/** Faults that only show between records: doubled ids or labels, references to nothing. */
function referenceFaults(records: readonly Procedure[]): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  const labels = new Map<string, string>();
  for (const { id, label } of records) {
    if (ids.has(id)) faults.push(`${id}: the id is used twice`);
    const owner = labels.get(label);
    if (owner !== undefined) faults.push(`${id}: the label "${label}" is already ${owner}'s`);
    ids.add(id);
    labels.set(label, id);
  }
  for (const record of records) {
    faults.push(...danglingIn(record, ids).map(({ name, code }) => `${record.id}: ${dangling[code](name)}`));
  }
  return faults;
}

const dangling = {
  "no-such-record": (name: string) => `refers to ${name}, which does not exist`,
  "no-such-source": (name: string) => `an amount refers to the source ${name}, which does not exist`,
};

/** References of a record to records or sources that are not there, each with its place. */
export function danglingIn(record: Procedure, ids: ReadonlySet<string>) {
  const lost = (path: string, name: string) => (ids.has(name) ? [] : [{ path, name, code: "no-such-record" as const }]);
  const sources = new Set(record.sources.map(({ id }) => id));
  const unsourced = (path: string, items: readonly { source?: string | undefined }[]) =>
    items.flatMap(({ source: name }, at) =>
      name === undefined || sources.has(name)
        ? []
        : [{ path: `${path}.${at}.source`, name, code: "no-such-source" as const }],
    );
  return [
    ...record.related.flatMap((id, at) => lost(`related.${at}`, id)),
    ...record.narrower.flatMap((id, at) => lost(`narrower.${at}`, id)),
    ...record.moves.flatMap(({ to }, at) => lost(`moves.${at}.to`, to)),
    ...unsourced("fee.items", record.fee.items),
    ...unsourced("benefit", record.benefit),
  ];
}
