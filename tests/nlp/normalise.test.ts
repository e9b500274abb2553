import fc from "fast-check";
import { fold, normalise } from "../../nlp/normalise.ts";
import { readNumber } from "../../nlp/numbers.ts";

const vietnamese = fc.array(
  fc.constantFrom(
    "ko",
    "đường",
    "nghẹt",
    "hoà",
    "thuỷ",
    "nuwowcs",
    "d9uo7ng2",
    "quáááá",
    "45",
    "Hoa Sứ",
    "wá",
    "r",
    ",",
    "?",
    "😀",
  ),
  { maxLength: 20 },
);

test("a text without accents and its accented twin have the same folded view", () => {
  expect(fold("Cống NGHẸT trước nhà 45 Hoa Sứ, Đường Đỏ")).toBe("cong nghet truoc nha 45 hoa su, duong do");
  expect(normalise("cống nghẹt".normalize("NFD")).accented).toBe("cống nghẹt");
});

test.each([
  ["hoà bình, khoẻ, thuỷ, quý", "hòa bình, khỏe, thủy, quý"],
  ["trờiiii ơiiii", "trời ơi"],
  ["ko dc j r", "không được gì rồi"],
  ["nuwowcs ngaapj dduwowngf", "nước ngập đường"],
  ["nu7o7c1 d9u7o7ng2 nghe5t", "nước đường nghẹt"],
  ["ＣỐＮＧ\u200b nghẹt\u0000", "cống nghẹt"],
  ["fường thík đườngf", "phường thích đường"],
])("%s is read as %s", (typed, read) => {
  expect(normalise(typed).accented).toBe(read);
});

test.each(["gas bar box max test", "khu 3 kp3 p4 d2 hẻm 12/34", "den hong o sen hong", "tối thui"])(
  "%s is left as typed",
  (text) => {
    expect(normalise(text).accented).toBe(text);
  },
);

test("what was repaired is reported", () => {
  expect(normalise("cống ko thoát").changes).toEqual([{ kind: "teencode", from: "ko", to: "không" }]);
});

test("normalising twice changes nothing more, for any text", () => {
  const once = (text: string) => normalise(text).accented;
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => once(once(text)) === once(text)));
  fc.assert(fc.property(vietnamese, (parts) => once(once(parts.join(" "))) === once(parts.join(" "))));
  fc.assert(fc.property(fc.stringMatching(/^[a-zà-ỹ0-9đ ]{0,40}$/), (text) => once(once(text)) === once(text)));
});

test("folding takes every accent and folding twice changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)));
});

test("100,000 characters take bounded time", () => {
  for (const text of ["a".repeat(100_000), "đường ".repeat(17_000), "\ud800".repeat(100_000), "ế̀".repeat(30_000)]) {
    const from = performance.now();
    normalise(text);
    expect(performance.now() - from).toBeLessThan(2000);
  }
});

test.each([
  ["chin", 9],
  ["bay muoi hai", 72],
  ["sau ba", 63],
  ["tam muoi mot", 81],
  ["muoi hai", 12],
  ["mot tram le nam", 105],
])("dictated %s is %d", (spoken, value) => {
  expect(readNumber(spoken.split(" "))).toBe(value);
});
