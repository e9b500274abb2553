import type { Encoder } from "../../core/understanding/encoder.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import type { WordKnowledge } from "./answerer.ts";
import type { Procedure } from "./record.ts";
import { namesOf } from "./search.ts";
import { subjectOf, wordsOf } from "./tokens.ts";

/** Texts an encoder is given at once. */
const batch = 32;

const product = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** Ranks procedures by what a question means: the best of each one's names counts. Empty where the encoder is late. */
export function rankerByMeaning(records: readonly Procedure[], encoder: Encoder) {
  const names = namesOf(records);
  const known: Float32Array[] = [];
  /** Names are read once, in pieces; a piece that comes late is asked for again at the next question. */
  const readNames = async (): Promise<boolean> => {
    while (known.length < names.length) {
      const texts = names.slice(known.length, known.length + batch).map(({ text }) => text);
      const before = known.length;
      const read = await encoder.meaningsOf(texts);
      if (!read) return false;
      // Two questions at once read the same piece; the second brings nothing new.
      if (known.length === before) known.push(...read);
    }
    return true;
  };
  return async (text: string): Promise<string[]> => {
    const subject = subjectOf(wordsOf(text)).join(" ");
    if (subject === "" || !(await readNames())) return [];
    const [asked] = (await encoder.meaningsOf([subject])) ?? [];
    if (!asked) return [];
    const best = new Map<string, number>();
    for (const [at, { id }] of names.entries()) {
      const meaning = known[at];
      if (meaning) best.set(id, Math.max(best.get(id) ?? -1, product(asked, meaning)));
    }
    return [...best].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  };
}

/** A knowledge base whose search is helped by what questions mean; its answers are a record's own words all the same. */
export function helpedByMeaning(base: WordKnowledge, rank: (text: string) => Promise<string[]>): KnowledgeBase {
  return {
    lawfulWay: (id, now) => base.lawfulWay(id, now),
    nameOf: (id) => base.nameOf(id),
    plainlyAsked: (question) => base.plainlyAsked(question),
    answer: async (question) => base.answer(question, await rank(question.text)),
  };
}
