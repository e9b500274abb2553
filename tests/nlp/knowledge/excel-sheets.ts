import { strToU8, zipSync } from "fflate";
import type { Cell } from "../../../nlp/knowledge/sheet/cells.ts";
import type { Table } from "../../../nlp/knowledge/sheet/rows.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const letterOf = (at: number): string =>
  (at < 26 ? "" : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
const serialOf = (day: Date) => Math.round((Number(day) - Date.UTC(1899, 11, 30)) / 86_400_000);

/** Text as Excel keeps it once somebody coloured half of it: runs, and the reading marks of an Eastern Excel. */
const shared = (text: string): string => {
  const at = Math.ceil(text.length / 2);
  const run = (part: string, face = "") => `<r>${face}<t xml:space="preserve">${escaped(part)}</t></r>`;
  return text.length < 12
    ? `<si><t xml:space="preserve">${escaped(text)}</t><phoneticPr fontId="1"/></si>`
    : `<si>${run(text.slice(0, at))}${run(text.slice(at), '<rPr><b/><color rgb="FFFF0000"/></rPr>')}</si>`;
};

/**
 * A workbook as Excel saves it after somebody worked in it: texts shared and in runs, some typed by another program inside
 * their cells, a formula's result, days as numbers with a format, the first column merged down, empty cells with a style, a
 * filter, and sheets whose files are numbered otherwise than they stand.
 */
export function savedByExcel(tables: readonly Table[]): Uint8Array {
  const texts: string[] = [];
  const cellXml = (cell: Cell, at: string, row: number): string => {
    if (cell === null || cell === "") return `<c r="${at}" s="2"/>`;
    if (cell instanceof Date) return `<c r="${at}" s="1"><v>${serialOf(cell)}</v></c>`;
    if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
    const text = String(cell);
    if (row % 3 === 0) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
    if (row % 5 === 0) return `<c r="${at}" t="str"><f>"a"&amp;"b"</f><v>${escaped(text)}</v></c>`;
    return `<c r="${at}" s="2" t="s"><v>${texts.push(text) - 1}</v></c>`;
  };
  const sheetXml = ({ rows }: Table): string => {
    const width = rows[0]?.length ?? 1;
    const data = rows.map((cells, y) => {
      // Merged from the second row on: only the first of them holds the value.
      const kept = cells.map((cell, x) => cellXml(x === 0 && y > 1 ? null : cell, `${letterOf(x)}${y + 1}`, y + 1));
      return `<row r="${y + 1}" spans="1:${width}" x14ac:dyDescent="0.25">${kept.join("")}</row>`;
    });
    const merged = rows.length > 2 ? `<mergeCells count="1"><mergeCell ref="A2:A${rows.length}"/></mergeCells>` : "";
    return `${head}<worksheet xmlns="${main}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:${letterOf(width - 1)}${rows.length}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>${data.join("")}</sheetData><autoFilter ref="A1:${letterOf(width - 1)}${rows.length}"/>${merged}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
  };
  const sheets = tables.map(sheetXml);
  const fileOf = (at: number) => tables.length - at;
  const each = (make: (at: number, file: number) => string) => tables.map((_, at) => make(at + 1, fileOf(at))).join("");
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("workbook.xml", "sheet.main")}${each((_, file) => type(`worksheets/sheet${file}.xml`, "worksheet"))}${type("styles.xml", "styles")}${type("sharedStrings.xml", "sharedStrings")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${relations}">${link("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView activeTab="1"/></bookViews><sheets>${each((at) => `<sheet name="${escaped(tables[at - 1]?.sheet ?? "")}" sheetId="${at + 3}" r:id="rId${at}"/>`)}</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${escaped(tables[0]?.sheet ?? "")}'!$A$1:$B$2</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${relations}">${link("rId90", "sharedStrings", "sharedStrings.xml")}${link("rId91", "styles", "styles.xml")}${each((at, file) => link(`rId${at}`, "worksheet", `worksheets/sheet${file}.xml`))}</Relationships>`,
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map(shared).join("")}</sst>`,
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${fileOf(at)}.xml`, xml])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
