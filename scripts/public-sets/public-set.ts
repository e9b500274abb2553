import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { Example } from "../../nlp/data-files.ts";
import { parseCsv } from "./csv.ts";

/** A comment as it was typed, and as annotators would have it. */
export interface Pair {
  typed: string;
  normal: string;
}

/** What a public set asks: to name a label after its own training sentences, or to put typed words right. */
export type PublicSet =
  | { kind: "labels"; name: string; train: Example[]; test: Example[] }
  | { kind: "pairs"; name: string; test: Pair[] };

/** How one public set is read from the files its makers give out. No data of it is kept here. */
export interface PublicSource {
  /** The folder it wants, in words. */
  layout: string;
  load(folder: string): PublicSet[];
}

/** Fault of a folder that is not laid out like the set; says what was looked for, never what a line says. */
export function wrongLayout(fault: string, layout: string): AppError {
  return new AppError("BAD_INPUT", `${fault}. Expected: ${layout}`);
}

/** Finds a folder of the set: the one given, or the one of these that it holds. */
export function findFolder(folder: string, inner: readonly string[]): string {
  return [folder, ...inner.map((name) => join(folder, name))].find((each) => existsSync(join(each, "train"))) ?? folder;
}

/** Reads a text file of the set. */
export function readSetFile(path: string, layout: string): string {
  if (!existsSync(path)) throw wrongLayout(`There is no ${path}`, layout);
  return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
}

/** Reads files of one line a sentence that belong together, line by line. */
export function readLines(paths: readonly string[], layout: string): string[][] {
  const columns = paths.map((path) =>
    readSetFile(path, layout)
      .replace(/\r?\n$/, "")
      .split(/\r?\n/),
  );
  const [first = []] = columns;
  if (columns.some(({ length }) => length !== first.length))
    throw wrongLayout(`${paths.join(" and ")} have different numbers of lines`, layout);
  return first.map((_, at) => columns.map((column) => (column[at] ?? "").trim()));
}

/** Reads a CSV file with a header; each row must fit the schema. */
export function readRows<T>(path: string, schema: z.ZodType<T>, layout: string): T[] {
  const [header = [], ...rows] = parseCsv(readSetFile(path, layout));
  return rows.map((row, at) => {
    const read = schema.safeParse(Object.fromEntries(header.map((name, column) => [name.trim(), row[column]])));
    if (read.success) return read.data;
    const columns = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw wrongLayout(`${path}, row ${at + 2}: ${columns} missing or of another kind`, layout);
  });
}
