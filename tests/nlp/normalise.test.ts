import { z } from "zod";
import { readData } from "../../nlp/data-files.ts";
import { fold, normalise, repair } from "../../nlp/normalise.ts";
import { fc } from "../properties.ts";

const teencode = readData("teencode.yaml", z.record(z.string(), z.string()));
const kindsOf = (text: string) => normalise(text).changes.map(({ kind }) => kind);

test.each([
  ["hônggggg có điện luônnnn", "không có điện luôn", ["elongation", "teencode", "elongation"]],
  ["ồn quáaaa trờii", "ồn quá trời", ["elongation", "elongation"]],
  ["hoà thuý khoẻ tóan ngừơi đựơc", "hòa thúy khỏe toán người được", Array(6).fill("tone")],
  ["dduwowngf nu7o7c1 đườngf ddường", "đường nước đường đường", ["telex", "vni", "telex", "telex"]],
  ["nhà mk bị cúp điện gquyết dùm ad", "nhà mk bị cúp điện giải quyết dùm quản trị", ["teencode", "teencode"]],
  ["kống ngẹt wá khôg ai jải wyết trướk", "cống ngẹt quá không ai giải quyết trước", Array(6).fill("teencode")],
  ["ckị ơi fường mìnk nkà wận 4", "chị ơi phường mìnk nhà quận 4", Array(4).fill("teencode")],
  ["c\u200bống ng\u202ehẹt", "cống nghẹt", ["invisible", "invisible"]],
  ["ｃống ＮＧＨẸＴ", "cống nghẹt", ["unicode", "unicode"]],
  ["vаy tiền nhаnh", "vay tiền nhanh", ["homoglyph", "homoglyph"]],
  ["ВÁN đất ΝHÀ", "bán đất nhà", ["homoglyph", "homoglyph"]],
])("“%s” is read as “%s”", (text, read, kinds) => {
  expect(normalise(text).accented).toBe(read);
  expect(kindsOf(text)).toEqual(kinds);
});

test.each([
  "taxi đậu kín hotel, camera với laser, food court mở loa test nhạc",
  "the street light here is down, this road was dark last week",
  "làm cccd với pccc, kkkk",
  "đắk lắk, hồng kông, kơ nia",
  "дом горит, ελληνικά",
  "xe 59a1-234.56, nhà 45/12b, d2, k300",
  "❤️ 👨‍👩‍👧 cảm ơn",
])("“%s” stays as it is", (text) => {
  const { accented, changes } = normalise(text);
  expect(accented).toBe(text.replace("❤️", "❤").replaceAll("\u200d", ""));
  expect(changes).toEqual([]);
});

test("the list of chat spellings is long, each leads where it says, and what it says needs no repair", () => {
  const rows = Object.entries(teencode);
  expect(rows.length).toBeGreaterThanOrEqual(200);
  expect(rows.filter(([typed, meant]) => repair(typed) !== meant)).toEqual([]);
  expect(rows.flatMap(([, meant]) => meant.split(" ")).filter((word) => repair(word) !== word)).toEqual([]);
});

const letters =
  "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵbcdđghjklmnpqrstvwxzfаеорсухαοк";
const word = fc
  .array(fc.constantFrom(...letters, "ng", "nh", "kh", "9", "6", "1", "\u200b", "\u0301", "A", "Đ"), { maxLength: 9 })
  .map((parts) => parts.join(""));
const typed = fc.oneof(
  fc
    .array(fc.oneof(word, fc.constantFrom(...Object.keys(teencode))), { maxLength: 12 })
    .map((words) => words.join(" ")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

test("whatever is typed, what was read once is read the same again, and nothing throws", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { accented, folded, chunks } = normalise(text);
      expect(normalise(accented)).toMatchObject({ accented, folded, changes: [] });
      expect(folded).toBe(fold(accented));
      expect(chunks.map((chunk) => chunk.text).join(" ")).toBe(accented);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ["one letter", "a"],
  ["words", "kống wá hônggg "],
  ["halves of pairs", "\ud800"],
  ["marks", "a\u0301\u0302\u0303"],
  ["other letters in Latin words", "vаy"],
  ["nothing to see", "\u200b\u202e"],
])("a hundred thousand characters of %s take no longer than ten times a tenth of them", (_, piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  const took = (chars: number): number => {
    const began = performance.now();
    normalise(text.slice(0, chars));
    return performance.now() - began;
  };
  took(10_000);
  expect(took(100_000)).toBeLessThan(Math.max(10 * took(10_000), 50) * 4);
});
