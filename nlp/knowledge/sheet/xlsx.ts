import readExcelFile from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { isSoundArchive } from "./archive.ts";
import type { Cell } from "./cells.ts";
import { guideSheet, guideTable } from "./guide.ts";
import type { SheetProblem } from "./problems.ts";
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

/** Writes the workbook: the guide first, then a sheet a table, headers bold and always in view. */
export async function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  const guide = guideTable();
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

/** Reads every sheet of a workbook; the guide is passed over. */
export async function readWorkbook(bytes: Uint8Array, problems: SheetProblem[]): Promise<Table[]> {
  try {
    if (!isSoundArchive(bytes)) throw new Error("not an archive of ours");
    const sheets = await readExcelFile(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data as unknown as Cell[][] }));
  } catch {
    problems.push({
      sheet: "Tệp",
      text: "Không đọc được tệp này",
      hint: "Lưu lại bằng kiểu Excel (.xlsx) rồi nhập lại.",
    });
    return [];
  }
}
