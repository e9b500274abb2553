/** Words of the list's own acts: previews, several rows at once, who else looks. */
export const rowWords = {
  preview: "Xem trước – chưa đánh dấu đã đọc",
  openIt: "Mở hội thoại",
  endPreview: "Thôi xem trước",
  marked: (n: number) => `Đã chọn ${n}`,
  mark: (name: string) => `Chọn ${name}`,
  unmark: "Bỏ chọn",
  acts: { done: "Xong", take: "Nhận trả lời" },
  actsLabel: "Việc với các hội thoại đã chọn",
  allWell: {
    done: (n: number) => `Đã xong ${n} hội thoại.`,
    take: (n: number) => `Anh/chị trả lời ${n} hội thoại từ đây.`,
  },
  someFailed: (well: number, failed: number) => `Được ${well}, còn ${failed} chưa được. Lý do ghi ở từng dòng.`,
  looks: (names: string) => `${names} đang xem`,
  writes: (names: string) => `${names} đang trả lời…`,
};
