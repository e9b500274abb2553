import { readdirSync, readFileSync } from "node:fs";
import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { parseYaml } from "../data-files.ts";
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

/** The knowledge that comes with the release. */
export interface Release extends KnowledgeData {
  groups: { id: string; title: string }[];
  /** By the record's id. */
  entries: ReadonlyMap<string, ReleaseEntry>;
}

/** Everything the knowledge base is made of. */
export interface KnowledgeData {
  records: Procedure[];
  synonyms: Synonym[];
  openTopics: OpenTopic[];
  hotlines: Hotline[];
}

/** Where the product keeps its own knowledge. */
export const dataFolder = new URL("../data/", import.meta.url);

/** Reads and checks the knowledge files; the default folder is the product's own. Fails with CONFIG_INVALID listing every fault. */
export function loadKnowledge(folder: URL = dataFolder): Release {
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
  return { records, synonyms, openTopics, hotlines, groups, entries: new Map(entries) };
}

/** Stops where files of ours have faults: CONFIG_INVALID with every one of them. */
export function refuseFaults(faults: string[]): void {
  if (faults.length === 0) return;
  throw new AppError("CONFIG_INVALID", `The knowledge files have ${faults.length} faults:\n${faults.join("\n")}`, {
    details: { issues: faults },
  });
}

/** Reads one file of the folder; what is wrong with it is added to `faults`. */
export function readFile<T>(folder: URL, file: string, schema: z.ZodType<T>, faults: string[]): T | undefined {
  return check(file, schema, parseFile(folder, file, faults), faults);
}

function check<T>(file: string, schema: z.ZodType<T>, written: unknown, faults: string[]): T | undefined {
  const result = schema.safeParse(written);
  if (!result.success) {
    for (const issue of result.error.issues) faults.push(`${file}: ${issue.path.join(".")}: ${issue.message}`);
  }
  return result.data;
}

function parseFile(folder: URL, file: string, faults: string[]): unknown {
  try {
    return parseYaml(readFileSync(new URL(file, folder), "utf8"));
  } catch (cause) {
    faults.push(`${file}: ${cause instanceof Error ? cause.message : "unreadable"}`);
    return undefined;
  }
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
