/** Words of the page that shows every state of the lists, for whoever changes them. */
export const lookWords = {
  title: "Các trạng thái của màn hình",
  states: { empty: "Trống", loading: "Đang tải", failed: "Lỗi", long: "Chữ dài" },
};
