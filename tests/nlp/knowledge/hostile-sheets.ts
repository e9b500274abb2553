import { strToU8, zipSync } from "fflate";
import { unpack } from "../../../nlp/knowledge/sheet/archive.ts";
import { guideSheet } from "../../../nlp/knowledge/sheet/guide.ts";
import type { Table } from "../../../nlp/knowledge/sheet/rows.ts";
import { readWorkbook, writeWorkbook } from "../../../nlp/knowledge/sheet/xlsx.ts";

/** The tables of a workbook, as somebody has them before their eyes in Excel. */
export async function tablesIn(workbook: Uint8Array): Promise<Table[]> {
  const tables = await readWorkbook(unpack(workbook));
  return tables.filter(({ sheet }) => sheet !== guideSheet.sheet);
}

/** The same workbook with some of its parts changed or added. */
async function withParts(parts: Record<string, Uint8Array>): Promise<Uint8Array> {
  const entries = unpack(await writeWorkbook([{ sheet: "Thủ tục", rows: [["Mã"], ["khai-sinh"]] }]));
  return zipSync({ ...Object.fromEntries(entries), ...parts });
}

const sheetXml = (row: string) =>
  strToU8(
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row}</sheetData></worksheet>`,
  );

/** A little file that unpacks to much more than any of ours. */
export const bomb = () => zipSync({ "xl/workbook.xml": new Uint8Array(40_000_000) });

/** The same, and its directory says that it holds next to nothing. */
export function lyingBomb(): Uint8Array {
  const bytes = bomb();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length - 46; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  return bytes;
}

/** One cell so far down, or so far out, that making room for all before it takes gigabytes. */
export const farRow = () =>
  withParts({ "xl/worksheets/sheet1.xml": sheetXml('<row r="99999999"><c r="A99999999"/></row>') });
export const farCell = () =>
  withParts({ "xl/worksheets/sheet1.xml": sheetXml('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>') });
export const hiddenRow = () => withParts({ "xl/worksheets/sheet1.xml": sheetXml('<row r="&#57;9999999"/>') });

/** A cell with a formula, and what Excel last worked out for it. */
export const formula = () =>
  withParts({
    "xl/worksheets/sheet1.xml": sheetXml(
      '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://xau.example","x")</f><v>x</v></c><c r="B1"><f>2*4000</f><v>8000</v></c></row>',
    ),
  });

/** What Excel calls .xlsm, under whatever name. */
export const macros = () => withParts({ "xl/vbaProject.bin": strToU8("Attribute VB_Name") });
export const macroType = () =>
  withParts({ "[Content_Types].xml": strToU8("application/vnd.ms-excel.sheet.macroEnabled.main+xml") });

export const noWorkbook = () => zipSync({ "word/document.xml": strToU8("<w/>") });
export const cutOff = async () => (await withParts({})).slice(0, 900);
export const manyParts = () =>
  zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.csv`, strToU8("a")])));
export const endlessCsv = () => zipSync({ "thu-tuc.csv": strToU8(`Mã${"\n".repeat(3_000_000)}`) });
export const oldExcel = () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
