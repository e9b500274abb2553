import { readdirSync, readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import type { z } from "zod";

const root = new URL("./data/", import.meta.url);

/** Parses YAML whose dates stay text. Throws with the line and the column of the first slip. */
export function parseYaml(text: string): unknown {
  return load(text, { schema: CORE_SCHEMA });
}

/** Reads one YAML file of nlp/data and checks its shape; a fault in our own data stops the start, not a conversation. */
export function readData<T>(path: string, schema: z.ZodType<T>): T {
  return schema.parse(parseYaml(readFileSync(new URL(path, root), "utf8")));
}

/** One labelled sentence. */
export interface Example {
  text: string;
  label: string;
}

const section = /^\[([a-z0-9-]+)\]$/;

function readHand(path: URL): Example[] {
  let label = "";
  const examples: Example[] = [];
  for (const line of readFileSync(path, "utf8")
    .split("\n")
    .map((each) => each.trim())) {
    const opened = section.exec(line)?.[1];
    if (opened) label = opened;
    else if (line !== "" && !line.startsWith("#")) examples.push({ text: line, label });
  }
  return examples;
}

/**
 * Reads a folder of nlp/data in which each file is one writer's hand: `[label]` opens a section, then one sentence a line;
 * `#` comments. By hand, so that a measure can hold out a whole writer; sorted, so training never depends on the disk.
 */
export function readHands(folder: string): Map<string, Example[]> {
  const place = new URL(`${folder}/`, root);
  const files = readdirSync(place)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  return new Map(files.map((name) => [name.replace(/\.txt$/, ""), readHand(new URL(name, place))]));
}

/** All sentences of a folder, whoever wrote them. */
export function readExamples(folder: string): Example[] {
  return [...readHands(folder).values()].flat();
}
