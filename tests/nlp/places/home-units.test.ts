import { createPlaceFinder, loadGazetteer } from "../../../nlp/places.ts";

const { homeUnitIn } = createPlaceFinder(loadGazetteer());

test.each([
  ["tui ở phường Tân Thới Nhất cũ", "ward", "phường Tân Thới Nhất, quận 12", ["phường Đông Hưng Thuận"]],
  ["tui o p tan thoi nhat q12 cu", "ward", "phường Tân Thới Nhất, quận 12", ["phường Đông Hưng Thuận"]],
  ["nhà ở p.25 Bình Thạnh cũ", "ward", "phường 25, quận Bình Thạnh", ["phường Thạnh Mỹ Tây"]],
  ["phường Cổ Nhuế 1, Bắc Từ Liêm", "ward", "phường Cổ Nhuế 1, quận Bắc Từ Liêm", expect.any(Array)],
  ["nhà ở phường 4 cũ", "ward", "phường 4", ["phường Bến Sen"]],
  ["hoi truoc o phuong 5", "ward", "phường 5", ["phường Bến Sen", "phường Cầu Mới"]],
])("%s is an old ward", (text, kind, name, wards) => {
  expect(homeUnitIn(text)).toMatchObject({ kind, name, wards, isOld: true });
});

test.each([
  ["nhà ở quận 12 cũ thì nộp đâu", "quận 12", 5],
  ["nha o q12 cu", "quận 12", 5],
  ["trước đây thuộc huyện Hóc Môn", "huyện Hóc Môn", 4],
  ["hóc môn cũ", "huyện Hóc Môn", 4],
  ["hoi truoc thuoc go vap", "quận Gò Vấp", expect.any(Number)],
])("%s is a district that is gone", (text, name, count) => {
  const unit = homeUnitIn(text);
  expect({ ...unit, count: unit?.wards.length }).toMatchObject({ kind: "district", name, count, isOld: true });
});

test("our own ground is ours only where all of it is", () => {
  expect(homeUnitIn("phường 4 cũ")?.isOurs).toBe(true);
  expect(homeUnitIn("phường 5 cũ")?.isOurs).toBe(false);
  expect(homeUnitIn("quận 12")?.isOurs).toBe(false);
});

test("a name that many units bear is not settled by a guess, and those of our province stand first", () => {
  const many = homeUnitIn("nhà ở phường 3 cũ");
  expect(many?.kind).toBe("unclear");
  expect(many?.wards[0]).not.toContain(", ");
  expect(homeUnitIn("huyện Châu Thành cũ")?.kind).toBe("unclear");
});

test.each([
  "nộp ở đâu vậy phường",
  "hồi trước tui có làm rồi",
  "làm khai sinh cho con",
  "xe cũ bán ở đâu",
  "ở Hóc Môn",
])("%s names no unit", (text) => {
  expect(homeUnitIn(text)).toBeUndefined();
});

test("what is left of the text is what was said besides", () => {
  expect(homeUnitIn("nhà ở quận 12 cũ thì nộp đâu")?.rest.replace(/\s+/g, " ")).toBe("nhà ở cũ thì nộp đâu");
});
