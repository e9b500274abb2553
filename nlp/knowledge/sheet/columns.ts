/** What a cell holds; the words are what staff read and write for a value of the record. */
export type CellKind = "text" | "code" | "day" | "money" | "decimal" | "yes-no" | Readonly<Record<string, string>>;

/** One column of a sheet: its header, where its value stands in the record (or the line), and what it may hold. */
export interface Column {
  header: string;
  path: readonly string[];
  kind: CellKind;
  needed?: true;
}

/** One sheet of the workbook; in the CSV form it is the file of that name. */
export interface SheetPlan {
  sheet: string;
  file: string;
  columns: readonly Column[];
}

const statusWords = { confirmed: "đã xác nhận", unverified: "chưa xác nhận" };
const onlineWords = { fully: "toàn trình", partly: "một phần", never: "không nộp được", unknown: "chưa rõ" };
const channelWords = {
  any: "mọi cách nộp",
  online: "nộp trên mạng",
  "in-person": "nộp tại quầy",
  none: "không nộp cùng hồ sơ",
};

const owner: Column = { header: "Mã thủ tục", path: ["owner"], kind: "text", needed: true };

/** One row a procedure. Its mark says which words it was made from, so that nobody overwrites newer ones unseen. */
export const recordSheet = {
  sheet: "Thủ tục",
  file: "thu-tuc.csv",
  columns: [
    { header: "Mã", path: ["id"], kind: "text", needed: true },
    { header: "Nhóm", path: ["group"], kind: "text", needed: true },
    { header: "Tên chính thức", path: ["name"], kind: "text", needed: true },
    { header: "Nói với người dân", path: ["spoken"], kind: "text", needed: true },
    { header: "Chữ trên nút", path: ["label"], kind: "text", needed: true },
    { header: "Gợi ý gần nhất", path: ["nearest"], kind: "text", needed: true },
    { header: "Cơ quan làm", path: ["office", "name"], kind: "text", needed: true },
    { header: "Quầy phường nhận", path: ["office", "ward_counter"], kind: "yes-no", needed: true },
    { header: "Nơi nộp", path: ["where", "place"], kind: "text", needed: true },
    { header: "Nộp trên mạng", path: ["where", "online", "can"], kind: onlineWords, needed: true },
    { header: "Cách nộp trên mạng", path: ["where", "online", "how"], kind: "text", needed: true },
    { header: "Dùng VNeID", path: ["where", "vneid"], kind: "yes-no", needed: true },
    { header: "Nhận qua bưu điện", path: ["where", "post"], kind: "yes-no", needed: true },
    { header: "Thời hạn (số)", path: ["time", "value"], kind: "decimal" },
    { header: "Thời hạn (đơn vị)", path: ["time", "unit"], kind: "text", needed: true },
    { header: "Ghi chú thời hạn", path: ["time", "note"], kind: "text" },
    { header: "Nói về thời hạn", path: ["time", "spoken"], kind: "text" },
    { header: "Tình trạng thời hạn", path: ["time", "status"], kind: statusWords, needed: true },
    { header: "Ghi chú lệ phí", path: ["fee", "note"], kind: "text" },
    { header: "Kết quả nhận được", path: ["result"], kind: "text", needed: true },
    { header: "Áp dụng từ ngày", path: ["valid_from"], kind: "day", needed: true },
    { header: "Áp dụng đến ngày", path: ["valid_to"], kind: "day" },
    { header: "Độ chắc chắn", path: ["confidence"], kind: { high: "cao", medium: "vừa", low: "thấp" }, needed: true },
    { header: "Dấu bản", path: ["mark"], kind: "text" },
  ],
} as const satisfies SheetPlan;

/** One row an amount: what is paid with a dossier, and what is received. */
export const moneySheet = {
  sheet: "Tiền",
  file: "tien.csv",
  columns: [
    owner,
    { header: "Loại", path: ["list"], kind: { fee: "lệ phí", benefit: "mức được hưởng" }, needed: true },
    { header: "Trường hợp", path: ["case"], kind: "text" },
    { header: "Tên khoản", path: ["noun"], kind: "text" },
    { header: "Cách nộp", path: ["channel"], kind: channelWords, needed: true },
    { header: "Số tiền (đồng)", path: ["amount"], kind: "money" },
    { header: "Tỷ lệ (%)", path: ["rate_percent"], kind: "decimal" },
    { header: "Tính theo", path: ["unit"], kind: "text", needed: true },
    { header: "Tình trạng", path: ["status"], kind: statusWords, needed: true },
    { header: "Mã nguồn", path: ["source"], kind: "text" },
    { header: "Đến ngày", path: ["valid_to"], kind: "day" },
    { header: "Ghi chú nội bộ", path: ["label"], kind: "text" },
  ],
} as const satisfies SheetPlan;

/** The lists of a record that are lines of text, by what staff call such a line. */
export const lineWords = {
  aliases: "cách người dân gọi",
  codes: "mã quốc gia",
  eligibility: "điều kiện",
  documents: "giấy tờ",
  special_documents: "giấy tờ riêng",
  steps: "bước",
  waivers: "miễn giảm",
  penalty: "mức phạt",
  validity: "giá trị sử dụng",
  legal: "căn cứ",
  forms: "biểu mẫu",
  notes: "ghi chú",
  related: "thủ tục liên quan",
  narrower: "thủ tục riêng hơn",
  excludes: "từ loại trừ",
  moves: "từ chuyển sang thủ tục khác",
  unverified: "điểm chưa rõ",
} as const;

export type LineKind = keyof typeof lineWords;

/** Lines that are a fact: they have a status of their own. */
export const factLines: ReadonlySet<LineKind> = new Set([
  "eligibility",
  "documents",
  "special_documents",
  "steps",
  "penalty",
  "validity",
  "notes",
]);

/** Lines that a record may be without altogether; the others are written even when empty. */
export const lineDefaults: ReadonlySet<LineKind> = new Set(["penalty", "validity", "narrower", "excludes", "moves"]);

/** One row a line. */
export const lineSheet = {
  sheet: "Dòng",
  file: "dong.csv",
  columns: [
    owner,
    { header: "Loại", path: ["list"], kind: lineWords, needed: true },
    { header: "Nội dung", path: ["text"], kind: "text", needed: true },
    { header: "Tình trạng", path: ["status"], kind: statusWords },
    { header: "Chuyển sang", path: ["to"], kind: "text" },
    { header: "Từ ngày", path: ["valid_from"], kind: "day" },
    { header: "Đến ngày", path: ["valid_to"], kind: "day" },
  ],
} as const satisfies SheetPlan;

/** One row a source; the first of a record is its own. */
export const sourceSheet = {
  sheet: "Nguồn",
  file: "nguon.csv",
  columns: [
    owner,
    { header: "Mã nguồn", path: ["id"], kind: "text", needed: true },
    { header: "Tên nguồn", path: ["title"], kind: "text", needed: true },
    { header: "Mã quốc gia", path: ["code"], kind: "code" },
    { header: "Địa chỉ", path: ["url"], kind: "text" },
    { header: "Ngày xem", path: ["checked"], kind: "day", needed: true },
  ],
} as const satisfies SheetPlan;

export const sheetPlans: readonly SheetPlan[] = [recordSheet, moneySheet, lineSheet, sourceSheet];
