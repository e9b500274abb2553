import { typedSplit } from "../../nlp/evaluate.ts";
import { joinModels } from "../../nlp/joint-scores.ts";
import { chancesOf, learnOne, likeliest, score, scoreTogether, tally } from "../../nlp/linear-model.ts";
import { loadModels } from "../../nlp/models.ts";
import { readPiece } from "../../nlp/read.ts";

const { version: _, ...models } = loadModels();
const model = models.category;
const texts = ["đèn đường trước số 9 Sen Trắng tắt ba hôm nay", "rac truoc nha 45 hoa su chua lay", "ok", ""];

function expectAlike(found: Float32Array, wanted: Float32Array): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((score, label) => {
    expect(score).toBeCloseTo(wanted[label] as number, 4);
  });
}

test("one piece by itself is scored like a text", () => {
  for (const { counted } of texts.map(readPiece))
    expectAlike(scoreTogether(model, [tally(model, counted)]), score(model, counted));
});

test("what a correction taught counts in pieces as well", () => {
  const { text, counted } = readPiece("máy bơm phao tiêu kêu rè rè");
  const before = scoreTogether(model, [tally(model, counted)]);
  learnOne(model, text, "water-supply");
  const after = scoreTogether(model, [tally(model, counted)]);
  expectAlike(after, score(model, counted));
  const label = model.labels.indexOf("water-supply");
  expect(after[label]).toBeGreaterThan(before[label] as number);
});

test("pieces together say what their text says", () => {
  const halves = ["cống nghẹt trước nhà số 45 Hoa Sứ", "nước dơ tràn ra đường hôi quá"].map(readPiece);
  const whole = score(model, readPiece("cống nghẹt trước nhà số 45 Hoa Sứ, nước dơ tràn ra đường hôi quá").counted);
  const together = scoreTogether(
    model,
    halves.map(({ counted }) => tally(model, counted)),
  );
  const best = (scores: Float32Array) => model.labels[scores.indexOf(Math.max(...scores))];
  expect(best(together)).toBe("flooding-drainage");
  expect(best(whole)).toBe("flooding-drainage");
});

test("models joined make of thousands of texts bit by bit what each makes alone", () => {
  const joined = joinModels(models);
  const told = (["typed", "bare"] as const).flatMap((way) => [
    ...typedSplit("category", "dev", way),
    ...typedSplit("danger", "dev", way),
  ]);
  expect(told.length).toBeGreaterThan(2_000);
  for (const { text } of told) {
    const { counted } = readPiece(text);
    const alone = { category: tally(model, counted), intent: tally(models.intent, counted) };
    const together = { category: joined.tally(counted, "category"), intent: joined.tally(counted, "intent") };
    expect(JSON.stringify(together)).toBe(JSON.stringify(alone));
    const scores = scoreTogether(model, [together.category]);
    const chances = chancesOf(scores, 0.7);
    const { at, chance } = likeliest(scores, 0.7);
    expect([at, chance]).toEqual([chances.indexOf(Math.max(...chances)), Math.max(...chances)]);
  }
});
