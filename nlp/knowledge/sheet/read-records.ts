import type { z } from "zod";
import { procedureSchema } from "../record.ts";
import {
  factLines,
  type LineKind,
  lineDefaults,
  lineSheet,
  lineWords,
  moneySheet,
  recordSheet,
  sourceSheet,
} from "./columns.ts";
import type { GroupedProcedure, Plain, WrittenProcedure } from "./plain.ts";
import { type SheetProblem, type Spot, sayIssue } from "./problems.ts";
import { type ReadRow, readRows } from "./read-rows.ts";
import type { Table } from "./rows.ts";

/** A record on its way out of the sheets, with the spot of each of its parts by path ("fee.items.0"). */
export interface Draft {
  group: string;
  mark?: string;
  plain: Plain & { id: string };
  spots: Map<string, ReadRow>;
}

type List = Plain[] | string[];

const asText = (value: unknown) => String(value ?? "");

function startDraft(row: ReadRow): Draft {
  const { group, mark, ...plain } = row.data;
  const { status, ...time } = (plain.time ?? {}) as Plain;
  const fee = (plain.fee ?? {}) as Plain;
  const lists = (Object.keys(lineWords) as LineKind[]).filter((list) => !lineDefaults.has(list) && list !== "waivers");
  return {
    group: asText(group),
    ...(mark === undefined ? {} : { mark: asText(mark) }),
    plain: {
      ...plain,
      id: asText(plain.id),
      ...Object.fromEntries(lists.map((list) => [list, []])),
      time: { value: null, ...time, ...(status === "unverified" && { status }) },
      fee: { items: [], waivers: [], ...fee },
      sources: [],
    },
    spots: new Map([["", row]]),
  };
}

/** Puts one more entry at the end of a list of the record, and remembers where it came from. */
function append(draft: Draft, path: readonly [string, string?], entry: Plain | string, row: ReadRow): void {
  const [outer, inner] = path;
  const holder = inner ? (draft.plain[outer] as Plain) : draft.plain;
  const name = inner ?? outer;
  const list = (holder[name] ?? []) as List;
  draft.spots.set([...path.filter(Boolean), list.length].join("."), row);
  holder[name] = [...list, entry];
}

function addMoney(draft: Draft, row: ReadRow): void {
  const { owner: _, list, ...item } = row.data;
  append(draft, list === "fee" ? ["fee", "items"] : ["benefit"], { amount: null, ...item }, row);
}

/** Which of the columns of a line a kind of line uses besides its text. */
const extrasOf = (list: LineKind): readonly string[] =>
  factLines.has(list) ? ["status"] : list === "moves" ? ["to"] : list === "waivers" ? ["valid_from", "valid_to"] : [];

function addMove(draft: Draft, { to, text }: Plain, row: ReadRow): void {
  const moves = (draft.plain.moves ?? []) as { to: string; cues: string[] }[];
  const at = moves.findIndex((move) => move.to === to);
  if (at < 0) append(draft, ["moves"], { to: asText(to), cues: [] }, row);
  const move = (draft.plain.moves as typeof moves)[at < 0 ? moves.length : at];
  draft.spots.set(`moves.${at < 0 ? moves.length : at}.cues.${move?.cues.length}`, row);
  move?.cues.push(asText(text));
}

function addLine(draft: Draft, row: ReadRow, problems: SheetProblem[]): void {
  const { owner: _, list: kind, ...line } = row.data;
  const list = kind as LineKind;
  const extras = extrasOf(list);
  const tell = (name: string, text: string, hint: string) => problems.push({ ...row.spotOf(name), text, hint });
  for (const name of Object.keys(line)) {
    if (name !== "text" && !extras.includes(name)) {
      tell(name, `Dòng loại "${lineWords[list]}" không dùng cột này`, "Xóa ô này.");
    }
  }
  for (const name of ["status", "to"].filter((each) => extras.includes(each) && line[each] === undefined)) {
    tell(name, "Ô trống", `Dòng loại "${lineWords[list]}" cần giá trị ở cột này.`);
  }
  if (list === "moves") addMove(draft, line, row);
  else if (list === "waivers") append(draft, ["fee", "waivers"], line, row);
  else append(draft, [list], line.status === "unverified" ? line : asText(line.text), row);
}

function addSource(draft: Draft, row: ReadRow): void {
  const { owner: _, ...source } = row.data;
  append(draft, ["sources"], source, row);
}

/** The nearest spot of a path of the record: the cell, else its row, else the record's own row. */
export function spotAt(draft: Draft | undefined, path: readonly PropertyKey[]): Spot {
  for (let length = path.length; length >= 0; length--) {
    const row = draft?.spots.get(path.slice(0, length).join("."));
    if (row) return row.spotOf(path.slice(length).join(".") || "text");
  }
  return { sheet: recordSheet.sheet, row: 1 };
}

function collect(tables: readonly Table[], problems: SheetProblem[]): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const row of readRows(recordSheet, tables, problems)) {
    const draft = startDraft(row);
    if (drafts.has(draft.plain.id)) {
      problems.push({
        ...row.spotOf("id"),
        text: `Mã "${draft.plain.id}" đã có ở dòng trên`,
        hint: "Đổi mã hoặc xóa dòng.",
      });
    } else drafts.set(draft.plain.id, draft);
  }
  const isWhole = problems.length === 0;
  const give = (row: ReadRow, add: (draft: Draft) => void) => {
    const id = asText(row.data.owner);
    const draft = drafts.get(id);
    if (draft) add(draft);
    else if (isWhole) {
      problems.push({ ...row.spotOf("owner"), text: `Không có thủ tục "${id}"`, hint: 'Ghi mã có ở sheet "Thủ tục".' });
    }
  };
  for (const row of readRows(moneySheet, tables, problems)) give(row, (draft) => addMoney(draft, row));
  for (const row of readRows(lineSheet, tables, problems)) give(row, (draft) => addLine(draft, row, problems));
  for (const row of readRows(sourceSheet, tables, problems)) give(row, (draft) => addSource(draft, row));
  return [...drafts.values()];
}

function recordOf({ group, plain, mark }: Draft): GroupedProcedure {
  return { group, procedure: plain as unknown as WrittenProcedure, ...(mark === undefined ? {} : { mark }) };
}

/**
 * Reads the four sheets to records and their drafts. Every fault is added to `problems`; the records are whole only
 * when there is none, because a row that could not be read is missing from its record.
 */
export function readTables(tables: readonly Table[], problems: SheetProblem[]) {
  const drafts = collect(tables, problems);
  const isComplete = problems.length === 0;
  const records = drafts.flatMap((draft): GroupedProcedure[] => {
    const checked = procedureSchema.safeParse(draft.plain);
    if (checked.success) return [recordOf(draft)];
    // A list that seems too short may only lack the rows that were refused already.
    const issues = checked.error.issues.filter((issue) => isComplete || !isShortList(issue));
    problems.push(...issues.map((issue) => ({ ...spotAt(draft, issue.path), ...sayIssue(issue) })));
    return [];
  });
  return { drafts, records };
}

const isShortList = (issue: z.core.$ZodIssue) =>
  (issue.code === "too_small" && issue.origin === "array") || issue.message === "no confirmed document";
