import { fold } from "../../normalise.ts";
import type { CellKind } from "./columns.ts";

/** A cell as both forms have it: a workbook knows numbers and days, CSV has only text. */
export type Cell = string | number | boolean | Date | null;

/** What is wrong with a cell and what to do, both read by staff. */
export interface CellFault {
  /** A stable name. */
  code: string;
  text: string;
  hint: string;
}

/** A cell read: its value (undefined: empty), or what is wrong. */
export type CellReading = { value: string | number | boolean | undefined } | CellFault;

const yesNoWords: Readonly<Record<string, boolean>> = { có: true, không: false, true: true, false: false };
/** No fee of any record is below 1.000 đồng; "10.000" read by an English Excel is the number 10. */
const leastMoney = 500;
/** Days 1 January 2000 to 31 December 2099 as Excel counts them. */
const serialDays = { from: 36_526, to: 73_050 };
const serialOrigin = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

/** Text as we keep it: composed accents, one space between words, nothing around; the guard of `guardText` taken off. */
export function cleanText(text: string): string {
  const tidy = text
    .normalize("NFC")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return /^'+[=+\-@＝＋－＠]/.test(tidy) ? tidy.slice(1) : tidy;
}

/** Text that no spreadsheet takes for a formula; `cleanText` takes the mark off again, however many the text itself has. */
export function guardText(text: string): string {
  return /^'*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && cleanText(cell) === "");

const isoDay = (date: Date) => date.toISOString().slice(0, 10);

function dayOf(year: number, month: number, day: number): CellReading {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { value: isoDay(date) } : dayFault(`${day}/${month}/${year}`);
}

const dayFault = (said: string): CellFault => ({
  code: "not-a-day",
  text: `"${said}" không phải một ngày có thật`,
  hint: "Ghi ngày/tháng/năm, ví dụ 01/07/2026.",
});

function readDay(cell: Cell): CellReading {
  if (cell instanceof Date) return { value: isoDay(cell) };
  const said = typeof cell === "string" ? cleanText(cell) : String(cell);
  const serial = /^\d{5}$/.test(said) ? Number(said) : undefined;
  if (serial !== undefined && serial >= serialDays.from && serial <= serialDays.to) {
    return { value: isoDay(new Date(serialOrigin + serial * dayMs)) };
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*| 00:00:00)?$/.exec(said);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  return local ? dayOf(Number(local[3]), Number(local[2]), Number(local[1])) : dayFault(said);
}

function readMoney(cell: Cell): CellReading {
  const said = cleanText(String(cell)).replace(/\s*(đ|đồng|vnđ|vnd)$/i, "");
  const isGrouped = /^\d{1,3}([., ]\d{3})+$/.test(said);
  const amount = isGrouped ? Number(said.replace(/[., ]/g, "")) : /^\d+$/.test(said) ? Number(said) : Number.NaN;
  if (!Number.isSafeInteger(amount)) {
    return {
      code: "not-money",
      text: `"${said}" không phải số tiền`,
      hint: "Ghi số đồng, ví dụ 5000. Miễn phí thì ghi 0; không biết thì để trống.",
    };
  }
  if (amount > 0 && amount < leastMoney) {
    return {
      code: "money-too-small",
      text: `Số tiền ${amount} đồng nhỏ quá, có lẽ Excel đã đọc dấu chấm ngàn thành dấu phẩy lẻ`,
      hint: "Ghi số đồng liền nhau, không dấu chấm, ví dụ 10000.",
    };
  }
  return { value: amount };
}

function readDecimal(cell: Cell): CellReading {
  const said = cleanText(String(cell)).replace(/\s*%$/, "");
  if (/^\d+([.,]\d+)?$/.test(said)) return { value: Number(said.replace(",", ".")) };
  const hint = "Ghi số, ví dụ 5 hoặc 0,5; không biết thì để trống.";
  return { code: "not-a-number", text: `"${said}" không phải một số`, hint };
}

function readText(cell: Cell): CellReading {
  if (cell instanceof Date) {
    return {
      code: "became-a-day",
      text: "Excel đã đổi chữ trong ô thành ngày",
      hint: "Định dạng ô là Văn bản (Text) rồi gõ lại.",
    };
  }
  const text = cleanText(String(cell));
  if (/\ufffd|\p{L}\?\p{L}/u.test(text)) {
    return {
      code: "lost-accents",
      text: `Chữ có dấu bị mất: "${text}"`,
      hint: 'Lưu lại bằng kiểu "CSV UTF-8", hoặc dùng tệp .xlsx.',
    };
  }
  return { value: text };
}

/** A procedure's number at the national portal: Excel takes it for a number and drops its last zeros or its point. */
function readCode(cell: Cell): CellReading {
  const read = readText(cell);
  if (!("value" in read) || !/^(\d\.\d{1,5}|\d{7})$/.test(String(read.value))) return read;
  return {
    code: "lost-digits",
    text: `Mã "${read.value}" thiếu chữ số: Excel đã coi mã là con số`,
    hint: "Định dạng ô là Văn bản (Text) rồi gõ lại đủ 7 chữ số, ví dụ 2.000130.",
  };
}

function readWord(cell: Cell, words: Readonly<Record<string, string>>): CellReading {
  const said = fold(cleanText(String(cell)));
  const found = Object.entries(words).find(([, word]) => fold(word) === said);
  if (found) return { value: found[0] };
  return wordFault(cell, Object.values(words));
}

const wordFault = (cell: Cell, words: readonly string[]): CellFault => ({
  code: "unknown-word",
  text: `"${cleanText(String(cell))}" không phải giá trị được dùng ở cột này`,
  hint: `Ghi một trong: ${words.join("; ")}.`,
});

function readYesNo(cell: Cell): CellReading {
  const value = yesNoWords[cleanText(String(cell)).toLowerCase()];
  return value === undefined ? wordFault(cell, ["có", "không"]) : { value };
}

const readers = {
  text: readText,
  code: readCode,
  day: readDay,
  money: readMoney,
  decimal: readDecimal,
  "yes-no": readYesNo,
};

/** Reads a cell as its column wants it. An empty cell is no value, never 0 and never "không". */
export function readCell(cell: Cell | undefined, kind: CellKind): CellReading {
  if (cell === undefined || isBlank(cell)) return { value: undefined };
  return typeof kind === "string" ? readers[kind](cell) : readWord(cell, kind);
}

/** Writes a value of a record for its column. */
export function writeCell(value: unknown, kind: CellKind): Cell {
  if (value === undefined || value === null) return null;
  if (typeof kind !== "string") return kind[String(value)] ?? null;
  if (kind === "yes-no") return value ? "có" : "không";
  if (kind === "day") return new Date(`${value}T00:00:00Z`);
  return typeof value === "number" ? value : guardText(String(value));
}
