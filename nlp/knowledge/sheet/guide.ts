import { type CellKind, type SheetPlan, sheetPlans } from "./columns.ts";
import type { Table } from "./rows.ts";

/** The first sheet, for people; it is never read back. */
export const guideSheet = { sheet: "Hướng dẫn", file: "huong-dan.csv" };

const kindWords: Readonly<Record<Exclude<CellKind, object>, string>> = {
  text: "chữ, tối đa 300 ký tự",
  code: "mã 7 chữ số kiểu 1.001193, ô định dạng Văn bản",
  day: "ngày/tháng/năm, ví dụ 01/07/2026",
  money: "số đồng viết liền; 0 là miễn phí, để trống là chưa biết",
  decimal: "số; để trống là chưa biết. Không định dạng ô thành phần trăm",
  "yes-no": "có; không",
};

const advice = [
  "Mỗi thủ tục là một dòng ở sheet Thủ tục. Tiền, các dòng nội dung và nguồn nằm ở ba sheet sau, nối với thủ tục bằng cột Mã thủ tục.",
  "Thứ tự các dòng của một thủ tục là thứ tự sẽ đọc cho người dân. Dòng trống được bỏ qua.",
  "Chỉ điều đã xác nhận mới được nói với người dân; điều chưa xác nhận để cán bộ theo dõi.",
  "Đừng đổi tên sheet và tên cột. Thủ tục không có trong tệp thì giữ nguyên, không bị xóa.",
  "Cột Dấu bản cho biết dòng được xuất từ bản nào của thủ tục: đừng sửa. Thủ tục mới thì để trống.",
  "Một dòng sai thì không nhận gì cả: sửa hết các lỗi được báo rồi nhập lại.",
  "Ô bắt đầu bằng = + - @ có dấu ' đứng trước để Excel không coi là công thức.",
  'Bản CSV là một tệp .zip, mỗi sheet một tệp. Lưu từ Excel thì chọn kiểu "CSV UTF-8".',
];

const wordsOf = (kind: CellKind) => (typeof kind === "string" ? kindWords[kind] : Object.values(kind).join("; "));

/** Advice, then what each column takes. */
export function guideOf(plans: readonly SheetPlan[], lines: readonly string[]): Table {
  const columns = plans.flatMap(({ sheet, columns: all }) =>
    all.map(({ header, kind, needed }) => [sheet, header, wordsOf(kind), needed ? "bắt buộc" : "có thể trống"]),
  );
  return {
    sheet: guideSheet.sheet,
    rows: [...lines.map((line) => [line]), [null], ["Sheet", "Cột", "Giá trị được ghi", "Bắt buộc"], ...columns],
  };
}

/** The guide to the sheets of records. */
export const guideTable = (): Table => guideOf(sheetPlans, advice);
