/** Words of the window in which reports stand side by side before they are merged. */
export const mergeWords = {
  title: "Gộp phản ánh",
  choose: "Chọn phiếu ở lại. Các phiếu kia gộp vào đó, người báo đều nhận tin chung.",
  stay: (code: string) => `Giữ ${code}`,
  stays: "Ở lại",
  goes: "Gộp vào phiếu ở lại",
  cannot: {
    state: "Không gộp được nữa ở bước này.",
    children: "Đã có tin gộp vào phiếu này nên phiếu này phải ở lại.",
  },
  submit: (n: number, code: string) => (n > 1 ? `Gộp ${n} phiếu vào ${code}` : `Gộp vào ${code}`),
  tooFew: "Chưa đủ hai phiếu để gộp.",
  without: (n: number) => `${n} hội thoại không có phiếu nào đang mở.`,
  failed: "Chưa tải được các phiếu.",
  done: (n: number, code: string) => (n > 1 ? `Đã gộp ${n} phiếu vào ${code}.` : `Đã gộp vào ${code}.`),
  notDone: (lines: string) => `Chưa gộp: ${lines}`,
  undo: "Hoàn tác gộp",
};
