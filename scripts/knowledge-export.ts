import { writeFile } from "node:fs/promises";
import { readProcedureFiles } from "../nlp/knowledge/procedure-files.ts";
import type { SheetType } from "../nlp/knowledge/sheet/archive.ts";
import { writeKnowledgeSheet } from "../nlp/knowledge/sheet/sheet.ts";

/** Writes all records as a spreadsheet: npm run knowledge:export -- FILE.xlsx (or FILE.zip, a CSV file a sheet). */
const types: Readonly<Record<string, SheetType>> = { xlsx: "xlsx", zip: "csv" };
const [file] = process.argv.slice(2);
const type = types[file?.split(".").at(-1)?.toLowerCase() ?? ""];
if (!file || !type) {
  console.error("Cách dùng: npm run knowledge:export -- TỆP.xlsx (hoặc TỆP.zip: mỗi sheet một tệp CSV)");
  process.exitCode = 1;
} else {
  const records = readProcedureFiles().flatMap(({ group, procedures }) =>
    procedures.map((procedure) => ({ group, procedure })),
  );
  await writeFile(file, await writeKnowledgeSheet(records, type));
  console.log(`Đã ghi ${records.length} thủ tục vào ${file}`);
}
