import { parse } from "csv-parse/sync";
import { findDossierCodes } from "../../core/dossier/code.ts";
import { type Dossier, maxProcedureChars, tailDigits } from "../../core/dossier/dossier.ts";
import { AppError } from "../../core/errors.ts";
import { type Column, columnNames, columnOf, neededColumns, stateOf } from "./columns.ts";
import { readMoment } from "./moments.ts";

/** A line that was not taken: its number in the file, and why, in words for whoever exports it. No value of a person. */
export interface LineFault {
  line: number;
  why: string;
}

interface Row {
  line: number;
  cells: Partial<Record<Column, string>>;
}

const unreadable = (reason: string, why: string) => new AppError("BAD_INPUT", why, { details: { reason } });

function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw unreadable("encoding", "Tệp không phải UTF-8: xuất lại với mã UTF-8.");
  }
}

/** Names of procedures hold commas, so only the heading tells what parts the columns. */
function delimiterOf(text: string): string {
  const [heading = ""] = text.split(/\r?\n/, 1);
  const count = (sign: string): number => heading.split(sign).length;
  return count(";") > count(",") ? ";" : ",";
}

function rowsOf(content: Uint8Array): Row[] {
  const text = textOf(content);
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true } as const;
    lines = parse(text, { ...options, delimiter: delimiterOf(text) }) as unknown as typeof lines;
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    throw unreadable("quotes", `Dấu ngoặc kép không khớp gần dòng ${line ?? "cuối"}: chưa dòng nào được nhận.`);
  }
  const columns = (lines[0]?.record ?? []).map(columnOf);
  const missing = neededColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    throw unreadable("columns", `Tệp thiếu cột: ${missing.map((column) => columnNames[column]).join(", ")}.`);
  }
  return lines.slice(1).map(({ record, info }) => {
    const cells = record.flatMap((cell, index) => {
      const column = columns[index];
      return column && cell !== "" ? [[column, cell] as const] : [];
    });
    return { line: info.lines, cells: Object.fromEntries(cells) };
  });
}

/** Why a line cannot be taken, as it is thrown while one is read. */
class Unfit extends Error {}
const unfit = (column: Column, why: string): Unfit => new Unfit(`${columnNames[column]}: ${why}`);

function needed(cells: Row["cells"], column: Column): string {
  const cell = cells[column];
  if (cell === undefined) throw unfit(column, "để trống");
  return cell;
}

function momentIn(cells: Row["cells"], column: Column, edge: "start" | "end" = "start"): Date | undefined {
  const cell = cells[column];
  const at = cell === undefined ? undefined : readMoment(cell, edge);
  if (cell !== undefined && !at) throw unfit(column, "không phải ngày (dd/mm/yyyy hoặc yyyy-mm-dd)");
  return at;
}

/** Of the number only the end is read; who has none that ends so cannot be asked for it. */
function tailIn({ phone }: Row["cells"]): string | undefined {
  const digits = (phone ?? "").replace(/\D/g, "");
  return digits.length < tailDigits ? undefined : digits.slice(-tailDigits);
}

function dossierIn(cells: Row["cells"], asOf: Date): Dossier {
  const written = needed(cells, "code");
  const [code] = findDossierCodes(written);
  if (code !== written.toUpperCase()) throw unfit("code", "không đúng dạng, ví dụ HS-251103-0012");
  const procedure = needed(cells, "procedure");
  if (procedure.length > maxProcedureChars) throw unfit("procedure", `dài quá ${maxProcedureChars} ký tự`);
  const state = stateOf(needed(cells, "state"));
  if (!state) throw unfit("state", `chưa biết “${cells.state}”`);
  needed(cells, "changedAt");
  const changedAt = momentIn(cells, "changedAt");
  if (!changedAt || changedAt > asOf) throw unfit("changedAt", "sau lúc xuất tệp");
  const [receivedAt, dueAt, phoneTail] = [
    momentIn(cells, "receivedAt"),
    momentIn(cells, "dueAt", "end"),
    tailIn(cells),
  ];
  return {
    ...{ code, procedure, state, changedAt },
    ...(receivedAt && { receivedAt }),
    ...(dueAt && { dueAt }),
    ...(phoneTail && { phoneTail }),
  };
}

/**
 * Reads a file of filed dossiers as one-stop software exports them: CSV in UTF-8, commas or semicolons, Vietnamese
 * headings, one line a dossier. `asOf` is when it was exported. Lines that cannot be taken are named; a file of which
 * nothing can be made throws BAD_INPUT with a sentence for whoever sent it.
 */
export function readDossierFile(content: Uint8Array, asOf: Date): { dossiers: Dossier[]; wrong: LineFault[] } {
  const dossiers = new Map<string, { dossier: Dossier; line: number }>();
  const wrong: LineFault[] = [];
  for (const { line, cells } of rowsOf(content)) {
    try {
      const dossier = dossierIn(cells, asOf);
      const twin = dossiers.get(dossier.code);
      if (twin) throw unfit("code", `đã có ở dòng ${twin.line}`);
      dossiers.set(dossier.code, { dossier, line });
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      wrong.push({ line, why: error.message });
    }
  }
  return { dossiers: [...dossiers.values()].map(({ dossier }) => dossier), wrong };
}
