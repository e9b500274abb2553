import { compareOutcomes, measure, type Outcome, toOutcome } from "../../nlp/evaluate.ts";

const labels = ["street-light", "road-damage", "waste-collection"];
/** Right in as many of ten sentences as asked, sentence by sentence the same ones. */
const readerOf = (rightOfTen: number): Outcome[] =>
  Array.from({ length: 120 }, (_, at) => {
    const label = labels[at % 3] ?? "";
    const guess = at % 10 < rightOfTen ? label : (labels[(at + 1) % 3] ?? "");
    return toOutcome(label, [{ id: guess, confidence: 0.8 }]);
  });

test("a reader that is right more often is ahead with its whole interval", () => {
  const { difference, interval } = compareOutcomes(readerOf(9), readerOf(6));
  expect(difference).toBeCloseTo(0.3, 1);
  expect(interval[0]).toBeGreaterThan(0.1);
  expect(interval[1]).toBeLessThan(0.5);
});

test("readers of the same answers are not ahead of each other, however the sentences are drawn", () => {
  expect(compareOutcomes(readerOf(7), readerOf(7))).toEqual({ difference: 0, interval: [0, 0] });
});

test("a small lead on few sentences is no lead", () => {
  const { difference, interval } = compareOutcomes(readerOf(8).slice(0, 30), readerOf(7).slice(0, 30));
  expect(difference).toBeGreaterThan(0);
  expect(interval[0]).toBeLessThanOrEqual(0);
});

test("a reader that never hears danger is surely wrong wherever there is some", () => {
  const deaf = { rank: () => [{ id: "none", confidence: 1 }] };
  const { f1, sentences, outcomes, calibrationError, accuracy } = measure(deaf, "danger", "dev", "bare");
  expect(Object.entries(f1).filter(([, value]) => value > 0)).toEqual([["none", expect.any(Number)]]);
  expect(outcomes).toHaveLength(sentences);
  expect(calibrationError).toBeCloseTo(1 - accuracy, 10);
});
