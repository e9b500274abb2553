/** Words of the line of saved views above the inbox. */
export const viewWords = {
  label: "Bộ lọc đã lưu",
  filter: "Lọc",
  filterTitle: "Lọc và lưu bộ lọc (F)",
  now: "Đang lọc",
  drop: "Bỏ lọc",
};
