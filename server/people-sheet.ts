import type { Account } from "../core/people/account.ts";
import type { StaffLine, StaffLineFault } from "../core/people/staff-list.ts";
import type { WardUnit } from "../core/routing/units.ts";
import { isOutsideUnit } from "../core/ticket/taxonomy.ts";
import { refusal, type SheetType, typeOf, unpack } from "../nlp/knowledge/sheet/archive.ts";
import type { SheetPlan } from "../nlp/knowledge/sheet/columns.ts";
import { csvText, readCsvFile } from "../nlp/knowledge/sheet/csv.ts";
import { guideOf, guideSheet } from "../nlp/knowledge/sheet/guide.ts";
import type { SheetProblem, Spot } from "../nlp/knowledge/sheet/problems.ts";
import { readRows } from "../nlp/knowledge/sheet/read-rows.ts";
import { type Table, tableOf } from "../nlp/knowledge/sheet/rows.ts";
import { readWorkbook, writeWorkbook } from "../nlp/knowledge/sheet/xlsx.ts";
import { newAccount } from "./contract-accounts.ts";

const roleWords = {
  OP: "Người trực",
  OFF: "Cán bộ",
  HEAD: "Trưởng đơn vị",
  LD: "Lãnh đạo",
  AUD: "Kiểm tra",
  ADM: "Quản trị",
} satisfies Record<StaffLine["role"], string>;
const peopleSheetName = "Người dùng";
type Units = readonly WardUnit[];

/** One row a person. Units go by the names the ward gave them; of one that is closed only who is there already is told. */
const peopleSheet = (units: Units): SheetPlan => ({
  sheet: peopleSheetName,
  file: "nguoi-dung.csv",
  columns: [
    { header: "Tên đăng nhập", path: ["username"], kind: "text", needed: true },
    { header: "Họ tên", path: ["name"], kind: "text", needed: true },
    { header: "Vai trò", path: ["role"], kind: roleWords, needed: true },
    {
      header: "Đơn vị",
      path: ["unit"],
      kind: Object.fromEntries(units.filter(({ id }) => !isOutsideUnit(id)).map(({ id, name }) => [id, name])),
    },
    { header: "Số máy nội bộ", path: ["extension"], kind: "text" },
    { header: "Đang làm việc", path: ["active"], kind: "yes-no" },
  ],
});
const advice = [
  "Mỗi người là một dòng ở sheet Người dùng. Tên đăng nhập cho biết dòng nói về ai, nên đừng đổi tên đăng nhập của người đã có.",
  "Đơn vị, số máy nội bộ để trống là không có. Đang làm việc để trống là giữ nguyên; người mới thì là có.",
  "Người đã có mà không có trong tệp thì giữ nguyên, trừ khi lúc nạp chọn cho nghỉ. Không ai tự sửa dòng của chính mình.",
  "Một dòng sai thì không nhận gì cả: sửa hết các lỗi được báo rồi nạp lại. Mật khẩu không bao giờ nằm trong tệp.",
  'Lưu thành CSV thì chọn kiểu "CSV UTF-8".',
];

const fieldWords: Readonly<Record<string, [code: string, text: string, hint: string]>> = {
  username: [
    "username-shape",
    "Tên đăng nhập không đúng dạng",
    "Ghi 3 đến 30 chữ thường không dấu, số, dấu chấm, gạch dưới; bắt đầu bằng chữ, ví dụ lan.nguyen.",
  ],
  name: ["name-shape", "Họ tên quá ngắn, quá dài hoặc có ký tự lạ", "Ghi 2 đến 80 chữ."],
  extension: ["extension-shape", "Số máy nội bộ không đúng", "Ghi 2 đến 10 chữ số, hoặc để trống."],
};
const faultWords: Record<StaffLineFault, [field: string, text: string, hint: string]> = {
  "username-twice": ["username", "Tên đăng nhập này đã có ở dòng trên", "Xóa một dòng, hoặc đặt tên khác."],
  "own-account": [
    "username",
    "Đây là chính anh/chị: không ai tự sửa quyền của mình",
    "Tải lại danh sách và để y nguyên dòng này.",
  ],
  "new-inactive": ["active", "Người chưa có ở đây mà ghi là không làm việc", "Xóa dòng này, hoặc ghi có."],
  "unit-missing": ["unit", "Cán bộ và trưởng đơn vị phải thuộc một đơn vị", "Ghi tên đơn vị."],
  "unit-closed": ["unit", "Đơn vị này không còn hoạt động", "Ghi một đơn vị đang hoạt động."],
  "unit-outside": ["unit", "Đơn vị này ở ngoài phường", "Ghi một đơn vị của phường."],
};

