import { markOf } from "../record-meaning.ts";
import { type Cell, writeCell } from "./cells.ts";
import {
  type Column,
  factLines,
  type LineKind,
  lineSheet,
  lineWords,
  moneySheet,
  recordSheet,
  type SheetPlan,
  sourceSheet,
} from "./columns.ts";
import { type GroupedProcedure, type Plain, valueAt, type WrittenProcedure } from "./plain.ts";

/** A sheet as rows of cells, the header first. */
export interface Table {
  sheet: string;
  rows: Cell[][];
}

const linesOf: Readonly<Record<LineKind, (procedure: WrittenProcedure) => readonly unknown[]>> = {
  ...(Object.fromEntries(
    (Object.keys(lineWords) as LineKind[]).map((list) => [
      list,
      (procedure: WrittenProcedure) => valueAt(procedure, [list]) ?? [],
    ]),
  ) as Record<LineKind, (procedure: WrittenProcedure) => readonly unknown[]>),
  waivers: ({ fee }) => fee.waivers,
  moves: ({ moves = [] }) => moves.flatMap(({ to, cues }) => cues.map((text) => ({ to, text }))),
};

/** One line of a list as the columns of `lineSheet` hold it. */
function asLine(list: LineKind, line: unknown): Plain {
  const parts = typeof line === "string" ? { text: line } : (line as Plain);
  return factLines.has(list) ? { status: "confirmed", ...parts } : parts;
}

function recordRow({ group, procedure }: GroupedProcedure): Plain {
  const mark = markOf(procedure);
  return { ...procedure, group, mark, time: { status: "confirmed", ...procedure.time } };
}

const moneyRows = ({ procedure }: GroupedProcedure): Plain[] => [
  ...procedure.fee.items.map((item) => ({ owner: procedure.id, list: "fee", ...item })),
  ...(procedure.benefit ?? []).map((item) => ({ owner: procedure.id, list: "benefit", ...item })),
];

const lineRows = ({ procedure }: GroupedProcedure): Plain[] =>
  (Object.keys(lineWords) as LineKind[]).flatMap((list) =>
    linesOf[list](procedure).map((line) => ({ owner: procedure.id, list, ...asLine(list, line) })),
  );

const sourceRows = ({ procedure }: GroupedProcedure): Plain[] =>
  procedure.sources.map((source) => ({ owner: procedure.id, ...source }));

/** Data as the rows of one sheet. */
export function tableOf({ sheet, columns }: SheetPlan, rows: readonly Plain[]): Table {
  const cellOf = (row: Plain, { path, kind }: Column) => writeCell(valueAt(row, path), kind);
  return {
    sheet,
    rows: [columns.map(({ header }) => header), ...rows.map((row) => columns.map((column) => cellOf(row, column)))],
  };
}

/** The records as the four sheets. `readTables` reads them back to equal records. */
export function tablesOf(records: readonly GroupedProcedure[]): Table[] {
  return [
    tableOf(recordSheet, records.map(recordRow)),
    tableOf(moneySheet, records.flatMap(moneyRows)),
    tableOf(lineSheet, records.flatMap(lineRows)),
    tableOf(sourceSheet, records.flatMap(sourceRows)),
  ];
}
