import { alikeWords } from "../../nlp/alike-words.ts";
import { chooseAsks, groupOf } from "../../nlp/choose-asks.ts";
import { createLikeness } from "../../nlp/likeness.ts";
import { likenessData } from "../../nlp/likeness-data.ts";
import { readPairs } from "../../nlp/pairs.ts";
import { averagePrecision } from "../../scripts/evaluate/rank.ts";
import { sharedWords } from "../../scripts/evaluate/shared-words.ts";

const likeness = createLikeness();
const pairs = readPairs();
const same = pairs.map(({ isSame }) => isSame);

test("the cuts that are asked from are the ones the judged pairs give, with what they cost", () => {
  const judged = pairs.map((pair) => ({
    group: groupOf(pair),
    isSame: pair.isSame,
    likeness: likeness.compare(pair.report, pair.known),
  }));
  expect(likenessData.ask).toEqual(chooseAsks(judged));
});

test("pieces of words tell reports of one incident from others better than whole words", () => {
  const score = (compare: (a: string, b: string) => number) =>
    averagePrecision(
      pairs.map(({ report, known }) => compare(report.text, known.text)),
      same,
    );
  expect(score(alikeWords)).toBeGreaterThan(score(sharedWords) + 0.05);
});

test("a slip of the finger and missing accents cost little, another matter a lot", () => {
  const told = "nắp cống trước nhà bị mất";
  expect(alikeWords(told, "nap cong truoc nha bi mat")).toBe(1);
  expect(alikeWords(told, "nắp cốgn trước nhà bị mất")).toBeGreaterThan(0.35);
  expect(alikeWords(told, "quán nhậu hát karaoke ồn ào")).toBeLessThan(0.1);
});

test("texts without words are like nothing, and the longest one is compared in bounded time", () => {
  expect(alikeWords("", "cống nghẹt")).toBe(0);
  expect(alikeWords("12/3 !!!", "12/3 !!!")).toBe(0);
  const from = process.cpuUsage();
  expect(alikeWords("á".repeat(100_000), "ngập nước ".repeat(10_000))).toBeLessThan(1);
  expect(process.cpuUsage(from).user).toBeLessThan(100_000);
});

test("comparing takes less than 50 µs once a report has been read", () => {
  const all = () => {
    for (const { report, known } of pairs) likeness.compare(report, known);
  };
  all();
  const from = process.cpuUsage();
  for (let round = 0; round < 20; round++) all();
  expect(process.cpuUsage(from).user / 20 / pairs.length).toBeLessThan(50);
});
