import type { Schemas } from "./api.ts";

type DoubtId = NonNullable<Schemas["TicketChange"]["facts"]["doubts"]>[number]["id"];

/** "640 m", "2,1 km" */
const distanceOf = (metres: number): string =>
  metres < 1_000 ? `${metres} m` : `${(metres / 1_000).toFixed(1).replace(".", ",")} km`;

const doubts: Record<DoubtId, (metres?: number) => string> = {
  "photo-far": (metres) => (metres ? `Ảnh chụp cách chỗ báo ${distanceOf(metres)}.` : "Ảnh chụp xa chỗ báo."),
  "photo-before-report": () => "Ảnh chụp trước khi có người báo.",
  "photo-before-arrival": () => "Ảnh chụp trước lúc tới nơi.",
};

/** Words of work out of doors: what waits for a signal, and the proof of a result. */
export const offlineWords = {
  queue: "Việc chờ gửi",
  states: { waiting: "Chờ sóng – gửi khi có mạng", sending: "Đang gửi", sent: "Đã gửi", held: "Chờ việc trên xong" },
  refused: (why: string) => `Không gửi được: ${why}`,
  doneAt: (time: string) => `làm lúc ${time}`,
  doneAndSent: (done: string, sent: string) => `làm lúc ${done}, gửi lúc ${sent}`,
  shotAndSent: (shot: string, sent: string) => `chụp lúc ${shot}, gửi lúc ${sent}`,
  again: "Thử lại",
  sendOnNewest: "Gửi lên bản mới",
  onlyPhotos: "Chỉ gửi ảnh vào ghi chú",
  drop: "Bỏ",
  dropWithPhotos: "Bỏ hẳn, cả ảnh",
  dropped: "Đã bỏ.",
  newer: (name: string, status: string, time: string) => `${name} đã đổi sang ${status} lúc ${time}. Anh/chị chọn lại.`,
  noLonger: "Bước này không còn làm được.",
  photosOf: (n: number) => `${n} ảnh`,
  kept: "Đã giữ ở máy, gửi khi có mạng.",
  noSignal: (time: string) =>
    `Không có mạng. Đang xem bản lưu lúc ${time}; việc anh/chị làm được giữ và gửi khi có mạng.`,
  notePhotos: "Ảnh tại chỗ",
  note: "Ghi chú",
  needProof: "Máy chưa xác nhận được anh/chị đang ở chỗ báo. Chụp một ảnh hoặc ghi sẽ làm gì.",
  /** "Chỉ đường" opens the phone's own map. */
  way: "Chỉ đường",
  reported: (n: number) => (n === 1 ? "1 người báo" : `${n} người báo`),
  nobody: "Chưa ai nhận",
  map: "Bản đồ các chỗ",
  mapStop: (n: number, title: string) => `Chỗ ${n}: ${title}`,
  mapNone: "Các việc này chưa có tọa độ.",
  doubts: "Ảnh cần một lời",
  doubt: (id: string, metres?: number): string => doubts[id as DoubtId]?.(metres) ?? id,
  explanation: "Giải thích về ảnh",
  explanationHint: "Một câu, trưởng đơn vị sẽ đọc. Thí dụ: “Đứng đầu hẻm chụp vì xe không vào được.”",
  explained: (words: string) => `Cán bộ nói: ${words}`,
  noExplanation: "Chưa giải thích",
};
