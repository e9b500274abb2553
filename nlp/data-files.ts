import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { z } from "zod";

const root = new URL("./data/", import.meta.url);

/** Reads one YAML file of nlp/data and checks its shape; a fault in our own data stops the start, not a conversation. */
export function readData<T>(path: string, schema: z.ZodType<T>): T {
  return schema.parse(parse(readFileSync(new URL(path, root), "utf8")));
}

/** One labelled sentence of nlp/data. */
export interface Example {
  text: string;
  label: string;
}

/** Reads a folder of `<label>.txt` files, one sentence a line, `#` comments; sorted, so training never depends on the disk. */
export function readExamples(folder: string): Example[] {
  const place = new URL(`${folder}/`, root);
  const files = readdirSync(place)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  return files.flatMap((name) =>
    readFileSync(new URL(name, place), "utf8")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((text) => ({ text, label: name.replace(/\.txt$/, "") })),
  );
}
