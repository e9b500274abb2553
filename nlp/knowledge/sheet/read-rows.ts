import { fold } from "../../normalise.ts";
import { type Cell, cleanText, isBlank, readCell } from "./cells.ts";
import type { Column, SheetPlan } from "./columns.ts";
import { type Plain, putAt } from "./plain.ts";
import type { SheetProblem, Spot } from "./problems.ts";
import type { Table } from "./rows.ts";

/** A row of a sheet as data, and where each of its values stands. */
export interface ReadRow {
  data: Plain;
  spot: Spot;
  spotOf(key: string): Spot;
}

const key = (cell: Cell | undefined) => fold(cleanText(String(cell ?? "")));

/** Where each column stands, by header in any order and spelling of accents; faults: missing, doubled, unknown. */
function findColumns(plan: SheetPlan, header: readonly Cell[], row: number, problems: SheetProblem[]) {
  const places = new Map<Column, number>();
  const fault = (code: string, text: string, hint: string) =>
    problems.push({ sheet: plan.sheet, row, code, text, hint });
  for (const column of plan.columns) {
    const found = header.flatMap((cell, at) => (key(cell) === fold(column.header) ? [at] : []));
    const [first] = found;
    if (first === undefined)
      fault("column-missing", `Thiếu cột "${column.header}"`, "Thêm lại cột đúng tên này, dù để trống.");
    else places.set(column, first);
    if (found.length > 1) fault("column-twice", `Có ${found.length} cột "${column.header}"`, "Giữ lại một cột.");
  }
  const known = new Set(plan.columns.map((column) => fold(column.header)));
  for (const cell of header) {
    if (!isBlank(cell) && !known.has(key(cell)))
      fault("column-unknown", `Cột lạ "${cleanText(String(cell))}"`, "Xóa cột này.");
  }
  return places;
}

function readRow(plan: SheetPlan, cells: readonly Cell[], row: number, places: ReadonlyMap<Column, number>) {
  const data: Plain = {};
  const problems: SheetProblem[] = [];
  for (const column of plan.columns) {
    const read = readCell(cells[places.get(column) ?? -1], column.kind);
    const at = { sheet: plan.sheet, row, column: column.header };
    if (!("value" in read)) problems.push({ ...at, ...read });
    else if (read.value !== undefined) putAt(data, column.path, read.value);
    else if (column.needed) problems.push({ ...at, code: "empty", text: "Ô trống", hint: "Ghi giá trị vào ô này." });
  }
  const spot = { sheet: plan.sheet, row };
  const spotOf = (name: string): Spot => {
    const column = plan.columns.find(({ path }) => path.join(".") === name);
    return column ? { ...spot, column: column.header } : spot;
  };
  return { read: { data, spot, spotOf }, problems };
}

/** A merged cell holds its value in the first row only: a line without owner belongs to the one above. */
function fillOwner(plan: SheetPlan, cells: readonly Cell[], at: number | undefined, above: Cell): readonly Cell[] {
  if (plan.columns[0]?.path[0] !== "owner" || at === undefined || !isBlank(cells[at])) return cells;
  return cells.map((cell, index) => (index === at ? above : cell));
}

/** Reads the rows of one sheet; blank rows are passed over, and rows with a faulty cell are told and left out. */
export function readRows(plan: SheetPlan, tables: readonly Table[], problems: SheetProblem[]): ReadRow[] {
  const table = tables.find(({ sheet }) => fold(cleanText(sheet)) === fold(plan.sheet));
  const top = table?.rows.findIndex((row) => !row.every(isBlank)) ?? -1;
  if (!table || top < 0) {
    problems.push({
      sheet: plan.sheet,
      code: "sheet-missing",
      text: "Thiếu sheet này hoặc sheet trống",
      hint: "Xuất lại tệp mẫu rồi sửa trên đó.",
    });
    return [];
  }
  const before = problems.length;
  const places = findColumns(plan, table.rows[top] ?? [], top + 1, problems);
  if (problems.length > before) return [];
  const [first] = plan.columns;
  const ownerAt = first && places.get(first);
  let above: Cell = null;
  return table.rows.flatMap((row, at) => {
    if (at <= top || row.every(isBlank)) return [];
    const cells = fillOwner(plan, row, ownerAt, above);
    above = cells[ownerAt ?? -1] ?? null;
    const result = readRow(plan, cells, at + 1, places);
    problems.push(...result.problems);
    return result.problems.length > 0 ? [] : [result.read];
  });
}