/** A spreadsheet of people as it was read: their lines where no cell is at fault, and every slip. */
export interface PeopleSheet {
  lines: StaffLine[];
  problems: SheetProblem[];
  /** What is wrong with a line beside others, said as a problem of its cell. */
  problemOf(fault: { line: number; code: StaffLineFault }): SheetProblem;
}

/** Who works or worked here, as a spreadsheet that `readPeopleSheet` reads back; nothing of anybody's sign-in but the name. */
export async function writePeopleSheet(
  accounts: readonly Account[],
  { type, units }: { type: SheetType; units: Units },
): Promise<Uint8Array> {
  const rows = accounts.map(({ username, name, role, unit, extension, active }) => {
    return { username, name, role, unit, extension, active };
  });
  const plan = peopleSheet(units);
  const table = tableOf(plan, rows);
  if (type === "xlsx") return writeWorkbook([table], guideOf([plan], advice));
  return new TextEncoder().encode(csvText(table.rows));
}

/** A workbook, or one CSV file as it is. Whoever has but one sheet of their own may call it as they like. */
async function tablesIn(bytes: Uint8Array, plan: SheetPlan, problems: SheetProblem[]): Promise<Table[]> {
  if (String.fromCharCode(...bytes.subarray(0, 2)) !== "PK") {
    if (bytes.includes(0)) throw refusal("kind");
    return readCsvFile(bytes, plan, problems);
  }
  const entries = unpack(bytes);
  if (typeOf(entries) !== "xlsx") throw refusal("kind");
  const tables = (await readWorkbook(entries)).filter(({ sheet }) => sheet !== guideSheet.sheet);
  return tables.length === 1 ? tables.map((table) => ({ ...table, sheet: plan.sheet })) : tables;
}

/** Reads a spreadsheet of people. Throws UNSUPPORTED_FILE and TOO_LARGE for what is none. */
export async function readPeopleSheet(bytes: Uint8Array, units: Units): Promise<PeopleSheet> {
  const problems: SheetProblem[] = [];
  const plan = peopleSheet(units);
  const tables = await tablesIn(bytes, plan, problems);
  const rows = problems.length > 0 ? [] : readRows(plan, tables, problems);
  const spots: ((field: string) => Spot)[] = [];
  const lines = rows.flatMap(({ data, spotOf }): StaffLine[] => {
    const username = String(data.username).toLowerCase();
    const parsed = newAccount.safeParse({ ...data, username });
    if (!parsed.success) {
      for (const { path } of parsed.error.issues) {
        const field = String(path[0]);
        const [code, text, hint] = fieldWords[field] ?? ["cell", "Ô không đúng", "Xem sheet Hướng dẫn."];
        problems.push({ ...spotOf(field), code, text, hint });
      }
      return [];
    }
    spots.push(spotOf);
    const { unit, extension, ...person } = parsed.data;
    const active = data.active as boolean | undefined;
    return [
      { ...person, ...(unit && { unit }), ...(extension && { extension }), ...(active !== undefined && { active }) },
    ];
  });
  const problemOf: PeopleSheet["problemOf"] = ({ line, code }) => {
    const [field, text, hint] = faultWords[code];
    return { ...(spots[line]?.(field) ?? { sheet: peopleSheetName }), code, text, hint };
  };
  return { lines, problems, problemOf };
}
