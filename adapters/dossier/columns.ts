import { type DossierState, dossierStateIds } from "../../core/dossier/dossier.ts";
import { fold } from "../../core/fold.ts";

/** What a line of a file tells of a dossier. */
export type Column = "code" | "procedure" | "state" | "receivedAt" | "dueAt" | "changedAt" | "phone";

/** How one-stop software heads these columns, folded. */
const headings: Record<Column, string> = {
  code: "ma ho so|so ho so|ma so ho so|so bien nhan|ma bien nhan",
  procedure: "thu tuc|ten thu tuc|thu tuc hanh chinh|ten thu tuc hanh chinh|ten tthc",
  state: "trang thai|trang thai ho so|tinh trang|tinh trang ho so",
  receivedAt: "ngay nhan|ngay tiep nhan|tiep nhan luc|thoi gian tiep nhan",
  dueAt: "hen tra|ngay hen tra|ngay hen|ngay hen tra ket qua|han tra|thoi han tra",
  changedAt: "ngay cap nhat|cap nhat luc|cap nhat lan cuoi|ngay cap nhat cuoi|thoi gian cap nhat",
  phone: "so dien thoai|dien thoai|sdt|so dien thoai nguoi nop|dien thoai nguoi nop",
};
/** Columns without which a line says too little. */
export const neededColumns: readonly Column[] = ["code", "procedure", "state", "changedAt"];
/** As a report of faults calls them. */
export const columnNames: Record<Column, string> = {
  code: "Mã hồ sơ",
  procedure: "Tên thủ tục",
  state: "Trạng thái",
  receivedAt: "Ngày tiếp nhận",
  dueAt: "Ngày hẹn trả",
  changedAt: "Ngày cập nhật",
  phone: "Số điện thoại",
};

/** How one-stop software words the states, folded; our own words count as well. */
const stateWords: Record<DossierState, string> = {
  submitted: "moi dang ky|moi nop|cho tiep nhan",
  received: "duoc tiep nhan|da tiep nhan|moi tiep nhan",
  processing: "dang xu ly|dang giai quyet|cho xu ly",
  supplement: "yeu cau bo sung|yeu cau bo sung giay to|yeu cau bo sung ho so|cho bo sung|cho bo sung ho so",
  payment: "yeu cau thuc hien nghia vu tai chinh|cho thuc hien nghia vu tai chinh|cho nop phi|cho thanh toan",
  ready: "da xu ly xong|da giai quyet xong|da co ket qua|co ket qua|cho tra ket qua",
  returned: "da tra ket qua|da tra|hoan thanh",
  refused: "khong duoc tiep nhan|khong tiep nhan|tu choi|tu choi giai quyet|khong giai quyet",
  withdrawn: "cong dan yeu cau rut ho so|rut ho so|da rut|da rut ho so",
  stopped: "dung xu ly|da dung xu ly|huy|da huy",
};

function lookUp<K extends string>(words: Record<K, string>, text: string): K | undefined {
  const folded = fold(text);
  return (Object.keys(words) as K[]).find((key) => words[key].split("|").includes(folded));
}

/** The column a heading names; others are not read. */
export const columnOf = (heading: string): Column | undefined => lookUp(headings, heading);

/** The state a word of one-stop software means; undefined: nobody may guess it. */
export function stateOf(word: string): DossierState | undefined {
  return lookUp(stateWords, word) ?? dossierStateIds.find((id) => id === word.trim().toLowerCase());
}
