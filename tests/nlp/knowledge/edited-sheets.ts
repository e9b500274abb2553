import { expect } from "@jest/globals";
import { readProcedureFiles } from "../../../nlp/knowledge/procedure-files.ts";
import type { Cell } from "../../../nlp/knowledge/sheet/cells.ts";
import { problemLine } from "../../../nlp/knowledge/sheet/problems.ts";
import { type Table, tablesOf } from "../../../nlp/knowledge/sheet/rows.ts";
import { readKnowledgeSheet } from "../../../nlp/knowledge/sheet/sheet.ts";
import { writeWorkbook } from "../../../nlp/knowledge/sheet/xlsx.ts";

export const files = readProcedureFiles();
export const all = files.flatMap(({ group, procedures }) => procedures.map((procedure) => ({ group, procedure })));
export const known = { records: all.map(({ group, procedure: { id, label } }) => ({ id, label, group })) };
export const one = (id: string) => all.filter(({ procedure }) => procedure.id === id);

/** The sheets of one record, changed by hand as somebody in Excel would. */
function sheetsOf(id: string, change: (edit: Edit) => void): Table[] {
  const tables = tablesOf(one(id));
  const table = (sheet: string) => tables.find((each) => each.sheet === sheet) as Table;
  const columnOf = (sheet: string, header: string) => table(sheet).rows[0]?.indexOf(header) ?? -1;
  change({
    rows: (sheet) => table(sheet).rows,
    set: (sheet, row, header, value) => {
      const cells = table(sheet).rows[row - 1];
      if (cells) cells[columnOf(sheet, header)] = value;
    },
    rename: (sheet, name) => {
      table(sheet).sheet = name;
    },
  });
  return tables;
}
export interface Edit {
  rows(sheet: string): Cell[][];
  set(sheet: string, row: number, header: string, value: Cell): void;
  rename(sheet: string, name: string): void;
}

export const readBook = async (tables: readonly Table[]) => readKnowledgeSheet(await writeWorkbook(tables), known);
const readEdited = (change: (edit: Edit) => void, id = "khai-sinh") => readBook(sheetsOf(id, change));
export async function faultsOf(change: (edit: Edit) => void, id?: string): Promise<string[]> {
  const { records, problems } = await readEdited(change, id);
  expect(records).toEqual([]);
  return problems.map(problemLine);
}
export async function procedureOf(change: (edit: Edit) => void, id?: string) {
  const { records, problems } = await readEdited(change, id);
  expect(problems).toEqual([]);
  return records[0]?.procedure;
}
