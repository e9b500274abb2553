import { readFileSync } from "node:fs";
import { fold } from "../../../nlp/normalise.ts";
import { readWard } from "../../../nlp/wards/read-ward.ts";

interface Row {
  province: string;
  district: string;
  ward: string;
  codes: string[];
}

/** Read here by other means than the product's. */
function readRows(): Row[] {
  const file = new URL("../../../nlp/data/admin-units/old-wards.tsv", import.meta.url);
  let [province, district] = ["", ""];
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("> ")) {
        [province = "", district = ""] = line.slice(2).split(" | ");
        return [];
      }
      const [ward = "", codes = ""] = line.split("\t");
      return [{ province, district, ward: ward || district, codes: codes.split(" ") }];
    });
}

const rows = readRows();
const names = ({ ward, district }: Row): string => (ward === district ? ward : `${ward}, ${district}`);
const withProvince = (row: Row): string => `${names(row)}, ${row.province}`;
const short = (name: string): string =>
  name
    .replace(/^Phường (?=\d)/, "P")
    .replace(/^Phường /, "P.")
    .replace(/^Xã /, "X. ")
    .replace(/^Thị trấn /, "TT ")
    .replace(/^Quận (?=\d)/, "Q.")
    .replace(/^Quận /, "Q. ")
    .replace(/^Huyện (?!Bạch|Côn|Cồn|Lý|Hoàng)/, "H. ")
    .replace(/^Thị xã /, "TX. ")
    .replace(/^Thành phố /, "TP. ");
const shortNames = ({ ward, district }: Row): string =>
  ward === district ? ward : `${short(ward)}, ${short(district)}`;

/** Spellings, each with what makes two rows one to a reader of it. */
const spellings: Record<string, { write: (row: Row) => string; told: (row: Row) => string }> = {
  full: { write: names, told: names },
  "with the province": { write: withProvince, told: withProvince },
  "without accents": { write: (row) => fold(names(row)), told: (row) => fold(names(row)) },
  "abbreviated without accents or commas": {
    write: (row) => fold(shortNames(row)).replaceAll(",", ""),
    told: (row) => fold(names(row)),
  },
};

test("the table holds every old ward", () => {
  expect(rows).toHaveLength(10_040);
  expect(rows.flatMap(({ codes }) => codes)).toHaveLength(10_602);
});

test.each(Object.entries(spellings))("every old ward is read, %s", (_, { write, told }) => {
  const meant = new Map<string, Set<string>>();
  for (const row of rows) {
    const codes = meant.get(told(row)) ?? new Set();
    meant.set(told(row), new Set([...codes, ...row.codes]));
  }
  const wrong = rows.flatMap((row) => {
    const expected = [...(meant.get(told(row)) ?? [])].sort();
    const reading = readWard(write(row));
    const codes = (reading?.candidates ?? []).map(({ code }) => code).sort();
    const isRight =
      codes.join() === expected.join() && reading?.wardCode === (expected.length === 1 ? expected[0] : null);
    return isRight ? [] : [`${write(row)}: ${expected} read as ${reading?.wardCode} of ${codes}`];
  });
  expect(wrong).toEqual([]);
});

test("every ward of today is read by its name and province, or is among the candidates where an old one had the name", () => {
  const lines = (name: string) =>
    readFileSync(new URL(`../../../nlp/data/admin-units/${name}`, import.meta.url), "utf8")
      .trimEnd()
      .split("\n");
  const provinces = new Map(lines("provinces.tsv").map((line) => line.split("\t") as [string, string]));
  const wards = lines("wards.tsv").map((line) => line.split("\t"));
  const readings = wards.map(([code = "", name = "", province = ""]) => {
    const reading = readWard(`${name}, ${provinces.get(province)}`);
    const isRight = reading?.codes.includes(code) && [code, null].includes(reading.wardCode);
    return { name, code, isRight, isSure: reading?.wardCode === code };
  });
  expect(readings.filter(({ isRight }) => !isRight)).toEqual([]);
  expect(readings).toHaveLength(3321);
  expect(readings.filter(({ isSure }) => isSure).length).toBeGreaterThan(2900);
});
