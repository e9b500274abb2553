import { createClassifier } from "../../../nlp/classifier.ts";
import { readExamples } from "../../../nlp/data-files.ts";
import { type Condition, type Split, typedSplit } from "../../../nlp/evaluate.ts";
import { loadModels } from "../../../nlp/models.ts";
import type { Task } from "../../../nlp/training-set.ts";
import { measureTask } from "../../../scripts/evaluate/measure-task.ts";
import { foldRanked, views } from "../../../scripts/evaluate/views.ts";
import { measureWhole } from "../../../scripts/evaluate/whole.ts";
import { peers } from "../../../scripts/peers/peers.ts";

const models = loadModels();
/** Every so many-th sentence is enough to see what is measured. */
const some = (task: Task, split: Split, condition: Condition, step: number) =>
  typedSplit(task, split, condition).filter((_, at) => at % step === 0);

test("a category's confidence goes to its group, a kind of danger's to the alarm", () => {
  const labelOf = (name: string) => views.find((view) => view.name === name)?.labelOf ?? String;
  const categories = [
    { id: "street-light", confidence: 0.4 },
    { id: "noise-residential", confidence: 0.35 },
    { id: "noise-business", confidence: 0.25 },
  ];
  expect(foldRanked(categories, labelOf("category group"))).toEqual([
    { id: "noise", confidence: 0.6 },
    { id: "utilities", confidence: 0.4 },
  ]);
  const dangers = [
    { id: "none", confidence: 0.5 },
    { id: "fire", confidence: 0.25 },
    { id: "gas", confidence: 0.25 },
  ];
  expect(
    foldRanked(dangers, labelOf("danger"))
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["alarm", "none"]);
});

test("our model and a peer are measured on the same sentences, in every way of typing, the lead with its interval", async () => {
  const typed = (condition: Condition) => some("intent", "dev", condition, 12);
  const learnt = readExamples("examples/intents").filter((_, at) => at % 16 === 0);
  const tfidf = peers.filter(({ name }) => name === "TF-IDF linear");
  const { rows, costs } = await measureTask({ models, task: "intent", split: "dev", peers: tfidf, learnt, typed });
  expect([...new Set(rows.map(({ reader }) => reader))]).toEqual([
    "Cầu Nối",
    "TF-IDF linear",
    "TF-IDF linear + copies",
  ]);
  expect([...new Set(rows.map(({ slice }) => slice))].sort()).toEqual(
    ["bare", "half", "teencode", "telex", "typed", "typos", "written accented", "written bare"].sort(),
  );
  const typedRows = rows.filter(({ slice }) => slice === "typed");
  for (const { sentences, interval, macroF1 } of typedRows) {
    expect(sentences).toBe(typed("typed").length);
    expect(interval[0]).toBeLessThanOrEqual(macroF1);
    expect(interval[1]).toBeGreaterThanOrEqual(macroF1);
  }
  const [ours, peer] = typedRows;
  expect(ours?.ahead).toBeUndefined();
  expect(peer?.ahead?.difference).toBeCloseTo((ours?.macroF1 ?? 0) - (peer?.macroF1 ?? 0), 10);
  // Taught a sixteenth of what ours has read, it must be behind.
  expect(peer?.ahead?.interval[0]).toBeGreaterThan(0);
  expect(Object.keys(ours?.f1 ?? {}).length).toBeGreaterThan(5);
  expect(costs.map(({ trainingSeconds }) => trainingSeconds !== undefined)).toEqual([false, true, true]);
});

test("of the locked split only scores come out: no sentence, no label, no mistake", async () => {
  const typed = (condition: Condition) => some("category", "test", condition, 20);
  const { rows } = await measureTask({ models, task: "category", split: "test", peers: [], learnt: [], typed });
  const told = JSON.stringify(rows);
  for (const { text, label } of typed("typed")) {
    expect(told).not.toContain(text);
    expect(told).not.toContain(label);
  }
  expect(rows.filter(({ view }) => view === "category").every(({ f1, confusions }) => !f1 && !confusions)).toBe(true);
  expect(rows.some(({ view, f1 }) => view === "category group" && f1 !== undefined)).toBe(true);
});

test("what becomes of messages adds up, and danger is never routed", () => {
  const classifier = createClassifier(models);
  const whole = measureWhole(classifier, "typed", (task, condition) => some(task, "dev", condition, 4));
  const reports = some("category", "dev", "typed", 4);
  const read = reports.map(({ text }) => classifier.classify(text, { hasOpenTicket: false, hasClosedTicket: false }));
  const routed = read.filter(({ decision, severity }) => decision === "route" && severity !== "S1").length;
  expect(whole.routed).toEqual({ of: reports.length, times: routed });
  expect(whole.wrong.of).toBe(routed);
  expect(whole.offered.of).toBe(whole.asked.times);
  expect(whole.routed.times + whole.asked.times).toBeLessThanOrEqual(reports.length);
  expect(whole.dangerHeard.of + whole.falseAlarms.of).toBe(some("danger", "dev", "typed", 4).length);
  expect(whole.dangerHeard.times / whole.dangerHeard.of).toBeGreaterThan(
    whole.falseAlarms.times / whole.falseAlarms.of,
  );
});
