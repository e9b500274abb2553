import { parse } from "csv-parse/sync";
import { strToU8, zipSync } from "fflate";
import { isAppError } from "../../../core/errors.ts";
import { type Entries, maxCells, refusal } from "./archive.ts";
import { type Cell, guardText } from "./cells.ts";
import { type SheetPlan, sheetPlans } from "./columns.ts";
import { guideSheet, guideTable } from "./guide.ts";
import type { SheetProblem } from "./problems.ts";
import type { Table } from "./rows.ts";

/** Excel reads a CSV file as UTF-8 only when it begins with this mark. */
const byteOrderMark = "\ufeff";
const files = [guideSheet, ...sheetPlans];
/** The ZIP format's own earliest day: the same records give the same bytes. */
const entryDate = new Date("1980-01-01T12:00:00");

function cellText(cell: Cell): string {
  const text =
    cell instanceof Date ? cell.toISOString().slice(0, 10).split("-").reverse().join("/") : String(cell ?? "");
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as one CSV text that Excel opens as it is. */
export const csvText = (rows: readonly Cell[][]): string =>
  byteOrderMark + rows.map((row) => row.map(cellText).join(",")).join("\r\n");

const guarded = (cell: Cell): Cell =>
  typeof cell === "string" ? (/^[\t\r]/.test(cell) ? `'${cell}` : guardText(cell)) : cell;

/** The same, of words that came from others and go to a spreadsheet only: none of them is taken for a formula. */
export const guardedCsvText = (rows: readonly Cell[][]): string => csvText(rows.map((row) => row.map(guarded)));

/** Writes one ZIP archive with a CSV file a sheet, each in UTF-8 with its mark. */
export function writeCsv(tables: readonly Table[]): Uint8Array {
  const entries = [guideTable(), ...tables].flatMap(({ sheet, rows }) => {
    const plan = files.find((each) => each.sheet === sheet);
    return plan ? [[plan.file, strToU8(csvText(rows))] as const] : [];
  });
  return zipSync(Object.fromEntries(entries), { mtime: entryDate });
}

/** What parts the cells, by the heading: no header of ours holds any of these. */
function delimiterOf(text: string): string {
  const [heading = ""] = text.trimStart().split(/\r?\n/, 1);
  const count = (sign: string) => heading.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** undefined: the bytes are not UTF-8. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/^sep=.\r?\n/i, "");
  } catch {
    return undefined;
  }
}

function parseCsv(text: string): Cell[][] {
  const delimiter = delimiterOf(text);
  if (text.split(delimiter).length + text.split("\n").length > maxCells) throw refusal("too-large");
  return parse(text, { delimiter, relax_column_count: true });
}

function notText(file: string) {
  const hint = 'Trong Excel chọn Lưu thành, kiểu "CSV UTF-8", rồi nạp lại.';
  return { code: "not-utf-8", text: `Tệp ${file} không phải UTF-8, chữ có dấu không đọc được`, hint };
}

/** The parser says in which line of the file it lost the thread. */
function openQuote(fault: unknown, file: string) {
  const { lines: row } = fault as { lines?: number };
  const hint = 'Một ô có dấu " thì viết "" và để cả ô trong dấu "; Excel tự làm vậy khi lưu.';
  return {
    ...(row === undefined ? {} : { row }),
    code: "open-quote",
    text: `Dấu ngoặc kép không khớp trong tệp ${file}`,
    hint,
  };
}

/** Reads one CSV file as the sheet it stands for. */
export function readCsvFile(bytes: Uint8Array, { sheet, file }: SheetPlan, problems: SheetProblem[]): Table[] {
  const text = textIn(bytes);
  try {
    if (text !== undefined) return [{ sheet, rows: parseCsv(text) }];
    problems.push({ sheet, ...notText(file) });
  } catch (fault) {
    if (isAppError(fault)) throw fault;
    problems.push({ sheet, ...openQuote(fault, file) });
  }
  return [];
}

/** Reads the CSV files of an archive, also from a folder inside it. */
export function readCsv(entries: Entries, problems: SheetProblem[]): Table[] {
  return sheetPlans.flatMap((plan): Table[] => {
    const entry = [...entries].find(([name]) => name.split(/[/\\]/).at(-1)?.toLowerCase() === plan.file);
    return entry ? readCsvFile(entry[1], plan, problems) : [];
  });
}
