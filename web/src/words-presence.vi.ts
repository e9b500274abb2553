/** Words around being there: the switch in the header, what passed on, and whose a ticket is. */
export const presenceWords = {
  title: "Tình trạng trực",
  states: { online: "Đang trực", busy: "Bận", away: "Vắng" },
  hints: {
    online: "Nhận việc như thường.",
    busy: "Giữ việc đang có, không nhận thêm.",
    away: "Việc đang chờ chuyển cho người khác.",
  },
  until: (time: string) => `đến ${time}`,
  untilLabel: "Đến khi nào",
  spans: {
    "": "Khi tôi đổi lại",
    "15": "15 phút nữa",
    "30": "30 phút nữa",
    "60": "1 giờ nữa",
    "240": "4 giờ nữa",
    "1440": "24 giờ nữa",
  },
  deputy: "Người làm thay",
  nobody: "Không có, chia theo quy tắc",
  save: "Lưu",
  saved: (state: string) => `Đã ghi: ${state}.`,
  left: "Việc đã chuyển đi",
  noneLeft: "Chưa có việc nào chuyển đi.",
  assigned: (name: string) => `Chờ ${name}`,
} as const;

export const disputeWords = {
  why: "Phiếu này đã bị trả một lần. Lần này lãnh đạo đọc lý do của hai bên rồi quyết trong một giờ.",
  title: "Việc cần lãnh đạo",
  intro:
    "Hai đơn vị đều nói không thuộc mình. Quyết định của lãnh đạo là cuối cùng, không đơn vị nào trả lại được nữa.",
  due: (time: string) => `Cần quyết trước ${time}`,
  late: "Quá giờ quyết định",
  claim: (unit: string) => `${unit} nói`,
  proposes: (unit: string) => `Đề nghị chuyển: ${unit}`,
  unit: "Giao cho",
  reason: "Vì sao (cả hai đơn vị đều đọc)",
  decide: "Quyết định",
  decided: (code: string, unit: string) => `${code}: giao cho ${unit}.`,
  waiting: (time: string) => `Lãnh đạo đang quyết phiếu này thuộc đơn vị nào, trước ${time}.`,
  sent: "Đã gửi lãnh đạo quyết định.",
  disputed: "Trả lần hai, chờ lãnh đạo",
  ruled: "Lãnh đạo quyết định",
  open: "Xem và quyết",
  kind: "Hai đơn vị đều trả phiếu, cần quyết định",
} as const;
