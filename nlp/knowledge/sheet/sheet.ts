import { readCsv, writeCsv } from "./csv.ts";
import type { GroupedProcedure } from "./plain.ts";
import type { SheetProblem } from "./problems.ts";
import { readTables } from "./read-records.ts";
import { type KnownRecord, referenceProblems } from "./references.ts";
import { tablesOf } from "./rows.ts";
import { readWorkbook, writeWorkbook } from "./xlsx.ts";

/** "xlsx": one workbook; "csv": one ZIP archive with a CSV file a sheet. */
export type SheetType = "xlsx" | "csv";

/** What a spreadsheet said: all its records, or everything that is wrong with it and no record. */
export interface KnowledgeSheet {
  records: GroupedProcedure[];
  problems: SheetProblem[];
}

/** Writes records as a spreadsheet that staff can edit and `readKnowledgeSheet` reads back to equal records. */
export async function writeKnowledgeSheet(records: readonly GroupedProcedure[], type: SheetType): Promise<Uint8Array> {
  const tables = tablesOf(records);
  return type === "xlsx" ? writeWorkbook(tables) : writeCsv(tables);
}

/**
 * Reads a spreadsheet of records. All or nothing: half an edit of a fee table would be a wrong answer that looks right.
 * `known` are the records there are already; references may point to them, and they keep their groups.
 */
export async function readKnowledgeSheet(
  bytes: Uint8Array,
  type: SheetType,
  known: readonly KnownRecord[] = [],
): Promise<KnowledgeSheet> {
  const problems: SheetProblem[] = [];
  const tables = type === "xlsx" ? await readWorkbook(bytes, problems) : readCsv(bytes, problems);
  if (problems.length > 0) return { records: [], problems };
  const { drafts, records } = readTables(tables, problems);
  if (problems.length === 0) problems.push(...referenceProblems(drafts, known));
  return { records: problems.length > 0 ? [] : records, problems };
}
