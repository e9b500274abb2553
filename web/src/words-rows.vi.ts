/** Words of the list's own acts: previews, several rows at once, who else looks. */
export const rowWords = {
  preview: "Xem trước – chưa đánh dấu đã đọc",
  openIt: "Mở hội thoại",
  endPreview: "Thôi xem trước",
  marked: (n: number) => `Đã chọn ${n}`,
  mark: (name: string) => `Chọn ${name}`,
  unmark: "Bỏ chọn",
  acts: { done: "Xong", take: "Nhận", spam: "Không hợp lệ", assign: "Giao", merge: "Gộp" },
  actsLabel: "Việc với các hội thoại đã chọn",
  allWell: {
    done: (n: number) => `Đã xong ${n} hội thoại.`,
    take: (n: number) => `Anh/chị trả lời ${n} hội thoại từ đây.`,
    spam: (n: number) => `Đã đánh dấu ${n} hội thoại không hợp lệ.`,
    assign: (n: number) => `Đã giao ${n} hội thoại.`,
  },
  giveTo: "Giao cho ai?",
  someFailed: (well: number, failed: number) => `Được ${well}, còn ${failed} chưa được.`,
  moreFailed: (n: number) => `Và ${n} dòng nữa, lý do ghi ở dòng.`,
  someBack: (well: number, failed: number) => `Hoàn tác được ${well}, còn ${failed} đã có việc khác nên giữ nguyên.`,
  tooManyToMerge: "Mỗi lần gộp nhiều nhất 10 hội thoại.",
  looks: (names: string) => `${names} đang xem`,
  writes: (names: string) => `${names} đang trả lời…`,
};
