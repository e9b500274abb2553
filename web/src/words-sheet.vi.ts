import type { Schemas } from "./api.ts";

type Waits = NonNullable<Schemas["SheetChange"]["waits"]>;

/** Words of spreadsheets of the knowledge. */
export const sheetWords = {
  download: "Tải bảng tính",
  downloadCsv: "Tải bản CSV",
  load: "Nạp bảng tính",
  title: "Nạp bảng tính",
  intro:
    "Tải bảng tính về, sửa trong Excel rồi nạp lại ở đây. Máy xem tệp trước, chưa ghi gì. Bản mới vẫn phải có người khác duyệt thì bà con mới thấy.",
  choose: "Chọn tệp",
  chooseOther: "Chọn tệp khác",
  file: "Tệp .xlsx, hoặc .zip chứa các tệp CSV, tối đa 5 MB",
  tooBig: "Tệp lớn quá 5 MB. Xóa hình và trang thừa rồi nạp lại.",
  refused: {
    kind: "Tệp này không phải bảng tính .xlsx, cũng không phải .zip chứa các tệp CSV tải từ đây. Tệp .xls đời cũ hoặc có mật khẩu thì lưu lại kiểu .xlsx.",
    damaged: "Tệp hỏng, không mở được. Mở bằng Excel, lưu lại kiểu .xlsx rồi nạp lại.",
    macros: "Tệp có macro nên không nhận. Lưu lại kiểu .xlsx, không macro.",
    "too-large": "Tệp bung ra quá lớn. Xóa hình, trang và dòng thừa rồi nạp lại.",
  },
  changedMeanwhile: "Kho vừa có bản mới nên chưa ghi gì. Đây là danh sách xem lại.",
  problems: (n: number) => `${n} chỗ phải sửa trong tệp`,
  problemsHint: "Chưa ghi gì. Sửa hết trong Excel rồi nạp lại.",
  moreProblems: (n: number) => `Còn ${n} chỗ nữa, nạp lại sẽ thấy.`,
  place: ({ sheet, row, column }: Schemas["SheetProblem"]) =>
    [sheet, row && `dòng ${row}`, column && `cột “${column}”`].filter(Boolean).join(", "),
  changes: (n: number) => `${n} thủ tục thay đổi`,
  nothing: "Tệp giống kho đang dùng, không có gì để đổi.",
  empty: "Tệp không có thủ tục nào.",
  unchanged: (n: number) => `${n} thủ tục trong tệp giống kho đang dùng.`,
  missing: (n: number) => `${n} thủ tục không có trong tệp, vẫn giữ nguyên.`,
  isNew: "Thủ tục mới",
  isChanged: "Sửa",
  unseen: "Chỉ đổi chỗ không hiện thành lời, như mã nguồn.",
  waits: {
    "same-draft": "Đã có bản nháp y như vậy",
    "same-proposed": "Đã gửi duyệt y như vậy",
    "own-draft": "Thay bản nháp đang viết dở",
  } satisfies Record<Waits, string>,
  stale: (n: number) => `${n} thủ tục đã có bản mới hơn tệp`,
  staleHint: "Có người đổi sau khi tệp được tải. Dòng trong tệp không dùng; tải bảng tính mới nếu còn muốn sửa.",
  draft: "Tạo bản nháp",
  drafted: (n: number) => (n === 0 ? "Không có bản nháp nào mới." : `Đã tạo ${n} bản nháp.`),
  waiting: (n: number) => `${n} thủ tục đã được gửi duyệt y như vậy từ trước.`,
  later: "Bản nháp nằm ở từng thủ tục, mục Có bản nháp.",
  propose: "Gửi duyệt tất cả",
  proposed: (n: number) => `Đã gửi duyệt ${n} bản. Người khác duyệt thì bà con mới thấy.`,
  notProposed: (n: number) => `${n} bản chưa gửi vì kho vừa có bản mới. Nạp lại tệp để xem.`,
  close: "Đóng",
} as const;
