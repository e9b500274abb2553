import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate, zipSync } from "fflate";
import { withRecords } from "../../../nlp/knowledge/procedure-files.ts";
import { procedureSchema } from "../../../nlp/knowledge/record.ts";
import { changedKeys } from "../../../nlp/knowledge/record-meaning.ts";
import { unpack } from "../../../nlp/knowledge/sheet/archive.ts";
import { type Cell, cleanText, guardText } from "../../../nlp/knowledge/sheet/cells.ts";
import { writeCsv } from "../../../nlp/knowledge/sheet/csv.ts";
import type { GroupedProcedure } from "../../../nlp/knowledge/sheet/plain.ts";
import { problemLine } from "../../../nlp/knowledge/sheet/problems.ts";
import { tablesOf } from "../../../nlp/knowledge/sheet/rows.ts";
import { readKnowledgeSheet, writeKnowledgeSheet } from "../../../nlp/knowledge/sheet/sheet.ts";
import { fc } from "../../properties.ts";
import { all, type Edit, faultsOf, files, known, one, procedureOf } from "./edited-sheets.ts";
import { savedByExcel } from "./excel-sheets.ts";

const meaningOf = ({ group, procedure }: GroupedProcedure) => ({ group, ...procedureSchema.parse(procedure) });

describe("A spreadsheet of all records", () => {
  test.each(["xlsx", "csv"] as const)("%s: what was exported is imported to equal records", async (type) => {
    const { records, problems } = await readKnowledgeSheet(await writeKnowledgeSheet(all, type), known);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(105);
    expect(records.map(meaningOf)).toEqual(all.map(meaningOf));
    for (const file of files) expect(withRecords(file, records)).toBe(file.text);
  });

  test("one changed amount changes one line of one file", async () => {
    const procedure = await procedureOf((edit) => edit.set("Tiền", 2, "Số tiền (đồng)", 8000));
    const file = files.find(({ group }) => group === "ho-tich");
    if (!file || !procedure) throw new Error("the record is there");
    expect(changedKeys(one("khai-sinh")[0]?.procedure, procedure)).toEqual(["fee"]);
    const before = file.text.split("\n");
    const after = withRecords(file, [{ group: "ho-tich", procedure }]).split("\n");
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, at) => line !== before[at])).toEqual(["      amount: 8000"]);
  });

  test("a new record comes last in its file, in the manner of the others; a part that was missing finds its place", async () => {
    const file = files.find(({ group }) => group === "ho-tich");
    const procedure = one("khai-sinh")[0]?.procedure;
    if (!file || !procedure) throw new Error("the record is there");
    const added = { ...procedure, id: "thu-tuc-moi", label: "Mới" };
    const text = withRecords(file, [
      { group: "ho-tich", procedure: added },
      { group: "ho-tich", procedure: { ...procedure, penalty: ["Nộp trễ thì bị phạt"] } },
    ]);
    expect(text.startsWith(file.text.split("\n")[0] ?? "-")).toBe(true);
    const at = text.indexOf("- id: thu-tuc-moi");
    expect(text.slice(at).split("\n").slice(1, 30)).toEqual(
      file.text
        .slice(file.text.indexOf("- id: khai-sinh"))
        .split("\n")
        .slice(1, 30)
        .map((line) => line.replace("label: Khai sinh", "label: Mới")),
    );
    expect(text).toContain("    waivers: []\n  penalty:\n  - Nộp trễ thì bị phạt\n  result: Giấy khai sinh");
  });
});

test("an archive written as a stream, as other programs do, is read like one from Excel", async () => {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((fault, chunk) => {
    if (fault) throw fault;
    chunks.push(chunk);
  });
  for (const [name, content] of unpack(await writeKnowledgeSheet(one("khai-sinh"), "xlsx"))) {
    const part = new ZipDeflate(name);
    archive.add(part);
    part.push(content, true);
  }
  archive.end();
  const { records, problems } = await readKnowledgeSheet(new Uint8Array(Buffer.concat(chunks)), known);
  expect(problems).toEqual([]);
  expect(records.map(meaningOf)).toEqual(one("khai-sinh").map(meaningOf));
});

test("a workbook that Excel saved after work in it is read like our own", async () => {
  for (const id of ["khai-sinh", "so-do-lan-dau", "gpxd-nha-o"]) {
    const { records, problems } = await readKnowledgeSheet(savedByExcel(tablesOf(one(id))), known);
    expect(problems).toEqual([]);
    expect(records.map(meaningOf)).toEqual(one(id).map(meaningOf));
  }
});

