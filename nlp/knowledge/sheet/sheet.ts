import { type SheetType, typeOf, unpack } from "./archive.ts";
import { readCsv, writeCsv } from "./csv.ts";
import type { GroupedProcedure } from "./plain.ts";
import type { SheetProblem, Spot } from "./problems.ts";
import { readTables, spotAt } from "./read-records.ts";
import { type Known, referenceProblems } from "./references.ts";
import { tablesOf } from "./rows.ts";
import { readWorkbook, writeWorkbook } from "./xlsx.ts";

/** What a spreadsheet said: all its records, or everything that is wrong with it and no record. */
export interface KnowledgeSheet {
  records: GroupedProcedure[];
  problems: SheetProblem[];
  /** Where in the spreadsheet a part of a record stands, for faults that are found later. */
  spotOf(id: string, path: string): Spot;
}

/** Writes records as a spreadsheet that staff can edit and `readKnowledgeSheet` reads back to equal records. */
export async function writeKnowledgeSheet(records: readonly GroupedProcedure[], type: SheetType): Promise<Uint8Array> {
  const tables = tablesOf(records);
  return type === "xlsx" ? writeWorkbook(tables) : writeCsv(tables);
}

/**
 * Reads a spreadsheet of records. All or nothing: half an edit of a fee table would be a wrong answer that looks right.
 * `known` are the records there are already; references may point to them, and they keep their groups. Throws
 * UNSUPPORTED_FILE and TOO_LARGE, with the reason in `details`, for what is no such spreadsheet.
 */
export async function readKnowledgeSheet(bytes: Uint8Array, known: Known = { records: [] }): Promise<KnowledgeSheet> {
  const entries = unpack(bytes);
  const problems: SheetProblem[] = [];
  const tables = typeOf(entries) === "xlsx" ? await readWorkbook(entries) : readCsv(entries, problems);
  const read = problems.length === 0 ? readTables(tables, problems) : { drafts: [], records: [] };
  const { drafts, records } = read;
  if (problems.length === 0) problems.push(...referenceProblems(drafts, known));
  const draftOf = new Map(drafts.map((draft) => [draft.plain.id, draft]));
  const spotOf = (id: string, path: string): Spot => spotAt(draftOf.get(id), path.split("."));
  return { records: problems.length > 0 ? [] : records, problems, spotOf };
}
