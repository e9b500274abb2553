import { existsSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+\/[\w./-]+|\.ci\/run)`/g)].map(([, path = ""]) => path);

interface Line {
  id: string;
  answer: string;
  evidence: string;
}
const asvs = read("docs/security/asvs.md");
const lines: Line[] = [...asvs.matchAll(/^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = "", answer = "", evidence = ""]) => ({ id, answer, evidence }),
);
const withAnswer = (answer: string): Line[] => lines.filter((line) => line.answer === answer);

test("each requirement of level 2 has one line, and each line one of three answers", () => {
  // OWASP ASVS 4.0.3 marks 259 requirements for level 2
  expect(lines).toHaveLength(259);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(259);
  expect(lines.filter(({ answer }) => !["met", "not applicable", "not met"].includes(answer))).toEqual([]);
});

test("the totals at the top are what the lines add up to", () => {
  for (const answer of ["met", "not applicable", "not met"]) {
    const [, total] = new RegExp(`^\\| ${answer} \\| (\\d+) \\|$`, "m").exec(asvs) ?? [];
    expect({ answer, total: Number(total) }).toEqual({ answer, total: withAnswer(answer).length });
  }
});

test("what is met names where that is shown, and whatever is named is there", () => {
  for (const { id, evidence } of withAnswer("met"))
    expect({ id, shown: pathsIn(evidence).length > 0 }).toEqual({ id, shown: true });
  const tests = withAnswer("met").filter(({ evidence }) => evidence.includes("`tests/"));
  expect(tests.length).toBeGreaterThan(withAnswer("met").length * 0.85);
  const named = [...pathsIn(asvs), ...pathsIn(read("docs/security/threat-model.md"))];
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test("what is not met or does not apply says why", () => {
  for (const { id, evidence } of [...withAnswer("not met"), ...withAnswer("not applicable")]) {
    expect({ id, why: evidence.length > 3 }).toEqual({ id, why: true });
  }
});
