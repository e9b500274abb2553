import { readWard, readWards } from "../../../nlp/wards/read-ward.ts";

const codesOf = (text: string, homeProvince?: string) => readWard(text, { homeProvince })?.codes;

describe("a ward in a free text", () => {
  test.each([
    ["đống xà bần ở đường D2 phường 25 Bình Thạnh cũ nữa", "26956"],
    ["phường 25 Bình Thạnh", "26956"],
    ["P.25, Q. Bình Thạnh, TP. HCM", "26956"],
    ["p25 quan binh thanh cu", "26956"],
    ["PHƯỜNG 25 QUẬN BÌNH THẠNH", "26956"],
    ["phường 025, quận Bình Thạnh", "26956"],
    ["quận Bình Thạnh phường 25", "26956"],
    ["tphcm, q bình thạnh, p25", "26956"],
    ["rác ở phường 25 (Bình Thạnh) không ai lấy", "26956"],
    ["p bến nghé q1 sg", "26740"],
    ["xã Vĩnh Lộc A huyện Bình Chánh", "27601"],
    ["phuong vinh loc a huyen binh chanh", "27601"],
    ["phường Thạnh Mỹ Tây", "26956"],
    ["phường Thạnh Mĩ Tây", "26956"],
    ["phuong thanh my tay tphcm", "26956"],
    ["phường Thạnh Mỹ Tây, quận Bình Thạnh", "26956"],
    ["Thạnh Mỹ Tây, TP.HCM", "26956"],
    ["12 Ung Văn Khiêm, phường 25, Bình Thạnh", "26956"],
    ["phường Thảo Điền quận 2", "27094"],
    ["xã Hoà Tiến, huyện Hoà Vang, Đà Nẵng", "20332"],
    ["huyện Côn Đảo", "26732"],
    ["đặc khu Côn Đảo", "26732"],
    ["phường 7 quận 3", "27139"],
    ["thị trấn M'Drắk", "24412"],
    ["thị trấn Mdrak huyện Mdrak", "24412"],
  ])("%s", (text, code) => {
    const reading = readWard(text);
    expect([reading?.wardCode, reading?.candidates.length]).toEqual([code, 1]);
  });

  test("tells the old name, its district and province, and where it was said", () => {
    const text = "xà bần ở đường D2, P.25 Bình Thạnh cũ nữa";
    const reading = readWard(text);
    expect(reading).toMatchObject({
      text: "P.25 Bình Thạnh",
      oldName: "Phường 25",
      district: "Quận Bình Thạnh",
      province: "Thành phố Hồ Chí Minh",
      candidates: [{ code: "26956", name: "Phường Thạnh Mỹ Tây", province: "Thành phố Hồ Chí Minh" }],
    });
    expect(text.slice(reading?.from, reading?.to)).toBe("P.25 Bình Thạnh");
  });

  test("a ward of today has no old name", () => {
    expect(readWard("phường Thạnh Mỹ Tây")).not.toHaveProperty("oldName");
  });
});

describe("a name that does not say which ward", () => {
  test.each([
    ["an old ward that was split", "phường Cổ Nhuế 1 Bắc Từ Liêm", ["00160", "00611", "00619"]],
    ["a split one, without accents", "phuong co nhue 1 bac tu liem", ["00160", "00611", "00619"]],
    ["a split one, without its district", "thị trấn Trâu Quỳ", ["00565", "00577"]],
    ["two names that are one without accents", "xa minh quan huyen tran yen", ["04498", "04543"]],
  ])("%s gives all it can be and no answer", (_, text, codes) => {
    const reading = readWard(text);
    expect(reading?.wardCode).toBeNull();
    expect([...(reading?.codes ?? [])].sort()).toEqual(codes);
  });

  test("with accents the two names are told apart", () => {
    expect(codesOf("xã Minh Quán, huyện Trấn Yên")).toEqual(["04498"]);
    expect(codesOf("xã Minh Quân, huyện Trấn Yên")).toEqual(["04543"]);
  });

  test("a number that many districts had gives at most ten, those of the own province first", () => {
    const reading = readWard("phường 4", { homeProvince: "68" });
    expect(reading?.wardCode).toBeNull();
    expect(reading?.candidates).toHaveLength(10);
    expect(reading?.candidates[0]?.province).toBe("Tỉnh Lâm Đồng");
    expect(reading?.codes.length).toBeGreaterThan(10);
  });

  test("a name both old and new is one answer where both are one ward, and none where they are not", () => {
    expect(readWard("phường Bến Thành")).toMatchObject({ wardCode: "26743" });
    expect(codesOf("phường Hai Bà Trưng")).toEqual(["08740", "00256"]);
    expect(readWard("phường Hai Bà Trưng")?.wardCode).toBeNull();
  });

  test("that it was the old one, its district or its province decides", () => {
    expect(readWard("phường Hai Bà Trưng cũ")).toMatchObject({ wardCode: "08740" });
    expect(readWard("phường Hai Bà Trưng, Phúc Yên")).toMatchObject({ wardCode: "08740" });
    expect(readWard("phường Hai Bà Trưng, Hà Nội")).toMatchObject({ wardCode: "00256" });
    expect(readWard("nay là phường Hai Bà Trưng")).toMatchObject({ wardCode: "00256" });
  });

  test("the new name beside a split one decides", () => {
    expect(readWard("phường Cổ Nhuế 1 cũ, nay là phường Phú Diễn")?.wardCode).toBe("00619");
    expect(readWard("phường Cổ Nhuế 1 cũ, gần phường Thạnh Mỹ Tây")?.wardCode).toBeNull();
  });
});

describe("what is no ward", () => {
  test.each([
    "đèn hẻm 12 hoa sứ tắt",
    "nhà ở xa Tân Phú lắm",
    "Nguyễn Cư Trinh, quận 1",
    "123 Bến Thành, quận 1",
    "gần phường 25 Bình Thạnh",
    "phường ơi cho hỏi",
    "phuong ho tro gi khong",
    "nuoc xa tu lo mo heo chay ra kinh",
    "kêu xã ba bận rồi",
    "em báo p 3 lần mà không ai tới",
    "cư xá Bình Thới mất điện",
    "a lô phường Bình An nghe không",
    "phường mình làm việc tới mấy giờ",
    "",
  ])("%j", (text) => {
    expect(readWard(text)).toBeUndefined();
  });

  test("a number that the named district never had is not looked for elsewhere", () => {
    expect(readWard("phường 99 quận Bình Thạnh")).toBeUndefined();
    expect(readWard("phường Thạnh Mỹ Tây, quận Gò Vấp")).toBeUndefined();
  });
});

test("several wards of one text are told in order", () => {
  const codes = readWards("từ phường 25 Bình Thạnh qua phường Bến Nghé quận 1").map(({ wardCode }) => wardCode);
  expect(codes).toEqual(["26956", "26740"]);
});
