import type { z } from "zod";
import type { procedureSchema } from "../record.ts";

/** A record as it is written down: days are "2026-07-01", facts without a status are confirmed. */
export type WrittenProcedure = z.input<typeof procedureSchema>;

/** A record with the group (the file of nlp/data/procedures) it stands in. */
export interface GroupedProcedure {
  group: string;
  procedure: WrittenProcedure;
  /** Of the words a spreadsheet was made from (`markOf`), where it says so. */
  mark?: string;
}

/** Data as JSON has it, before anyone has looked at its shape. */
export type Plain = { [key: string]: unknown };

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path, or undefined. */
export function valueAt(data: Plain, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isPlain(at) ? at[key] : undefined), data);
}

/** Puts a value at a path and makes the objects on the way; undefined is left out. */
export function putAt(data: Plain, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    if (value !== undefined) data[key] = value;
    return;
  }
  const inner = data[key];
  const next = isPlain(inner) ? inner : {};
  data[key] = next;
  putAt(next, rest, value);
}
