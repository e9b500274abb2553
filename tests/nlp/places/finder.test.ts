import { readFileSync } from "node:fs";
import { createPlaceFinder, loadGazetteer } from "../../../nlp/places.ts";
import { wardAt } from "../../../nlp/wards/outlines.ts";

const gazetteer = loadGazetteer();
const finder = createPlaceFinder(gazetteer);
const placeOf = (text: string) => {
  const reading = finder.read(text);
  return reading.kind === "found" ? reading.place : reading;
};

describe("what residents of the demo ward write in the golden dialogues", () => {
  test("D05: another street for the same house number, then the street alone", () => {
    const first = finder.read("o ga to chang truoc so 20 duong Sen Hong");
    expect(first).toMatchObject({ kind: "found", place: { label: "trước số 20 Sen Hồng", house: "20" } });
    const known = first.kind === "found" ? first.place : undefined;
    const asked = finder.read("không phải, ở đường kia", known);
    expect(asked.kind === "candidates" && asked.places.map(({ street }) => street)).toEqual(["Hoa Sứ", "Sen Trắng"]);
    expect(finder.read("hoa su", known)).toMatchObject({ kind: "found", place: { label: "trước số 20 Hoa Sứ" } });
  });

  test("D06: an old name of ours, and one of another ward", () => {
    expect(placeOf("12/3 Hoa Sứ phường 4 cũ, rác 4 ngày không ai lấy")).toMatchObject({
      label: "12/3 Hoa Sứ, phường Bến Sen",
      wardCode: "ben-sen",
    });
    expect(placeOf("đúng, còn đống xà bần ở đường D2 phường 25 Bình Thạnh cũ nữa")).toEqual({
      label: "đường D2, nay là phường Thạnh Mỹ Tây",
      precision: "street",
      outsideWard: "phường Thạnh Mỹ Tây",
      wardCode: "26956",
    });
  });

  test("D07: a landmark nobody knows, then two alleys across from one we know", () => {
    expect(finder.read("hẻm gần quán bà Tư đèn tắt hoài")).toEqual({
      kind: "unknown-landmark",
      landmark: "quán bà Tư",
    });
    const reading = finder.read("ko nhớ, đối diện cây xăng á");
    expect(reading.kind === "candidates" && reading.places.map(({ label }) => label)).toEqual([
      "hẻm 41 Hoa Sứ",
      "hẻm 43 Hoa Sứ",
    ]);
  });

  test("D12: a dictated house number", () => {
    const said =
      "phường ơi tôi là bà Bảy bảy mươi hai tuổi nhà số chín sen trắng đèn đường trước nhà nó tắt ba đêm rồi";
    expect(placeOf(said)).toMatchObject({ label: "trước số 9 Sen Trắng", house: "9" });
  });
});

describe("other wards", () => {
  test.each([
    ["rác đường Nguyễn Trãi phường Sài Gòn", "đường Nguyễn Trãi, phường Sài Gòn", "phường Sài Gòn", "26740"],
    ["cống nghẹt 12 Lê Lợi p bến nghé q1", "12 Lê Lợi, nay là phường Sài Gòn", "phường Sài Gòn", "26740"],
    [
      "rác ở phường 25 Bình Thạnh",
      "phường 25, quận Bình Thạnh, nay là phường Thạnh Mỹ Tây",
      "phường Thạnh Mỹ Tây",
      "26956",
    ],
    ["đèn tắt ở phường Kim Liên, Hà Nội", "phường Kim Liên, Hà Nội", "phường Kim Liên, Hà Nội", "00229"],
    ["45 Hoa Sứ, phường 25 Bình Thạnh", "45 Hoa Sứ, nay là phường Thạnh Mỹ Tây", "phường Thạnh Mỹ Tây", "26956"],
  ])("%s is told to be outside", (text, label, outsideWard, wardCode) => {
    expect(placeOf(text)).toMatchObject({ label, outsideWard, wardCode });
  });

  test("an old ward that was split is asked about, with all it became", () => {
    expect(finder.read("rác ở phường 4 quận 3 cũ")).toEqual({
      kind: "old-ward",
      oldName: "Phường 4, quận 3",
      wards: ["phường Bàn Cờ", "phường Xuân Hoà"],
    });
  });

  test("the ward's own rows win where no district is said", () => {
    expect(placeOf("rác ở phường 5 cũ")).toMatchObject({
      kind: "old-ward",
      wards: ["phường Bến Sen", "phường Cầu Mới"],
    });
  });

  test.each([
    ["a ward that is only mentioned", "hộ khẩu phường 25 Bình Thạnh mà ngập ở 45 Hoa Sứ", "ben-sen"],
    ["a ward it is near to", "ngập ở 45 Hoa Sứ, giáp phường 25 Bình Thạnh", "ben-sen"],
  ])("%s does not take a place of ours away", (_, text, wardCode) => {
    expect(placeOf(text)).toMatchObject({ wardCode, street: "Hoa Sứ" });
  });

  test("a number that dozens of wards had says nothing", () => {
    expect(finder.read("rác ở phường 4")).toEqual({ kind: "none" });
  });

  test("our own ward's name is no other ward, whatever its code", () => {
    const own = { ...gazetteer, ward: { ...gazetteer.ward, code: "26956", name: "phường Thạnh Mỹ Tây" } };
    expect(createPlaceFinder(own).read("rác ở phường 25 Bình Thạnh")).toEqual({ kind: "none" });
    expect(createPlaceFinder(own).read("45 Hoa Sứ, phường 25 Bình Thạnh")).toMatchObject({
      kind: "found",
      place: { wardCode: "26956", street: "Hoa Sứ" },
    });
  });
});

describe("pins", () => {
  test("one outside is named by the ward it lies in", () => {
    expect(finder.nameOf(10.8411, 106.8099)).toMatchObject({
      label: expect.stringMatching(/^vị trí trên bản đồ, phường /),
      precision: "exact",
      wardCode: expect.stringMatching(/^\d{5}$/),
    });
    expect(finder.nameOf(10.792, 106.708)).toMatchObject({ outsideWard: "phường Thạnh Mỹ Tây", wardCode: "26956" });
  });

  test("one inside our own outline is ours, whatever lies there in the country's list", () => {
    expect(finder.nameOf(10.78, 106.698)).toMatchObject({ wardCode: "ben-sen" });
    expect(finder.nameOf(10.78, 106.698)).not.toHaveProperty("outsideWard");
  });

  test("where no outlines are known the nearest neighbour is told", () => {
    expect(finder.nameOf(21.03, 105.85)).toMatchObject({ outsideWard: "phường Thạnh Mỹ Tây" });
    expect(finder.nameOf(21.03, 105.85)).not.toHaveProperty("wardCode");
  });

  test("all 168 wards of Hồ Chí Minh City are found by a point inside each", () => {
    const rows = readFileSync(new URL("../../fixtures/wards/points-79.tsv", import.meta.url), "utf8")
      .trim()
      .split("\n");
    const wrong = rows.slice(1).filter((row) => {
      const [code, , lat, lon] = row.split("\t");
      return wardAt([Number(lat), Number(lon)])?.codes[0] !== code;
    });
    expect([rows.length - 1, wrong]).toEqual([168, []]);
  });
});
