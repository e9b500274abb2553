import { placePrecisions } from "../../../core/understanding/place.ts";
import { describePlace } from "../../../nlp/describe-place.ts";
import { createPlaceFinder, loadGazetteer } from "../../../nlp/places.ts";
import { fc } from "../../properties.ts";

const own = createPlaceFinder(loadGazetteer());

test.each([
  ["hẻm 12/34/5", "hẻm 12/34/5", "alley"],
  ["ngập ở ngõ 62 ngách 3", "ngõ 62 ngách 3", "alley"],
  ["kiệt 7 bị nghẹt cống", "kiệt 7", "alley"],
  ["hẻm 12/34/5 Lê Văn Sỹ đèn tắt", "hẻm 12/34/5 Lê Văn Sỹ", "alley"],
  ["12A/3B", "12A/3B", "house"],
  ["số 5 ngách 3 ngõ 62 Trần Bình", "số 5 ngách 3 ngõ 62 Trần Bình", "house"],
  ["K7/12 Ông Ích Khiêm, Đà Nẵng", "K7/12 Ông Ích Khiêm, Đà Nẵng", "house"],
  ["rác trước nhà 45 Nguyễn Trãi hôi quá", "nhà 45 Nguyễn Trãi", "house"],
  ["45 le loi ngap nuoc", "45 le loi", "house"],
  ["Nguyễn Trãi số 81 mở loa", "Nguyễn Trãi số 81", "house"],
  ["CỐNG TRƯỚC NHÀ SỐ 45 ĐƯỜNG LÊ LỢI NGHẸT", "NHÀ SỐ 45 ĐƯỜNG LÊ LỢI", "house"],
  ["căn 1205 block B chung cư Him Lam thấm nước", "căn 1205 block B chung cư Him Lam", "house"],
  ["góc Nguyễn Trãi - Lê Lợi đầy rác", "góc Nguyễn Trãi - Lê Lợi", "crossing"],
  ["kẹt xe ngã tư Bảy Hiền", "ngã tư Bảy Hiền", "crossing"],
  ["nhà số chín sen trắng đèn tắt", "nhà số chín sen trắng", "house"],
  ["goc nguyen trai le loi", "goc nguyen trai le loi", "crossing"],
  ["đường số 7 bị ngập", "đường số 7", "street"],
  ["quốc lộ 1A kẹt xe", "quốc lộ 1A", "street"],
  ["đường 3 tháng 2, quận 10", "đường 3 tháng 2, quận 10", "street"],
  ["duong nguyen van be bi ngap", "duong nguyen van be", "street"],
  ["block B2 chung cư Sen Hồng, thang máy hư", "block B2 chung cư Sen Hồng", "landmark"],
  ["đánh nhau gần chợ Bà Chiểu", "gần chợ Bà Chiểu", "landmark"],
  ["tổ 5 thôn Đông mất nước", "tổ 5 thôn Đông", "area"],
  ["khu phố 3 mất điện", "khu phố 3", "area"],
  ["kp 3 mat dien", "kp 3", "area"],
])("%s", (text, said, precision) => {
  expect(describePlace(text)).toEqual({ text: said, precision, wardCode: null, candidates: [] });
});

test.each([
  ["xà bần ở đường D2 phường 25 Bình Thạnh cũ nữa", "đường D2 phường 25 Bình Thạnh", "street", "26956", []],
  ["12A/3B Nguyễn Trãi, P.2, Q.5", "12A/3B Nguyễn Trãi, P.2, Q.5", "house", "27301", []],
  ["ấp 2 xã Vĩnh Lộc A huyện Bình Chánh ngập", "ấp 2 xã Vĩnh Lộc A huyện Bình Chánh", "area", "27601", []],
  ["phường Cổ Nhuế 1, Bắc Từ Liêm", "phường Cổ Nhuế 1, Bắc Từ Liêm", "area", null, ["00160", "00619", "00611"]],
  ["phường Thạnh Mỹ Tây", "phường Thạnh Mỹ Tây", "area", "26956", []],
])("%s is read with its ward of today", (text, said, precision, wardCode, candidates) => {
  expect(describePlace(text)).toEqual({ text: said, precision, wardCode, candidates });
});

test("a place of our own ward is told as the ward knows it, another one as it was said", () => {
  expect(describePlace("cống trước nhà 45 hoa sứ nghẹt", { own })).toMatchObject({
    text: "trước nhà 45 Hoa Sứ, khu phố 3",
    wardCode: "ben-sen",
  });
  expect(describePlace("đối diện cây xăng", { own })?.candidates).toEqual(["hẻm 41 Hoa Sứ", "hẻm 43 Hoa Sứ"]);
  expect(describePlace("45 Nguyễn Trãi ngập", { own })).toMatchObject({ text: "45 Nguyễn Trãi", precision: "house" });
});

test.each([
  "cho em hỏi làm khai sinh cần gì",
  "nhà tôi mất nước 3 ngày rồi",
  "bán 2 kg cá ở chợ",
  "xe tải đậu chắn hẻm",
  "trời không mưa mà đường ướt sũng",
  "nứt từ góc tường lên trần",
  "tổ dân phố họp lúc mấy giờ",
  "chạy ra đường. Tôi té",
  "gọi 0909123456 không ai nghe",
  "có 3 Công An Xã đứng đó",
  "ngày 30/4 phường có làm việc không",
  "😀😀😀",
  "",
])("%j names no place", (text) => {
  expect(describePlace(text)).toBeNull();
});

const piece = fc.constantFrom(
  ..."hẻm 12/3|ngõ 62|ngách 3|số 45|nhà|12A/3B|K7/12|đường|D2|Nguyễn Trãi|le loi|góc|và|, |. |tổ 5|thôn|Đông|chung cư|block B|căn 1205|gần|chợ|phường 4|P.7|Q.3|cũ|quận Bình Thạnh|xã Tân Phú|thị trấn|TP.HCM|Hà Nội|nay là|ngập|rác|😀|\n|/|12|–|’".split(
    "|",
  ),
);
const address = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(" "));
const anything = fc.oneof(
  address,
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 80 }),
);

test("any text is read without a fault, in a known shape, and its description describes itself", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const found = describePlace(text, { own });
      own.read(text);
      if (!found) return;
      expect(placePrecisions).toContain(found.precision);
      expect(found.wardCode === null || found.candidates.length === 0).toBe(true);
      expect(found.candidates.length).toBeLessThanOrEqual(10);
      const again = describePlace(found.text);
      if (again && found.wardCode !== "ben-sen") expect(describePlace(again.text)?.text).toBe(again.text);
    }),
    { numRuns: 400, seed: 20261129 },
  );
});

test.each([
  "phường 4 ",
  "a",
  "12/3 ",
  "hẻm 12 ",
  "Nguyễn ",
  "góc đường ",
  "q3 p4 ",
  "tổ 5 ",
  "căn 1 ",
  "\u0301",
  "P. ",
])("100,000 characters of %j are read in bounded time", (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length));
  const before = process.cpuUsage();
  own.read(text);
  describePlace(text);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1_500);
});
