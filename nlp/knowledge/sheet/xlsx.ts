import { zipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { type Entries, maxCells, refusal } from "./archive.ts";
import type { Cell } from "./cells.ts";
import { guideSheet, guideTable } from "./guide.ts";
import type { Table } from "./rows.ts";

const minWidth = 12;
const maxWidth = 60;

/** Text cells are formatted as text, so that Excel leaves what is typed there as it is. */
function styled(cell: Cell) {
  if (cell instanceof Date) return { value: cell, type: Date, format: "dd/mm/yyyy" };
  if (typeof cell === "number") return { value: cell, type: Number };
  return { value: cell === null ? "" : String(cell), type: String, format: "@" };
}

const header = (cell: Cell) => ({ value: String(cell), type: String, format: "@", fontWeight: "bold" as const });

function widths(rows: readonly Cell[][]) {
  const lengths = (rows.at(-1) ?? []).map((_, at) =>
    Math.max(...rows.slice(0, 50).map((row) => String(row[at] ?? "").length)),
  );
  return lengths.map((length) => ({ width: Math.min(maxWidth, Math.max(minWidth, length)) }));
}

/** Writes a workbook: the guide first, then a sheet a table, headers bold and always in view. */
export async function writeWorkbook(tables: readonly Table[], guide = guideTable()): Promise<Uint8Array> {
  const sheets = [
    { sheet: guideSheet.sheet, data: guide.rows.map((row) => row.map(styled)), columns: widths(guide.rows.slice(-20)) },
    ...tables.map(({ sheet, rows: [top = [], ...rows] }) => ({
      sheet,
      data: [top.map(header), ...rows.map((row) => row.map(styled))],
      columns: widths([top, ...rows]),
      stickyRowsCount: 1,
    })),
  ];
  return new Uint8Array(await writeExcelFile(sheets).toBuffer());
}

const address = /^([A-Z]{0,3})(\d{0,7})$/;
const base = "A".charCodeAt(0) - 1;

/** Cells that a sheet makes room for: one that is written far down or far out makes all before it. */
function areaOf(xml: Uint8Array): number {
  let [rows, columns] = [1, 1];
  for (const [, at = ""] of new TextDecoder().decode(xml).matchAll(/(?<!xmlns:)\br\s*=\s*["']([^"']*)["']/g)) {
    const [, letters = "", row = ""] = address.exec(at) ?? ["", "ZZZ", "9999999"];
    rows = Math.max(rows, Number(row));
    columns = Math.max(
      columns,
      Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - base, 0),
    );
  }
  return rows * columns;
}

/** Reads every sheet of a workbook; the guide is passed over. Throws UNSUPPORTED_FILE and TOO_LARGE. */
export async function readWorkbook(entries: Entries): Promise<Table[]> {
  const sheets = [...entries].filter(([name]) => /^xl\/worksheets\/.*\.xml$/i.test(name));
  if (sheets.reduce((sum, [, xml]) => sum + areaOf(xml), 0) > maxCells) throw refusal("too-large");
  // Packed anew: what the reader sees is what was counted here, whatever the file says of itself.
  const parts = [...entries].filter(([name]) => /\.(xml|rels)$/i.test(name));
  try {
    const read = await readExcelFile(Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 })));
    return read.map(({ sheet, data }) => ({ sheet, rows: data as unknown as Cell[][] }));
  } catch {
    throw refusal("damaged");
  }
}
