/** Words of the administrators' screens. */
export const adminWords = {
  title: "Quản trị",
  menu: "Các phần quản trị",
  people: "Người dùng",
  audit: "Nhật ký",
  calendar: "Lịch làm việc",
  answers: "Câu mẫu",
  assistant: "Trợ lý tự động",
  assignment: "Phân công",
  privacy: "Dữ liệu cá nhân",
  retention: "Thời hạn lưu giữ",
} as const;
