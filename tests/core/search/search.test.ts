import { countWords, cutAround, markWords } from "../../../core/search/mark-words.ts";
import { readSearch } from "../../../core/search/read-search.ts";

const read = (typed: string) => readSearch(typed, "BS");
const shown = (typed: string, text: string): string[] =>
  markWords(text, read(typed)).marks.map(({ from, to }) => text.slice(from, to));

test("words are read without marks, whatever stands between them", () => {
  expect(read("  Đèn   đường, TẮT! ").words).toEqual(["den", "duong", "tat"]);
  expect(read(" …?! ").words).toEqual([]);
  expect(read("mot ".repeat(40)).words).toHaveLength(10);
});

test.each(["BS-2611-0412", "bs 2611 0412", "bs26110412", "2611 0412", "26110412", "2611–0412"])(
  "%s is the code it is printed as",
  (typed) => {
    expect(read(typed).codes).toEqual(["BS-2611-0412"]);
  },
);

test("a code's last digits are the end of one; other numbers and words are not", () => {
  expect(read("0412")).toMatchObject({ codes: [], codeEnd: "-0412" });
  for (const typed of ["412", "hẻm 0412", "0903123456"]) expect(read(typed).codeEnd).toBeUndefined();
});

test.each(["0903123456", "0903 123 456", "0903.123.456", "+84 903 123 456", "84903123456", "(+84) 903-123-456"])(
  "%s is a phone number in every spelling",
  (typed) => {
    expect(read(typed).phones).toEqual(["+84903123456", "84903123456", "0903123456"]);
  },
);

test("half a number and words are no phone number", () => {
  for (const typed of ["0903", "0903 123", "hẻm 12", "số 0903123456 gọi hoài"]) expect(read(typed).phones).toEqual([]);
});

test("words are marked where they stand, the last one also half typed, the others only whole", () => {
  expect(shown("den duong ta", "Đèn đường trước hẻm tắt rồi, đen thui")).toEqual(["Đèn", "đường", "tắt", "đen"]);
  expect(shown("duo tat", "đường tắt đèn")).toEqual(["tắt"]);
  const apart = "Đèn đường tắt".normalize("NFD");
  expect(shown("den tat", apart).map((one) => one.normalize("NFC"))).toEqual(["Đèn", "tắt"]);
});

test("a number in one piece is marked for a number in groups", () => {
  expect(shown("0903 123 456", "gọi 0903123456 nghe")).toEqual(["0903123456"]);
  expect(shown("2611 0412", "phiếu BS26110412 xong chưa")).toEqual(["BS26110412"]);
});

test("different words are counted over several texts", () => {
  expect(countWords(["đèn đèn", "đường"], read("đèn đường tắt"))).toBe(2);
  expect(countWords(["không có"], read("đèn"))).toBe(0);
});

test("a long text is cut at words, where most of the sought ones stand", () => {
  const text = `đèn ${"chữ khác ".repeat(40)}đèn đường tắt ${"chữ nữa ".repeat(40)}`;
  const { text: cut, marks } = cutAround(text, read("đèn đường tắt"), 100);
  expect(cut.length).toBeLessThanOrEqual(102);
  expect(cut).toMatch(/^….*đèn đường tắt.*…$/);
  expect(marks.map(({ from, to }) => cut.slice(from, to))).toEqual(["đèn", "đường", "tắt"]);
  expect(cutAround("đèn\n tắt", read("đèn"), 100)).toEqual({ text: "đèn tắt", marks: [{ from: 0, to: 3 }] });
  expect(cutAround("x".repeat(300), read("đèn"), 100).text).toBe(`${"x".repeat(100)}…`);
});
