import type { z } from "zod";
import { lineWords } from "./columns.ts";

/** One thing to mend in a sheet. `row` counts as Excel does; without it the fault is of the whole sheet or file. */
export interface SheetProblem {
  sheet: string;
  row?: number;
  column?: string;
  /** A stable name; unset for what only the schema of a record can say. */
  code?: string;
  text: string;
  hint: string;
}

/** Where in the workbook something of a record stands. */
export interface Spot {
  sheet: string;
  row: number;
  column?: string;
}

/** A problem in one line, for a terminal. */
export function problemLine({ sheet, row, column, text, hint }: SheetProblem): string {
  const place = [sheet, row && `dòng ${row}`, column && `cột "${column}"`].filter(Boolean).join(", ");
  return `${place}: ${text}. ${hint}`;
}

/** The rules of a record that span several cells, by what the schema says of them. */
const rules: Readonly<Record<string, { text: string; hint: string }>> = {
  "channel none needs a noun": {
    text: 'Khoản "không nộp cùng hồ sơ" mà chưa có tên khoản',
    hint: 'Ghi cột "Tên khoản", ví dụ trợ cấp.',
  },
  "a confirmed item needs an amount or a rate": {
    text: "Khoản đã xác nhận mà không có số tiền lẫn tỷ lệ",
    hint: "Ghi số tiền (miễn phí là 0) hoặc tỷ lệ, hoặc để tình trạng là chưa xác nhận.",
  },
  "a time without value needs spoken": {
    text: "Thời hạn không có số mà cũng không có lời nói thay",
    hint: 'Ghi "Thời hạn (số)" hoặc "Nói về thời hạn".',
  },
  "no confirmed document": {
    text: "Chưa có giấy tờ nào đã xác nhận",
    hint: 'Thêm ở sheet "Dòng" ít nhất một dòng loại "giấy tờ", tình trạng "đã xác nhận".',
  },
};

const formats: Readonly<Record<string, { text: string; hint: string }>> = {
  regex: { text: "Mã không đúng dạng", hint: "Mã chỉ có chữ thường không dấu, số và gạch nối, ví dụ khai-sinh." },
  url: { text: "Địa chỉ không đúng dạng", hint: "Ghi đủ địa chỉ, ví dụ https://dichvucong.gov.vn." },
};

const listWords: Readonly<Record<string, string>> = { ...lineWords, sources: "nguồn", items: "lệ phí" };

/** A fact may be a text or a text with its status; what is said is what the fitting shape of the two lacks. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  return issue.errors.flat().find(({ code }) => code !== "invalid_type") ?? issue;
}

/** What a fault of the schema means to staff. */
export function sayIssue(outer: z.core.$ZodIssue): { text: string; hint: string } {
  const issue = innermost(outer);
  const rule = rules[issue.message];
  if (rule) return rule;
  if (issue.message.startsWith("not a regular expression")) {
    return { text: "Mẫu từ viết sai", hint: "Sửa ngoặc và dấu của mẫu, hoặc ghi từ thường không dấu." };
  }
  if (issue.code === "too_big" && issue.origin === "string") {
    return { text: `Dài quá ${issue.maximum} ký tự`, hint: "Viết ngắn lại." };
  }
  if (issue.code === "too_small" && issue.origin === "array") {
    const list = listWords[String(issue.path.at(-1))] ?? "dòng";
    return { text: `Cần ít nhất ${issue.minimum} dòng "${list}"`, hint: "Thêm dòng ở sheet tương ứng." };
  }
  if (issue.code === "too_small") return { text: "Số phải lớn hơn 0", hint: "Ghi lại số; không biết thì để trống." };
  const format = issue.code === "invalid_format" ? formats[issue.format] : undefined;
  return format ?? { text: "Giá trị không hợp lệ", hint: "Xem sheet Hướng dẫn rồi ghi lại." };
}
