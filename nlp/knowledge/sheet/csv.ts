import { strToU8, unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import { isSoundArchive } from "./archive.ts";
import type { Cell } from "./cells.ts";
import { sheetPlans } from "./columns.ts";
import { guideSheet, guideTable } from "./guide.ts";
import type { SheetProblem } from "./problems.ts";
import type { Table } from "./rows.ts";

/** Excel reads a CSV file as UTF-8 only when it begins with this mark. */
const byteOrderMark = "\ufeff";
const files = [guideSheet, ...sheetPlans];
/** The ZIP format's own earliest day: the same records give the same bytes. */
const entryDate = new Date("1980-01-01T12:00:00");

const inWords = (cell: Cell) =>
  cell instanceof Date ? cell.toISOString().slice(0, 10).split("-").reverse().join("/") : cell;

/** Writes one ZIP archive with a CSV file a sheet, each in UTF-8 with its mark. */
export function writeCsv(tables: readonly Table[]): Uint8Array {
  const entries = [guideTable(), ...tables].flatMap(({ sheet, rows }) => {
    const plan = files.find((each) => each.sheet === sheet);
    return plan
      ? [[plan.file, strToU8(byteOrderMark + Papa.unparse(rows.map((row) => row.map(inWords))))] as const]
      : [];
  });
  return zipSync(Object.fromEntries(entries), { mtime: entryDate });
}

/** Reads one CSV file, whatever it parts its cells with; undefined: the bytes are not UTF-8. */
function parseCsv(bytes: Uint8Array): Cell[][] | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/^sep=.\r?\n/i, "");
    return Papa.parse<string[]>(text, { delimitersToGuess: [",", ";", "\t"] }).data;
  } catch {
    return undefined;
  }
}

/** Reads the CSV files of an archive, also from a folder inside it. */
export function readCsv(bytes: Uint8Array, problems: SheetProblem[]): Table[] {
  if (!isSoundArchive(bytes)) {
    const hint = `Nén các tệp ${sheetPlans.map(({ file }) => file).join(", ")} vào một tệp .zip.`;
    problems.push({ sheet: "Tệp", text: "Bản CSV phải là một tệp .zip", hint });
    return [];
  }
  const entries = Object.entries(unzipSync(bytes));
  return sheetPlans.flatMap(({ sheet, file }): Table[] => {
    const entry = entries.find(([name]) => name.split(/[/\\]/).at(-1)?.toLowerCase() === file);
    if (!entry) return [];
    const rows = parseCsv(entry[1]);
    if (rows) return [{ sheet, rows }];
    const hint = 'Trong Excel chọn Lưu thành, kiểu "CSV UTF-8", rồi nén lại.';
    problems.push({ sheet, text: `Tệp ${file} không phải UTF-8, chữ có dấu không đọc được`, hint });
    return [];
  });
}
