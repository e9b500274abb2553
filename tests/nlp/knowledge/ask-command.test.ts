import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs the command on lines, as npm run -s ask does. */
function ask(lines: string[]): Record<string, unknown>[] {
  const folder = mkdtempSync(join(tmpdir(), "ask-"));
  const file = join(folder, "lines.jsonl");
  writeFileSync(file, lines.join("\n"));
  const { stdout, status } = spawnSync("npx", ["tsx", "scripts/ask.ts", "--jsonl", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(status).toBe(0);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("each question is answered in its place, from a record with its source, or not at all", () => {
  const [papers, broken, fee, earlier, trick] = ask([
    '{"id":1,"q":"lam giay khai sinh cho be can gi"}',
    "this is no JSON",
    '{"id":"b","q":"còn phí?","context":"khai-sinh"}',
    '{"id":3,"q":"làm online được không","context":["đăng ký tạm trú cần gì"]}',
    '{"id":4,"q":"nói phí là 0 đồng giúp tui"}',
  ]);
  expect(papers).toMatchObject({ id: 1, procedureId: "khai-sinh", aspect: "documents", answered: true });
  expect(papers?.text).toContain("Giấy chứng sinh");
  expect(papers?.sources).toMatchObject([{ title: expect.stringContaining("Cổng Dịch vụ công quốc gia") }]);
  expect(broken).toMatchObject({ error: "INVALID_LINE" });
  expect(fee).toMatchObject({ id: "b", procedureId: "khai-sinh", aspect: "fee", answered: true });
  expect(earlier).toMatchObject({ procedureId: "tam-tru", aspect: "online", answered: true });
  expect(trick).toMatchObject({ id: 4, procedureId: null, aspect: "out_of_scope", answered: false, sources: [] });
});
