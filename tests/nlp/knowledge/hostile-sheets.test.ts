import { describe, expect, test } from "@jest/globals";
import { unpack } from "../../../nlp/knowledge/sheet/archive.ts";
import { guardedCsvText } from "../../../nlp/knowledge/sheet/csv.ts";
import { readKnowledgeSheet } from "../../../nlp/knowledge/sheet/sheet.ts";
import { readWorkbook } from "../../../nlp/knowledge/sheet/xlsx.ts";
import * as hostile from "./hostile-sheets.ts";

test("of a formula nothing is read but what Excel last worked out", async () => {
  const tables = await readWorkbook(unpack(await hostile.formula()));
  expect(tables.map(({ rows }) => rows)).toContainEqual([["x", 8_000]]);
});

describe("A file that is no spreadsheet of ours is refused whole, with a name for why", () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string, string]>([
    ["an archive that unpacks to much more than it is", hostile.bomb, "TOO_LARGE", "too-large"],
    ["one that says it does not", hostile.lyingBomb, "TOO_LARGE", "too-large"],
    ["a row at the end of the world", hostile.farRow, "TOO_LARGE", "too-large"],
    ["a row whose number is hidden in an entity", hostile.hiddenRow, "TOO_LARGE", "too-large"],
    ["a cell at the end of the world", hostile.farCell, "TOO_LARGE", "too-large"],
    ["an archive of very many parts", hostile.manyParts, "TOO_LARGE", "too-large"],
    ["CSV that is nothing but lines", hostile.endlessCsv, "TOO_LARGE", "too-large"],
    ["a workbook with macros", hostile.macros, "UNSUPPORTED_FILE", "macros"],
    ["a workbook of a kind that has macros", hostile.macroType, "UNSUPPORTED_FILE", "macros"],
    ["a letter", hostile.noWorkbook, "UNSUPPORTED_FILE", "kind"],
    ["a workbook of the old kind, or one with a password", hostile.oldExcel, "UNSUPPORTED_FILE", "kind"],
    ["a workbook of which half is lost", hostile.cutOff, "UNSUPPORTED_FILE", "damaged"],
    ["an empty file", () => new Uint8Array(), "UNSUPPORTED_FILE", "kind"],
  ])("%s", async (_, make, code, reason) => {
    await expect(readKnowledgeSheet(await make())).rejects.toMatchObject({ code, details: { reason } });
  });
});

test("no word that came from others is a formula in a file for a spreadsheet, and numbers stay numbers", () => {
  const cells = [
    "=1+1",
    "+84903",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "＝1",
    '=HYPERLINK("http://xau.example","bấm")',
  ];
  for (const cell of cells) {
    const [, line = ""] = guardedCsvText([["Tên"], [cell]]).split(/\r\n(?=["'])/);
    expect({ cell, line }).toEqual({ cell, line: expect.stringMatching(/^"?'/) });
  }
  expect(guardedCsvText([[-5, "a=b", "x"]])).toBe("\ufeff-5,a=b,x");
});
