/** Words of the administrators' screens. */
export const adminWords = {
  title: "Quản trị",
  menu: "Các phần quản trị",
} as const;
