/** Words of the administrators' screens. */
export const adminWords = {
  title: "Quản trị",
  menu: "Các phần quản trị",
  people: "Người dùng",
  audit: "Nhật ký",
} as const;
