import { writeFileSync } from "node:fs";
import { alikeWords, piecesOfWords } from "../../nlp/alike-words.ts";
import { chooseAsks, groupOf } from "../../nlp/choose-asks.ts";
import { readExamples } from "../../nlp/data-files.ts";
import { createLikeness } from "../../nlp/likeness.ts";
import { type LikenessData, likenessData } from "../../nlp/likeness-data.ts";
import { readPairs } from "../../nlp/pairs.ts";
import { likenessWeights } from "../../nlp/thresholds.ts";
import { rank } from "./rank.ts";
import { sharedWords } from "./shared-words.ts";

/**
 * Prints how well likeness tells reports of one incident from others: npm run evaluate:likeness. With `--rarity` and
 * `--choose` it writes nlp/data/likeness.json anew: first how rare pieces are, then from when to ask.
 */
const note =
  "Written by npm run evaluate:likeness. rarity: squared idf of three-letter pieces over nlp/data/examples/categories. " +
  "ask: the cut with the best F2 (a question too many costs less than a second visit) on nlp/data/dev/pairs, by group (pairs of other groups count a tenth); measured with each pair held out. " +
  "Distances and hours of the pairs were made up by whoever wrote them.";

function makeRarity(): LikenessData["rarity"] {
  const texts = readExamples("examples/categories");
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    for (const piece of piecesOfWords(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  const squared = (count: number): number => Math.log((1 + texts.length) / (1 + count)) ** 2;
  const levels = new Map<number, string[]>();
  for (const [piece, count] of counts) {
    if (count < 2) continue;
    const level = Math.max(0.1, Math.round(squared(count) * 2) / 2);
    levels.set(level, [...(levels.get(level) ?? []), piece]);
  }
  const lines = [...levels].sort((a, b) => a[0] - b[0]).map(([level, pieces]) => [level, pieces.sort().join(" ")]);
  return { unknown: Math.round(squared(0)), levels: Object.fromEntries(lines) };
}

function write(data: Partial<LikenessData>): void {
  const whole = { ...likenessData, note, ...data };
  writeFileSync(new URL("../../nlp/data/likeness.json", import.meta.url), `${JSON.stringify(whole, null, 2)}\n`);
}

const pairs = readPairs();
const likeness = createLikeness();
const judged = pairs.map((pair) => ({
  group: groupOf(pair),
  isSame: pair.isSame,
  likeness: likeness.compare(pair.report, pair.known),
}));
if (process.argv.includes("--rarity")) write({ rarity: makeRarity() });
const same = pairs.map(({ isSame }) => isSame);
console.log(`${pairs.length} pairs, ${same.filter(Boolean).length} of one incident`);
const ways: [string, (a: string, b: string) => number][] = [
  ["shared words (before)", sharedWords],
  ["pieces of words by rarity", alikeWords],
];
for (const [name, compare] of ways) {
  const scores = pairs.map(({ report, known }) => compare(report.text, known.text));
  console.log(`${name.padEnd(28)} ${rank(scores, same)}`);
}
console.log(
  `${"with place and time".padEnd(28)} ${rank(
    judged.map((each) => each.likeness),
    same,
  )}`,
);
const before = pairs.map(({ report, known }, at) => {
  const [old, now] = [sharedWords(report.text, known.text), alikeWords(report.text, known.text)];
  const value = judged[at]?.likeness ?? 0;
  return value === 0 ? 0 : value + likenessWeights.words * (old - now);
});
console.log(`${"the same with shared words".padEnd(28)} ${rank(before, same)}`);
const asked = same.filter((_, at) => (before[at] ?? 0) >= 0.6);
const right = asked.filter(Boolean).length;
console.log(
  `  before, everywhere from 0.6: precision ${(right / asked.length).toFixed(3)}, recall ${(right / same.filter(Boolean).length).toFixed(3)}`,
);
const asks = chooseAsks(judged);
if (process.argv.includes("--choose")) write({ ask: asks });
for (const [group, { cut, measured }] of Object.entries(asks)) {
  const { precision, recall, pairs: count } = measured;
  console.log(`  ${group.padEnd(22)} ask from ${cut}: precision ${precision}, recall ${recall}, ${count} pairs`);
}
const cpu = (since?: NodeJS.CpuUsage) => process.cpuUsage(since);
const from = cpu();
for (let round = 0; round < 50; round++) for (const { report, known } of pairs) likeness.compare(report, known);
console.log(`compare: ${(cpu(from).user / 50 / pairs.length).toFixed(1)} µs`);
