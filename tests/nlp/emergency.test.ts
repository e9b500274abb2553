import { readFileSync } from "node:fs";
import fc from "fast-check";
import { type CategoryId, categoryOf } from "../../core/ticket/taxonomy.ts";
import { readExamples } from "../../nlp/data-files.ts";
import { findEmergency } from "../../nlp/emergency.ts";
import { fold, normalise } from "../../nlp/normalise.ts";

const read = (text: string) => findEmergency(normalise(text));
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
const danger = linesOf("danger.txt").map((line) => {
  const [kind = "", text = ""] = line.split("|");
  return { kind, text };
});
const harmless = linesOf("no-danger.txt");
const share = (count: number, of: readonly unknown[]) => count / of.length;

test("danger in at least 150 messages is heard, 99 of 100 of them", () => {
  expect(danger.length).toBeGreaterThanOrEqual(150);
  const missed = danger.filter(({ text }) => !read(text)).map(({ text }) => text);
  expect(missed.slice(0, Math.floor(danger.length * 0.01))).toEqual(missed);
});

test("danger typed without accents is heard nearly as well", () => {
  const heard = danger.filter(({ text }) => read(fold(text))).length;
  expect(share(heard, danger)).toBeGreaterThanOrEqual(0.97);
});

test("the fixed words fit the kind of danger", () => {
  const fitting = danger.filter(({ kind, text }) => read(text)?.kind === kind).length;
  expect(share(fitting, danger)).toBeGreaterThanOrEqual(0.95);
});

test("fewer than 2 of 100 harmless messages ring the alarm, with accents and without", () => {
  expect(harmless.length).toBeGreaterThanOrEqual(200);
  for (const view of [(text: string) => text, fold]) {
    const alarms = harmless.filter((text) => read(view(text)));
    expect(share(alarms.length, harmless)).toBeLessThan(0.02);
  }
});

test("ordinary reports of the example sentences seldom ring the alarm", () => {
  const mild = readExamples("examples/categories").filter(({ label }) => {
    const { severity } = categoryOf(label as CategoryId);
    return severity === "S3" || severity === "S4";
  });
  const alarms = mild.filter(({ text }) => read(text)?.when === "now");
  expect(share(alarms.length, mild)).toBeLessThan(0.02);
});

test("emergencies written by other hands are heard", () => {
  const others = [...readExamples("examples/intents"), ...readExamples("dev/intents")].filter(
    ({ label }) => label === "emergency",
  );
  expect(share(others.filter(({ text }) => read(text)).length, others)).toBeGreaterThanOrEqual(0.97);
});

test.each([
  ["chay roi chay lon lam so 33 sen hong", { kind: "fire", when: "now" }],
  [
    "bao xong day dien rot xuong duong truoc cong truong hoa mai con nit sap tan hoc",
    { kind: "electric", when: "now" },
  ],
  [
    "có bé chừng 4 tuổi đứng khóc một mình ngoài công viên nãy giờ không thấy người lớn",
    { kind: "child", when: "now" },
  ],
  ["trời ơi chập điện cháy rồi", { kind: "fire", when: "now" }],
  ["bà ngoại tui kẹt trong nhà", { kind: "trapped", when: "now" }],
  ["có mùi khét", { kind: "fire", when: "unclear" }],
  ["hôm qua quán số 8 Sen Hồng cháy, dập rồi, mà đồ cháy còn chất đầy lề đường", undefined],
  ["cháy túi rồi", undefined],
  ["nuoc ngap toi dau goi roi phuong oi sen hong", undefined],
])("%s is read as the dialogues want", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test("what happened this morning rings and is asked about", () => {
  expect(read("sáng nay có tai nạn trước chợ")).toEqual({ kind: "medical", when: "unclear" });
});

test("any text is read without a fault", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const found = read(text);
      expect(found === undefined || found.when === "now" || found.when === "unclear").toBe(true);
    }),
  );
});

test("100,000 characters are read in bounded time, danger at the end included", () => {
  const from = performance.now();
  expect(read(`${"cống nghẹt quá ".repeat(7000)} cháy nhà rồi`)).toEqual({ kind: "fire", when: "now" });
  expect(performance.now() - from).toBeLessThan(2000);
});