test("a workbook that LibreOffice 7.4 saved is read", async () => {
  const saved = readFileSync(new URL("../../fixtures/sheets/libreoffice.xlsx", import.meta.url));
  const { records, problems } = await readKnowledgeSheet(new Uint8Array(saved), known);
  expect(problems).toEqual([]);
  expect(records).toHaveLength(1);
  expect(records[0]?.procedure).toMatchObject({
    ...{ id: "khai-sinh", valid_from: "2025-07-01", valid_to: "2027-02-28" },
    fee: { items: [{ channel: "any", amount: 0, unit: "lần", status: "confirmed" }] },
    sources: [{ id: "main", code: "1.001193", checked: "2026-07-20" }],
  });
});

describe("What Excel does to cells", () => {
  test("numbers and days as text, spaces, decomposed accents and other spellings of words are read", async () => {
    const procedure = await procedureOf((edit) => {
      edit.set("Thủ tục", 2, "Tên chính thức", `  ${"Đăng ký khai sinh".normalize("NFD")}\u00a0\n `);
      edit.set("Thủ tục", 2, "Thời hạn (số)", " 1,5 ");
      edit.set("Thủ tục", 2, "Áp dụng từ ngày", 45_839);
      edit.set("Thủ tục", 2, "Áp dụng đến ngày", "28/2/2027");
      edit.set("Thủ tục", 2, "Độ chắc chắn", "CAO");
      edit.set("Tiền", 2, "Số tiền (đồng)", "10.000 đ");
      edit.set("Nguồn", 2, "Ngày xem", "2026-07-20");
      edit.rename("Tiền", "tiền ".normalize("NFD"));
    });
    const before = one("khai-sinh")[0]?.procedure;
    expect(procedure).toEqual({
      ...before,
      time: { ...before?.time, value: 1.5 },
      fee: { items: [{ ...before?.fee.items[0], amount: 10_000 }], waivers: [] },
    });
  });

  test("an empty amount is unknown and never 0; 0 stays 0", async () => {
    const open = (edit: Edit, amount: Cell) => {
      edit.set("Tiền", 2, "Số tiền (đồng)", amount);
      edit.set("Tiền", 2, "Tình trạng", "chưa xác nhận");
    };
    expect((await procedureOf((edit) => open(edit, null)))?.fee.items[0]?.amount).toBeNull();
    expect((await procedureOf((edit) => open(edit, "  ")))?.fee.items[0]?.amount).toBeNull();
    expect((await procedureOf((edit) => open(edit, "0")))?.fee.items[0]?.amount).toBe(0);
  });

  test("blank rows are passed over and a merged cell counts for the rows below", async () => {
    const procedure = await procedureOf((edit) => {
      const rows = edit.rows("Dòng");
      for (const row of rows.slice(2)) row[0] = null;
      rows.splice(5, 0, [null, " ", null]);
      edit.rows("Thủ tục").push(["", null]);
    });
    expect(procedure).toEqual(one("khai-sinh")[0]?.procedure);
  });

  test("columns may stand in any order", async () => {
    const procedure = await procedureOf((edit) => {
      for (const row of edit.rows("Dòng")) row.reverse();
    });
    expect(procedure).toEqual(one("khai-sinh")[0]?.procedure);
  });
});

