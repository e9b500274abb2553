import type { WordKnowledge } from "../../nlp/knowledge/answerer.ts";
import { type KnowledgeData, loadKnowledge } from "../../nlp/knowledge/load.ts";
import type { Procedure } from "../../nlp/knowledge/record.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { makeRandom } from "../../nlp/random.ts";
import { type Speed, timeReading } from "./speed.ts";

/** How long one answer takes with so many records. */
export interface AnswerSpeed extends Speed {
  records: number;
}

/** As many procedures as a province has. */
const many = 2_000;
const seed = 4_177;
/** Words added to each name of a copied record, so that it is found by words of its own. */
const addedWords = 3;
const now = new Date("2026-11-16T14:06:00+07:00");

/** Copies of the records under other names, made of their own syllables, until there are so many. */
function grow(data: KnowledgeData, count: number): KnowledgeData {
  const random = makeRandom(seed);
  const syllables = [...new Set(data.records.flatMap(({ name, aliases }) => [name, ...aliases].join(" ").split(" ")))];
  const word = (): string => syllables[Math.floor(random() * syllables.length)] ?? "";
  const copies = Array.from({ length: count - data.records.length }, (_, index): Procedure => {
    const record = data.records[index % data.records.length] as Procedure;
    const called = (name: string): string => [name, ...Array.from({ length: addedWords }, word)].join(" ");
    const aliases = record.aliases.map(called);
    return {
      ...record,
      id: `${record.id}-${index}`,
      name: called(record.name),
      spoken: called(record.spoken),
      aliases,
    };
  });
  return { ...data, records: [...data.records, ...copies] };
}

async function time(base: WordKnowledge, records: number, texts: readonly string[]): Promise<AnswerSpeed> {
  // Twice the same question is remembered; the timed half is new to it.
  const half = Math.floor(texts.length / 2);
  const speed = await timeReading((text) => base.answer({ text, now }), texts.slice(half), texts.slice(0, half));
  return { records, ...speed };
}

/** Times answers with the records of this release, and with as many as a province would have. */
export async function timeAnswers(texts: readonly string[]): Promise<AnswerSpeed[]> {
  const data = loadKnowledge();
  const grown = grow(data, many);
  return [await time(openKnowledge(data), data.records.length, texts), await time(openKnowledge(grown), many, texts)];
}
