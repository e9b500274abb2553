import { codeSeries, findCodes, formatCode, spellCode } from "../../../core/ticket/code.ts";
import { fc } from "../../properties.ts";

const numbers = fc.integer({ min: 1, max: 99_999 });
const months = fc.integer({ min: 0, max: 70 * 12 }).map((month) => new Date(Date.UTC(2026, month, 15)));
const gaps = fc.constantFrom("", " ", "-", ".", " - ", "–", "  ", "\n", "_");

test("a code carries its series and is found again however it is spaced and cased", () => {
  fc.assert(
    fc.property(numbers, months, gaps, gaps, fc.boolean(), (number, openedAt, first, second, lower) => {
      const series = codeSeries("BS", openedAt);
      const code = formatCode(series, number);
      expect(code).toMatch(/^BS-\d{4}-\d{4,5}$/);
      const [prefix, month, digits] = code.split("-");
      const typed = `${lower ? prefix?.toLowerCase() : prefix}${first}${month}${second}${digits}`;
      expect(findCodes(`mã ${typed} tới đâu rồi`, "BS")).toEqual([code]);
    }),
  );
});

test("the month is the one in Việt Nam, also in the first hours of a month", () => {
  expect(codeSeries("BS", new Date("2026-11-30T23:59:59+07:00"))).toBe("BS-2611");
  expect(codeSeries("BS", new Date("2026-12-01T00:00:00+07:00"))).toBe("BS-2612");
});

test.each([
  ["bs 2611 0412", ["BS-2611-0412"]],
  ["BS26110412", ["BS-2611-0412"]],
  ["mã BS-2611-0412, với bs-2611-0387 nữa, BS 2611 0412", ["BS-2611-0412", "BS-2611-0387"]],
  ["(BS-2611-0412)", ["BS-2611-0412"]],
  ["abs26110412", []],
  ["BS-2611-04123456", []],
  ["BS 45/12", []],
  ["TP-2611-0412", []],
])("in «%s» these codes are read: %j", (text, codes) => {
  expect(findCodes(text, "BS")).toEqual(codes);
});

test("a code is read aloud in pairs", () => {
  expect(spellCode("BS-2611-0412")).toBe("BS · 26 11 · 04 12");
  expect(spellCode("BS-2611-10412")).toBe("BS · 26 11 · 10 41 2");
});

test("spelling loses no digit", () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const code = formatCode("BS-2611", number);
      expect(spellCode(code).replace(/[ ·]/g, "")).toBe(code.replace(/-/g, ""));
    }),
  );
});
