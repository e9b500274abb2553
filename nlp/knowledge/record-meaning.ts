import { createHash } from "node:crypto";
import { procedureSchema } from "./record.ts";
import type { WrittenProcedure } from "./sheet/plain.ts";

/** What a part of a record says, however it is written: `status: confirmed` and no status are the same. */
const meaning = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof RegExp ? each.source : each));

/** Top-level keys in which two records differ. */
export function changedKeys(before: WrittenProcedure | undefined, after: WrittenProcedure): string[] {
  const old: Record<string, unknown> = before ? procedureSchema.parse(before) : {};
  const next: Record<string, unknown> = procedureSchema.parse(after);
  return Object.keys(procedureSchema.shape).filter((key) => meaning(old[key]) !== meaning(next[key]));
}

/** Whether two bodies are records that say the same. */
export function saysSame(a: unknown, b: unknown): boolean {
  const [one, other] = [procedureSchema.safeParse(a), procedureSchema.safeParse(b)];
  return one.success && other.success && meaning(one.data) === meaning(other.data);
}

const markChars = 10;
/** Letters only: Excel makes a number of "12e7" and drops the 0 of "0123". */
const letters = "abcdefghijklmnop";

/** A short mark of what a record says, by which a spreadsheet remembers what it was made from. */
export function markOf(procedure: WrittenProcedure): string {
  const digest = createHash("sha256")
    .update(meaning(procedureSchema.parse(procedure)))
    .digest("hex");
  return Array.from(digest.slice(0, markChars), (digit) => letters[Number.parseInt(digit, 16)]).join("");
}
