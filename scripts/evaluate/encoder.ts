import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Incident } from "../../core/understanding/likeness.ts";
import { parseYaml } from "../../nlp/data-files.ts";
import { createEncoder } from "../../nlp/encoder/encoder.ts";
import { rankerByMeaning } from "../../nlp/knowledge/by-meaning.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { createSearch } from "../../nlp/knowledge/search.ts";
import { createLikeness } from "../../nlp/likeness.ts";
import { fold } from "../../nlp/normalise.ts";
import { readPairs } from "../../nlp/pairs.ts";
import { encoderSettings, encoderShape } from "../../server/config-encoder.ts";
import { averagePrecision, bestF1, interval } from "./rank.ts";

/**
 * Prints by how much an encoder helps likeness and search, with the 95 % interval of each gain: npm run evaluate:encoder.
 * Ours, or the one named by ENCODER_MODEL. It is worth its cost only where a whole interval lies above zero.
 */
const faults: string[] = [];
const shape = z.object(encoderShape).parse({ ENCODER_MODEL: "own", ...process.env });
const settings = encoderSettings({ ...shape, DATA_DIR: ".data" }, faults);
if (!settings || faults.length > 0) throw new Error(faults.join("\n"));
const encoder = createEncoder({ ...settings, timeoutMs: 60_000, onFault: console.error });

const words = (value: number): string => value.toFixed(3);
const pick = <T>(items: readonly T[], drawn: number[]): T[] => drawn.map((at) => items[at] as T);

/** A measure without and with, and the interval of the gain when the items are drawn again. */
function print(name: string, count: number, without: (at: number[]) => number, withIt: (at: number[]) => number): void {
  const all = Array.from({ length: count }, (_, at) => at);
  const [low, high] = interval(count, (drawn) => withIt(drawn) - without(drawn));
  const gain = `gain ${words(withIt(all) - without(all))} (${words(low)} to ${words(high)})`;
  const verdict = low > 0 ? "helps" : high < 0 ? "harms" : "no proof";
  console.log(`  ${name.padEnd(38)} ${words(without(all))} → ${words(withIt(all))}  ${gain}: ${verdict}`);
}

const meaningOf = async (texts: string[]): Promise<Float32Array[]> => {
  const found: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += 32) {
    const read = await encoder.meaningsOf(texts.slice(from, from + 32));
    if (!read) throw new Error("the encoder does not answer: is the model there?");
    found.push(...read);
  }
  return found;
};

const reader = createLikeness();
const nothing = new Float32Array();
const place = { label: "chỗ đó", precision: "house" as const };
const moment = new Date("2026-11-16T14:06:00+07:00");
const onTheSpot = (incident: Incident): Incident => ({ ...incident, place, at: moment });

async function likeness(style: string, write: (text: string) => string): Promise<void> {
  const pairs = readPairs();
  const texts = pairs.map(({ report, known }) => [write(report.text), write(known.text)] as const);
  const [own, other] = [await meaningOf(texts.map(([text]) => text)), await meaningOf(texts.map(([, text]) => text))];
  const same = pairs.map(({ isSame }) => isSame);
  const told = pairs.map(({ report, known }, at) => {
    const [text, before] = texts[at] ?? ["", ""];
    return { report: { ...report, text }, known: { ...known, text: before } };
  });
  const meant = told.map(({ report, known }, at) => ({
    report: { ...report, meaning: own[at] ?? nothing },
    known: { ...known, meaning: other[at] ?? nothing },
  }));
  console.log(`likeness, ${pairs.length} pairs ${style}, words only → with the encoder`);
  const ways = { "words alone": onTheSpot, "with place and time": (incident: Incident) => incident };
  for (const [way, at] of Object.entries(ways)) {
    const [byWords, both] = [told, meant].map((all) =>
      all.map(({ report, known }) => reader.compare(at(report), at(known))),
    );
    for (const [name, measure] of [["average precision", averagePrecision] as const, ["best F1", bestF1] as const]) {
      const of = (scores: number[]) => (drawn: number[]) => measure(pick(scores, drawn), pick(same, drawn));
      print(`${name}, ${way}`, pairs.length, of(byWords ?? []), of(both ?? []));
    }
  }
}

const setSchema = z.object({ answerable: z.record(z.string(), z.array(z.string())) });
const file = new URL("../../tests/nlp/knowledge/questions.yaml", import.meta.url);
const sets = z.object({ tuned: setSchema, fresh: setSchema }).parse(parseYaml(readFileSync(file, "utf8")));
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

async function search(style: string, write: (text: string) => string): Promise<void> {
  const data = loadKnowledge();
  const find = createSearch(data.records, data.synonyms);
  const rank = rankerByMeaning(data.records, encoder);
  const questions = [sets.tuned, sets.fresh].flatMap(({ answerable }) =>
    Object.entries(answerable).flatMap(([id, texts]) => texts.map((text) => ({ id, text: write(text) }))),
  );
  const placeIn = (hits: { id: string }[], id: string): number => hits.findIndex((hit) => hit.id === id) + 1;
  const byWords = questions.map(({ id, text }) => placeIn(find(text), id));
  const both: number[] = [];
  for (const { id, text } of questions) both.push(placeIn(find(text, await rank(text)), id));
  console.log(`search, ${questions.length} questions ${style}, search alone → blended`);
  const first = (places: number[]): number => mean(places.map((place) => (place === 1 ? 1 : 0)));
  const mrr = (places: number[]): number => mean(places.map((place) => (place > 0 ? 1 / place : 0)));
  for (const [name, measure] of [["right at 1", first] as const, ["mean reciprocal rank", mrr] as const]) {
    const of = (places: number[]) => (drawn: number[]) => measure(pick(places, drawn));
    print(name, questions.length, of(byWords), of(both));
  }
}

console.log(`encoder: ${settings.model.name}`);
for (const measure of [likeness, search]) {
  await measure("as typed", (text) => text);
  await measure("without accents", fold);
}
const from = performance.now();
for (let round = 0; round < 20; round++) await encoder.meaningsOf(["cống trước nhà 45 Hoa Sứ nghẹt cả tuần"]);
console.log(`one text: ${((performance.now() - from) / 20).toFixed(1)} ms, there and back`);
await encoder.close();
