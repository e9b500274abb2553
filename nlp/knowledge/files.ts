import { readFileSync } from "node:fs";
import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { parseYaml } from "../data-files.ts";

/** Where the product keeps its own knowledge. */
export const dataFolder = new URL("../data/", import.meta.url);

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

/** What is written in a file, once it has been read as it stands. */
export function check<T>(file: string, schema: z.ZodType<T>, written: unknown, faults: string[]): T | undefined {
  const result = schema.safeParse(written);
  if (!result.success) {
    for (const issue of result.error.issues) faults.push(`${file}: ${issue.path.join(".")}: ${issue.message}`);
  }
  return result.data;
}

/** A file of the folder as it stands; undefined, and a fault, where it cannot be read. */
export function parseFile(folder: URL, file: string, faults: string[]): unknown {
  try {
    return parseYaml(readFileSync(new URL(file, folder), "utf8"));
  } catch (cause) {
    faults.push(`${file}: ${cause instanceof Error ? cause.message : "unreadable"}`);
    return undefined;
  }
}
