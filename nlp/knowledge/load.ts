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
export function loadKnowledge(folder: URL = dataFolder): KnowledgeData {
  const faults: string[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>) => readFile(folder, file, schema, faults);
  const files = readdirSync(new URL("procedures/", folder)).filter((name) => name.endsWith(".yaml"));
  const records = files.sort().flatMap((name) => read(`procedures/${name}`, procedureFileSchema)?.procedures ?? []);
  const synonyms = read("synonyms.yaml", synonymsSchema) ?? [];
  const openTopics = read("open-topics.yaml", openTopicsSchema) ?? [];
  const hotlines = read("hotlines.yaml", hotlinesSchema) ?? [];
  faults.push(...referenceFaults(records));
  refuseFaults(faults);
  return { records, synonyms, openTopics, hotlines };
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
  const result = schema.safeParse(parseFile(folder, file, faults));
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
    for (const target of [...record.related, ...record.narrower, ...record.moves.map((move) => move.to)]) {
      if (!ids.has(target)) faults.push(`${record.id}: refers to ${target}, which does not exist`);
    }
    const sources = new Set(record.sources.map((source) => source.id));
    for (const item of [...record.fee.items, ...record.benefit]) {
      if (item.source !== undefined && !sources.has(item.source)) {
        faults.push(`${record.id}: an amount refers to the source ${item.source}, which does not exist`);
      }
    }
  }
  return faults;
}
