/** Words of the page where canned answers are written. */
export const answersWords = {
  intro: "Người trực gõ / trong ô trả lời để lấy. Câu nhắc {mã} hoặc {hạn} chỉ gửi được khi đã có phiếu.",
  shortcut: "Gõ tắt",
  titleLabel: "Tên câu",
  text: "Lời trả lời",
  places: "Chỗ tự điền: {tên} {anh chị} {mã} {hạn} {đơn vị} {phường} {người trực}",
  preview: "Bà con sẽ đọc, ví dụ",
  samples: {
    tên: "Nguyễn Thị Hồng",
    "anh chị": "anh/chị",
    mã: "BS-2611-0412",
    hạn: "17 giờ hôm nay",
    "đơn vị": "Phòng Kinh tế, Hạ tầng và Đô thị",
    phường: "phường Bến Sen",
    "người trực": "Chị Lan",
  } as Record<string, string>,
  acts: { "take-over": "Tiếp quản", done: "Xong, tin kế", note: "Ghi chú nội bộ kèm theo" },
  untitled: "Câu mới",
  add: "Thêm câu mẫu",
  remove: "Bỏ câu này",
  removeLabel: (title: string) => `Bỏ câu ${title}`,
  faults: {
    "unknown-place": "Có chỗ {…} không nằm trong danh sách.",
    shortcut: "Gõ tắt chỉ gồm chữ, số và gạch nối, không có khoảng trống.",
    twice: "Hai câu trùng gõ tắt.",
    other: "Còn trống hoặc quá dài.",
  },
} as const;
