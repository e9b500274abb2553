import type { EntryValidator } from "../../../core/knowledge/version.ts";
import type { SheetChange } from "./changes.ts";
import type { SheetProblem } from "./problems.ts";
import type { KnowledgeSheet } from "./sheet.ts";

/** What a record may not be beside those in force, though its cells are well written. */
const faults: Readonly<Record<string, { text: string; hint: string }>> = {
  "unsafe-cue": {
    text: "Chữ để phân biệt có dấu hoặc ký hiệu",
    hint: "Chỉ ghi chữ thường không dấu và số, cách nhau một khoảng trắng; a|b nghĩa là a hoặc b.",
  },
  "no-such-record": {
    text: "Thủ tục này chưa được dùng",
    hint: "Bỏ dòng này; khi thủ tục kia được duyệt rồi thì nạp lại.",
  },
  taken: {
    text: "Chữ trên nút này thủ tục khác đang dùng",
    hint: "Đặt chữ khác, hoặc chờ bản mới của thủ tục kia được duyệt.",
  },
};
const other = { text: "Giá trị không dùng được", hint: "Xem sheet Hướng dẫn rồi ghi lại." };

/** Faults that only show beside the records in force, at the cells they stand in. */
export function entryProblems(
  sheet: KnowledgeSheet,
  changes: readonly SheetChange[],
  validate: EntryValidator,
): SheetProblem[] {
  return changes.flatMap(({ after }) =>
    validate(after, after.id).map(({ path, code }) => ({
      ...sheet.spotOf(after.id, path),
      ...(faults[code] ?? other),
    })),
  );
}
