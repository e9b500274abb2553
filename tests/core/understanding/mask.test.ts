import { mask } from "../../../core/understanding/mask.ts";

test.each([
  ["gọi anh Nguyễn Văn An 0903 123 456 nha", "gọi anh [tên] [số điện thoại] nha"],
  ["nha ong bay o 45/12 hoa su hoi qua", "nha ong [tên] o [số] hoa su hoi qua"],
  ["quán bà Tư Mập bán hết lề đường", "quán bà [tên] bán hết lề đường"],
  ["Chị Lan ơi, cống trước nhà số 45B nghẹt 3 ngày nay", "Chị [tên] ơi, cống trước nhà số [số] nghẹt 3 ngày nay"],
  ["tôi tên là Trần Thị Bích, mail bich@example.vn", "tôi tên là [tên], mail [thư điện tử]"],
  ["nguyễn thị hoa nhà bên hát karaoke tới 2 giờ", "[tên] nhà bên hát karaoke tới 2 giờ"],
  ["xe 59A1-234.56 đậu chắn hẻm 12", "xe [biển số] đậu chắn hẻm [số]"],
])("of “%s” remains “%s”", (text, masked) => {
  expect(mask(text)).toBe(masked);
});

test.each([
  "anh chị cho hỏi cống nghẹt thì báo ai",
  "bà con kêu quá trời, nước ngập 20 cm cả tuần",
  "The street light near my house is off for 3 days",
  "chó thả rông cắn trẻ con",
])("what points at nobody stays: “%s”", (text) => {
  expect(mask(text)).toBe(text);
});

test("the longest text that is sent takes no time", () => {
  const long = `${"anh ".repeat(180)}${" ".repeat(400)}${"1/".repeat(190)}`;
  const began = performance.now();
  mask(long);
  expect(performance.now() - began).toBeLessThan(200);
});
