/** Words of the administrators' screens. */
export const adminWords = {
  title: "Quản trị",
  menu: "Các phần quản trị",
  people: "Người dùng",
  audit: "Nhật ký",
  calendar: "Lịch làm việc",
  answers: "Câu mẫu",
  views: "Bộ lọc chung",
  assistant: "Trợ lý tự động",
  units: "Đơn vị",
  categories: "Loại việc",
  routing: "Chuyển về đâu",
  assignment: "Phân công",
  deadlines: "Thời hạn",
  thresholds: "Ngưỡng",
  privacy: "Dữ liệu cá nhân",
  retention: "Thời hạn lưu giữ",
} as const;
