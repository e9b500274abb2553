import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs the command on lines, as npm run -s classify does. */
function classify(lines: string[]): { top?: unknown; place?: unknown; error?: string; intents?: { id: string }[] }[] {
  const folder = mkdtempSync(join(tmpdir(), "classify-"));
  const file = join(folder, "lines.jsonl");
  writeFileSync(file, lines.join("\n"));
  const { stdout, status } = spawnSync("npx", ["tsx", "scripts/classify.ts", "--jsonl", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(status).toBe(0);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("each line is answered in its place with all that was understood", () => {
  const [light, broken, fire, question] = classify([
    '{"id":1,"text":"Đèn đường trước số 9 Lê Lợi, phường 25 quận Bình Thạnh cũ tắt ba đêm rồi"}',
    "this is no JSON",
    '{"id":"b","text":"chay nha roi cuu voi, 12 Le Loi"}',
    '{"id":3,"text":"còn phí thì sao","context":{"procedureId":"khai-sinh"}}',
  ]);
  expect(light).toMatchObject({
    id: 1,
    intents: [{ id: "report-issue" }],
    category: { id: "street-light" },
    severity: "S3",
    decision: "route",
    place: { precision: "house" },
  });
  expect(light?.top).toHaveLength(3);
  expect(light?.place).toMatchObject({ wardCode: expect.stringMatching(/^\d{5}$/) });
  expect(broken).toMatchObject({ error: "INVALID_LINE" });
  expect(fire).toMatchObject({ id: "b", severity: "S1", decision: "person" });
  expect(fire?.intents?.[0]?.id).toBe("emergency");
  expect(question).toMatchObject({ id: 3, intents: [{ id: "ask-procedure" }], category: null });
});
