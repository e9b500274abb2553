import fc from "fast-check";
import type { Place, PlaceReading } from "../../core/understanding/place.ts";
import { placeSchema } from "../../core/understanding/place.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";

const finder = createPlaceFinder(loadGazetteer());

function labelOf(reading: PlaceReading): string {
  if (reading.kind === "found") return reading.place.label;
  if (reading.kind === "candidates") return reading.places.map(({ label }) => label).join(" | ");
  return reading.kind;
}

function placeOf(text: string, known?: Place): Place {
  const reading = finder.read(text, known);
  if (reading.kind !== "found") throw new Error(`no place in: ${text}`);
  return reading.place;
}

test.each([
  ["cong truoc nha 45 hoa su nghet ca tuan nay mua la nuoc do tran ra duong hoi qua", "trước nhà 45 Hoa Sứ, khu phố 3"],
  ["45 hoa su", "trước nhà 45 Hoa Sứ, khu phố 3"],
  ["đầu hẻm nè\nhôi quá trời\nhẻm 12 Hoa Sứ nha", "đầu hẻm 12 Hoa Sứ"],
  ["ngã tư Hoa Sứ Sen Hồng tối thui mấy hôm nay", "ngã tư Hoa Sứ, Sen Hồng"],
  ["o ga to chang truoc so 20 duong Sen Hong", "trước số 20 Sen Hồng"],
  ["12/3 Hoa Sứ phường 4 cũ, rác 4 ngày không ai lấy", "12/3 Hoa Sứ, phường Bến Sen"],
  ["đúng, còn đống xà bần ở đường D2 phường 25 Bình Thạnh cũ nữa", "đường D2, nay là phường Thạnh Mỹ Tây"],
  ["Hẻm 12 Hoa Sứ đèn tắt", "hẻm 12 Hoa Sứ"],
  ["quán nhậu số 8 Sen Hồng mở loa tới 1 giờ sáng", "số 8 Sen Hồng"],
  ["trước số 9 Sen Trắng dơ quá phường ơi", "trước số 9 Sen Trắng"],
  [
    "phường ơi tôi là bà Bảy bảy mươi hai tuổi nhà số chín sen trắng đèn đường trước nhà nó tắt ba đêm rồi",
    "trước số 9 Sen Trắng",
  ],
  ["bao xong day dien rot xuong duong truoc cong truong hoa mai con nit", "trước cổng trường Hoa Mai"],
  ["công viên Hoa Sứ, chỗ bờ hồ", "công viên Hoa Sứ, bờ hồ"],
  ["hôm qua quán số 8 Sen Hồng cháy, dập rồi, mà đồ cháy còn chất đầy lề đường", "trước số 8 Sen Hồng"],
  ["cống đầu hẻm 41 Hoa Sứ nghẹt, nước tràn ra đường", "đầu hẻm 41 Hoa Sứ"],
  ["báo 3 lần rồi cống hẻm 41 vẫn nghẹt", "hẻm 41 Hoa Sứ"],
  ["hẻm 12/34/5 hoa sứ", "hẻm 12/34/5 Hoa Sứ"],
  ["trên đường sen hồng số tám mươi mốt", "số 81 Sen Hồng"],
  ["góc Hoa Sứ với Sen Trắng", "góc Hoa Sứ, Sen Trắng"],
  ["kp3 mất nước", "khu phố 3"],
  ["gần chợ cũ", "gần chợ cũ"],
])("%s is said back as %s", (text, label) => {
  expect(labelOf(finder.read(text))).toBe(label);
});

test.each([
  "xe tải đậu chắn hẻm",
  "không phải, đèn xanh đèn đỏ tắt mà",
  "den duong tat 3 bua nay toi thui",
  "nước ngập đường quá",
  "",
])("%s names no place", (text) => {
  expect(finder.read(text).kind).toBe("none");
});

test("a landmark people know and the ward does not is named back", () => {
  expect(finder.read("hẻm gần quán bà Tư đèn tắt hoài")).toEqual({ kind: "unknown-landmark", landmark: "quán bà Tư" });
});

test("two alleys lie across from the petrol station", () => {
  expect(labelOf(finder.read("ko nhớ, đối diện cây xăng á"))).toBe("hẻm 41 Hoa Sứ | hẻm 43 Hoa Sứ");
});

test("the other street keeps the house number and the way it was said", () => {
  const known = placeOf("o ga to chang truoc so 20 duong Sen Hong");
  const reading = finder.read("không phải, ở đường kia", known);
  expect(labelOf(reading)).toBe("trước số 20 Hoa Sứ | trước số 20 Sen Trắng");
  expect(reading.kind === "candidates" && reading.places.map(({ street }) => street)).toEqual(["Hoa Sứ", "Sen Trắng"]);
  expect(placeOf("hoa su", known).label).toBe("trước số 20 Hoa Sứ");
  expect(placeOf("số 22 mới đúng", known).label).toBe("trước số 22 Sen Hồng");
});

test("an address that is not in the ward is not guessed", () => {
  expect(finder.read("số 12 đường Nguyễn Trãi")).toEqual({ kind: "not-found", text: "12 đường Nguyễn Trãi" });
  expect(finder.read("999 Hoa Sứ")).toEqual({ kind: "not-found", text: "999 Hoa Sứ" });
});

test("an old ward that was split is asked about, never guessed", () => {
  expect(finder.read("phường 5 cũ đó")).toEqual({
    kind: "old-ward",
    oldName: "phường 5",
    wards: ["phường Bến Sen", "phường Cầu Mới"],
  });
});

test("a place of another ward tells whose it is", () => {
  expect(placeOf("đường D2 phường 25 Bình Thạnh cũ").outsideWard).toBe("phường Thạnh Mỹ Tây");
});

test("a pin is named by what lies near it", () => {
  expect(finder.nameOf(10.78003, 106.6966)).toMatchObject({ label: "gần hẻm 12 Hoa Sứ", latitude: 10.78003 });
  expect(finder.nameOf(10.7805, 106.7022).label).toBe("gần công viên Hoa Sứ");
});

test("a pin outside the outline belongs to another ward", () => {
  expect(finder.nameOf(10.79, 106.7).outsideWard).toBe("phường Thạnh Mỹ Tây");
});

test("any text and any pin are read without a fault, and what is found is a place", () => {
  const parts = fc.constantFrom(
    "hẻm",
    "số",
    "12",
    "12/3",
    "Hoa Sứ",
    "sen hong",
    "đường",
    "ngã tư",
    "gần",
    "quán",
    "phường 4",
    "cũ",
    "kia",
    ",",
    "9999999999",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(parts).map((list) => list.join(" ")),
  );
  fc.assert(
    fc.property(text, (given) => {
      const reading = finder.read(given);
      if (reading.kind === "found") placeSchema.parse(reading.place);
      if (reading.kind === "candidates") expect(reading.places.length).toBeGreaterThan(1);
    }),
  );
  fc.assert(
    fc.property(fc.double(), fc.double(), (latitude, longitude) => finder.nameOf(latitude, longitude).label !== ""),
  );
});
