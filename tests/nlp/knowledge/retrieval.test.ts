import { describe, expect, test } from "@jest/globals";
import { readQuestions } from "../../../nlp/knowledge/questions.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";
import { askedWays, measureAsked, measureFinder } from "../../../scripts/evaluate/questions.ts";

const base = openKnowledge();
const questions = [...readQuestions("dev/questions").values()].flat();

// Floors lie a little below what was measured when they were set, so that a loss is seen and a typo fix is not punished.
describe.each(askedWays)("questions nobody taught, %s", (way) => {
  test("the right procedure comes first, and nearly always among the first three", async () => {
    const { first, three } = await measureFinder({ name: "ours", rank: (text) => base.rank(text) }, questions, way);
    expect(first.times / first.of).toBeGreaterThanOrEqual(0.97);
    expect(three.times / three.of).toBeGreaterThanOrEqual(0.985);
  });

  test("hardly anybody reads of another procedure, what no record answers is refused, and the aspect is the one asked", () => {
    const { wrong, unanswerable, aspect } = measureAsked(base, questions, way);
    expect(wrong.times / wrong.of).toBeLessThanOrEqual(0.02);
    expect(unanswerable.times / unanswerable.of).toBeGreaterThanOrEqual(0.95);
    expect(aspect.times / aspect.of).toBeGreaterThanOrEqual(0.86);
  });
});