describe("CSV", () => {
  const entriesOf = (id: string) => unzipSync(writeCsv(tablesOf(one(id))));
  const read = (entries: Record<string, Uint8Array>) => readKnowledgeSheet(zipSync(entries), known);

  test("every file begins with the mark that tells Excel it is UTF-8", () => {
    for (const bytes of Object.values(entriesOf("khai-sinh")))
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test("without the mark, with semicolons, in a folder and with bare line ends it is read the same", async () => {
    const entries = Object.entries(entriesOf("so-do-lan-dau")).map(([name, bytes]) => {
      const rows = strFromU8(bytes).replace("\ufeff", "").replaceAll("\r\n", "\n");
      return [`Sửa/${name}`, strToU8(rows)];
    });
    expect((await read(Object.fromEntries(entries))).records).toHaveLength(1);
    const header = "Mã thủ tục;Mã nguồn;Tên nguồn;Mã quốc gia;Địa chỉ;Ngày xem";
    const semicolons = strToU8(`sep=;\r\n${header}\r\nkhai-sinh;main;"Cổng; thử";1.001193;;20/07/2026\r\n`);
    const { records, problems } = await read({ ...entriesOf("khai-sinh"), "nguon.csv": semicolons });
    expect(problems).toEqual([]);
    expect(records[0]?.procedure.sources).toEqual([
      { id: "main", title: "Cổng; thử", code: "1.001193", checked: "2026-07-20" },
    ]);
  });

  test("quotes, line ends and signs that part cells stay inside their cell, with any of the signs", async () => {
    const header = ["Mã thủ tục", "Mã nguồn", "Tên nguồn", "Mã quốc gia", "Địa chỉ", "Ngày xem"];
    for (const sign of [",", ";", "\t"]) {
      const row = ["khai-sinh", "main", '"Cổng, ""dịch vụ""; công\tquốc\r\ngia"', "1.001193", "", "20/07/2026"];
      const file = strToU8(`${header.join(sign)}\r\n${row.join(sign)}\r\n\r\n`);
      const { records, problems } = await read({ ...entriesOf("khai-sinh"), "nguon.csv": file });
      expect(problems).toEqual([]);
      expect(records[0]?.procedure.sources[0]?.title).toBe('Cổng, "dịch vụ"; công quốc gia');
    }
  });

  test("a quote that never ends, or stands in the middle of a cell, is told with its line", async () => {
    const header = "Mã thủ tục,Mã nguồn,Tên nguồn,Mã quốc gia,Địa chỉ,Ngày xem\n";
    for (const cell of ['"Cổng', '"Cổng" thử', 'Cổng "thử']) {
      const file = strToU8(`${header}khai-sinh,main,${cell},1.001193,,20/07/2026\n`);
      const { records, problems } = await read({ ...entriesOf("khai-sinh"), "nguon.csv": file });
      expect(records).toEqual([]);
      expect(problems).toMatchObject([
        { sheet: "Nguồn", row: 2, text: "Dấu ngoặc kép không khớp trong tệp nguon.csv" },
      ]);
    }
  });

  test("what is not UTF-8, has lost its accents or is no archive is refused with the way out", async () => {
    const other = Uint8Array.from([...strToU8("Mã"), 0xd0, 0xe3, 0x20]);
    const { problems } = await read({ ...entriesOf("khai-sinh"), "thu-tuc.csv": other });
    expect(problems.map(problemLine)).toEqual([
      'Thủ tục: Tệp thu-tuc.csv không phải UTF-8, chữ có dấu không đọc được. Trong Excel chọn Lưu thành, kiểu "CSV UTF-8", rồi nạp lại.',
    ]);
    expect(await faultsOf((edit) => edit.set("Thủ tục", 2, "Tên chính thức", "Đ?ng ký khai sinh"))).toEqual([
      'Thủ tục, dòng 2, cột "Tên chính thức": Chữ có dấu bị mất: "Đ?ng ký khai sinh". Lưu lại bằng kiểu "CSV UTF-8", hoặc dùng tệp .xlsx.',
    ]);
    await expect(readKnowledgeSheet(strToU8("Mã,Nhóm"))).rejects.toMatchObject({ code: "UNSUPPORTED_FILE" });
  });
});

describe("Cells that a spreadsheet would take for a formula", () => {
  const texts = ["=1+1", "+84", "-5", "@tin", "'=1", "''+x", "＝1"];
  const record = () =>
    one("khai-sinh").map(({ group, procedure }) => ({ group, procedure: { ...procedure, notes: texts } }));

  test.each(["xlsx", "csv"] as const)("%s: are written as text and come back as they were", async (type) => {
    const bytes = await writeKnowledgeSheet(record(), type);
    expect((await readKnowledgeSheet(bytes, known)).records[0]?.procedure.notes).toEqual(texts);
  });

  test("no cell of any sheet begins like one", () => {
    const cells = tablesOf(record()).flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => typeof cell === "string" && /^[=+\-@＝＋－＠\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=1+1");
  });

  test("whatever the text, the mark comes off again", () => {
    const text = fc.stringMatching(/^[=+\-@' ax]{0,6}$/).map((each) => each.replace(/\s+/g, " ").trim());
    fc.assert(fc.property(text, (each) => cleanText(guardText(each)) === each));
  });
});
