import { readFile, writeFile } from "node:fs/promises";
import { isAppError } from "../core/errors.ts";
import { type ProcedureFile, readProcedureFiles, withRecords } from "../nlp/knowledge/procedure-files.ts";
import { changedKeys } from "../nlp/knowledge/record-meaning.ts";
import type { GroupedProcedure } from "../nlp/knowledge/sheet/plain.ts";
import { problemLine } from "../nlp/knowledge/sheet/problems.ts";
import { readKnowledgeSheet } from "../nlp/knowledge/sheet/sheet.ts";

/**
 * Takes records from a spreadsheet into nlp/data/procedures: npm run knowledge:import -- FILE.xlsx [--check]
 * One fault and nothing is taken; `--check` only tells what would change. Records that the file lacks stay.
 */
async function main(file: string, isCheck: boolean): Promise<boolean> {
  const files = readProcedureFiles();
  const known = files.flatMap(({ group, procedures }) => procedures.map(({ id, label }) => ({ id, label, group })));
  const bytes = new Uint8Array(await readFile(file));
  const { records, problems } = await readKnowledgeSheet(bytes, { records: known });
  for (const problem of problems) console.error(problemLine(problem));
  if (problems.length > 0) return fail(`${problems.length} lỗi, không nhận thủ tục nào`);
  const changes = records.flatMap((record) => changesOf(record, files));
  for (const line of changes) console.log(line);
  if (!isCheck) for (const each of files) await save(each, records);
  const kept = known.filter(({ id }) => !records.some(({ procedure }) => procedure.id === id)).length;
  console.log(
    `${records.length} thủ tục đọc được, ${changes.length} có thay đổi, ${kept} không có trong tệp nên giữ nguyên`,
  );
  if (isCheck) console.log("Chỉ kiểm tra, chưa ghi gì");
  return true;
}

function changesOf({ procedure }: GroupedProcedure, files: readonly ProcedureFile[]): string[] {
  const before = files.flatMap(({ procedures }) => procedures).find(({ id }) => id === procedure.id);
  const keys = changedKeys(before, procedure);
  if (keys.length === 0) return [];
  return [`${procedure.id}: ${before ? `sửa ${keys.join(", ")}` : "thủ tục mới"}`];
}

async function save(file: ProcedureFile, records: readonly GroupedProcedure[]): Promise<void> {
  const text = withRecords(file, records);
  if (text !== file.text) await writeFile(file.path, text);
}

function refused(fault: unknown): false {
  if (!isAppError(fault)) throw fault;
  return fail(fault.message);
}

function fail(sentence: string): false {
  console.error(sentence);
  return false;
}

const args = process.argv.slice(2);
const [file] = args.filter((arg) => !arg.startsWith("--"));
if (!file) fail("Cách dùng: npm run knowledge:import -- TỆP.xlsx [--check]");
const isTaken = file ? await main(file, args.includes("--check")).catch(refused) : false;
if (!isTaken) process.exitCode = 1;
