import { AppError } from "../../core/errors.ts";

const cell = /(?:"((?:[^"]|"")*)"|(?!")([^,\r\n]*))(,|\r?\n|$)/y;

/** Rows of a CSV file (RFC 4180: quotes, doubled quotes, line ends inside quotes). Empty lines are left out. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw new AppError("BAD_INPUT", `not a CSV file: row ${rows.length + 1} has a quote that never ends`);
    const [whole, quoted, bare = "", end] = found;
    at += whole.length;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "," && at < text.length) continue;
    if (end === ",") row.push("");
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}
