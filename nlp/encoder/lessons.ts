import { type Example, readExamples } from "../data-files.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { addNoise } from "../noise.ts";
import { makeRandom } from "../random.ts";
import type { Lesson } from "./learn.ts";
import { piecesOf } from "./view.ts";

/** What stands for a piece that is not known, and for nothing; rows of their own. */
export const specialPieces = ["[PAD]", "[UNK]"] as const;
const maxPieces = 9000;
/** Pieces of fewer sentences are chance: single words, and pairs. */
const atLeast = { word: 2, pair: 4 };
const seed = 20_261_129;
/** How often each name of a procedure is learnt: there are few beside the sentences. */
const repeats = 2;

/** A sentence, another saying of it, and what it is about ("" where nothing says so). */
interface Said extends Example {
  other?: string;
}

function gather(): Said[] {
  const random = makeRandom(seed);
  const categories = readExamples("examples/categories").map(({ text, label }) => ({
    text,
    label: `category:${label}`,
    ...(random() < 0.5 && { other: addNoise(text, "typos", random) }),
  }));
  const intents = readExamples("examples/intents").map(({ text, label }) => ({ text, label: `intent:${label}` }));
  const danger = readExamples("examples/danger").map(({ text }) => ({ text, label: "" }));
  const procedures = loadKnowledge().records.flatMap(({ id, name, spoken, label, aliases }) => {
    const names = [...new Set([name, spoken, label, ...aliases])];
    const pick = (): string => names[Math.floor(random() * names.length)] ?? name;
    return names.flatMap((text) =>
      Array.from({ length: repeats }, () => ({ text, other: pick(), label: `procedure:${id}` })),
    );
  });
  return [...categories, ...intents, ...danger, ...procedures];
}

function chooseVocabulary(texts: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const pieces of texts) for (const piece of new Set(pieces)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const known = [...counts]
    .filter(([piece, count]) => count >= (piece.includes("_") ? atLeast.pair : atLeast.word))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [...specialPieces, ...known.map(([piece]) => piece)].slice(0, maxPieces);
}

/** What our encoder learns from: sentences of nlp/data/examples and the names of procedures, nothing of any resident. */
export function makeLessons(): { vocabulary: string[]; lessons: Lesson[]; labels: number } {
  const said = gather();
  const vocabulary = chooseVocabulary(said.map(({ text }) => piecesOf(text)));
  const rows = new Map(vocabulary.map((piece, row) => [piece, row]));
  const labels = [...new Set(said.map(({ label }) => label).filter(Boolean))];
  const known = (text: string): number[] => piecesOf(text).flatMap((piece) => rows.get(piece) ?? []);
  const lessons = said.map(({ text, other, label }) => ({
    pieces: known(text),
    ...(other !== undefined && { other: known(other) }),
    label: labels.indexOf(label),
  }));
  return { vocabulary, labels: labels.length, lessons: lessons.filter(({ pieces }) => pieces.length > 0) };
}
