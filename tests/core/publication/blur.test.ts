import { blur, publicWords } from "../../../core/publication/blur.ts";
import { namesSomebody } from "../../../core/publication/names.ts";

test.each([
  ["Cống trước nhà số 45 Hoa Sứ đã thông", "Cống trước Hoa Sứ đã thông"],
  ["đèn hẻm 12/3 Hoa Sứ", "đèn hẻm Hoa Sứ"],
  ["quán số 8, mở loa tới 1 giờ", "quán, mở loa tới 1 giờ"],
  ["gọi 0903 123 456 hoặc bay@example.vn", "gọi [số điện thoại] hoặc [thư điện tử]"],
  ["ngập 30 cm, 3 ngày, hẻm 41", "ngập 30 cm, 3 ngày, hẻm 41"],
  ["rác ở 20A Sen Hồng", "rác ở Sen Hồng"],
  ["cong truoc nha 45 hoa su", "cong truoc hoa su"],
])("what everybody reads names no house and no number of a person: %s", (told, shown) => {
  expect(blur(told)).toBe(shown);
});

test("a house we read in a report is left out however it was written", () => {
  expect(blur("cống ngay 45 hoa sứ nghẹt 45 ngày", "45")).toBe("cống ngay hoa sứ nghẹt ngày");
});

test.each([
  "Đã nhắc bà Tư dọn hàng",
  "Đã làm việc với Phạm Thu Trang",
  "Chủ quán là Lê Minh Khôi",
  "đã gặp nguyễn văn an",
  "Tổ đã mời ông Nguyễn Văn Tám lên phường",
])("words that name a person are kept, all of them: %s", (told) => {
  expect(publicWords(told)).toBeUndefined();
});

test.each([
  "Cống trước Hoa Sứ đã thông",
  "Đã thay 3 bóng đèn, hẻm sáng lại",
  "Dạ, phường đã dọn bãi rác và đặt biển cấm đổ",
  "Công ty cây xanh đã cắt cành gãy",
])("words of work name nobody: %s", (told) => {
  expect(publicWords(told)).toBe(told);
});

test("a street that bears a person's name is none where it is called a street, or on a ticket of that street", () => {
  expect(namesSomebody("Đã vá trước nhà Nguyễn Trãi")).toBe(true);
  expect(namesSomebody("Đã vá đường Nguyễn Trãi, gần trường Võ Thị Sáu và chợ Bà Chiểu")).toBe(false);
  expect(publicWords("Đã vá Nguyễn Trãi", { street: "Nguyễn Trãi" })).toBe("Đã vá Nguyễn Trãi");
  expect(publicWords("Đã vá đường Nguyễn Trãi", { street: "Nguyễn Trãi" })).toBe("Đã vá đường Nguyễn Trãi");
});
