import MiniSearch from "minisearch";
import { keepLast } from "../keep-last.ts";
import { meaningRank } from "../thresholds.ts";
import type { Procedure, Synonym } from "./record.ts";
import { gramsOf, subjectOf, synonymReader, termsOf, wordsOf } from "./tokens.ts";

/** One procedure that may be meant. `likeness` (0–1) says how much of the subject it covers; cut-offs compare it. */
export interface Hit {
  id: string;
  score: number;
  likeness: number;
}

/** Finds procedures for a question, best first. `byMeaning`: ids as an encoder ranks them, where one is on. */
export type Search = (text: string, byMeaning?: readonly string[]) => Hit[];

/** Reciprocal rank fusion's usual constant (Cormack, Clarke, Büttcher, SIGIR 2009): flattens the first ranks. */
const fusionConstant = 60;

/** One shared syllable proves little once accents are gone (giá, già, gia); a form's code such as CT07 does. */
const oneWordTrust = 0.6;

/** Everything a procedure is called, each with its id. */
export function namesOf(records: readonly Procedure[]): { id: string; text: string }[] {
  return records.flatMap(({ id, name, spoken, label, aliases }) =>
    [...new Set([name, spoken, label, ...aliases])].map((text) => ({ id, text })),
  );
}

/** Builds the index: folded words and pairs (BM25) fused by rank with character likeness, over names and aliases. */
export function createSearch(records: readonly Procedure[], synonyms: readonly Synonym[]): Search {
  const meanings = synonymReader(synonyms);
  const phrases = namesOf(records).map(({ id, text }) => ({ id, words: wordsOf(text) }));
  const byWords = wordIndex(phrases);
  const byGrams = gramIndex(phrases);
  const likenessOf = likenessIndex(phrases);
  const byText = keepLast((text) => {
    const words = wordsOf(text);
    const added = meanings(words);
    const likeness = likenessOf(words, added);
    const byLikeness = [...likeness].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    const lists = [byWords([...termsOf(words), ...added]), byGrams([...subjectOf(words), ...added]), byLikeness];
    return { likeness, lists };
  });
  return (text, byMeaning = []) => {
    const { likeness, lists } = byText(text);
    const scores = new Map<string, number>();
    for (const list of lists) {
      for (const [rank, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (fusionConstant + rank + 1));
    }
    for (const [rank, id] of byMeaning.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + meaningRank / (fusionConstant + rank + 1));
    }
    return [...scores]
      .map(([id, score]) => ({ id, score, likeness: likeness.get(id) ?? 0 }))
      .sort((a, b) => b.score - a.score || b.likeness - a.likeness);
  };
}

interface Phrase {
  id: string;
  words: string[];
}
type Ranking = (terms: readonly string[]) => string[];

function wordIndex(phrases: readonly Phrase[]): Ranking {
  const index = new MiniSearch<{ key: number; text: string }>({
    idField: "key",
    fields: ["text"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  index.addAll(phrases.map(({ words }, key) => ({ key, text: termsOf(words).join(" ") })));
  return (terms) =>
    bestPerId(index.search(terms.join(" ")).map(({ id, score }) => [phrases[Number(id)]?.id ?? "", score]));
}

function gramIndex(phrases: readonly Phrase[]): Ranking {
  const postings = new Map<string, { phrase: number; count: number }[]>();
  for (const [phrase, { words }] of phrases.entries()) {
    for (const [gram, count] of countOf(gramsOf(words))) {
      const list = postings.get(gram) ?? [];
      postings.set(gram, list);
      list.push({ phrase, count });
    }
  }
  const weight = (gram: string) => Math.log(1 + phrases.length / (postings.get(gram)?.length ?? 1));
  const lengths = new Float64Array(phrases.length);
  for (const [gram, list] of postings) {
    for (const { phrase, count } of list) lengths[phrase] = (lengths[phrase] ?? 0) + (count * weight(gram)) ** 2;
  }
  return (words) => {
    const dots = new Map<number, number>();
    for (const [gram, times] of countOf(gramsOf(words))) {
      for (const { phrase, count } of postings.get(gram) ?? []) {
        dots.set(phrase, (dots.get(phrase) ?? 0) + times * count * weight(gram) ** 2);
      }
    }
    return bestPerId(
      [...dots].map(([phrase, dot]) => [phrases[phrase]?.id ?? "", dot / Math.sqrt(lengths[phrase] ?? 1)]),
    );
  };
}

/** How well a question and the best phrase of each record cover one another, rare words counting more. */
function likenessIndex(phrases: readonly Phrase[]) {
  const subjects = phrases.map(({ words }) => new Set(subjectOf(words)));
  const standsIn = new Map<string, number[]>();
  const owners = new Map<string, Set<string>>();
  for (const [at, { id, words }] of phrases.entries()) {
    for (const word of subjects[at] ?? []) {
      const list = standsIn.get(word) ?? [];
      standsIn.set(word, list);
      list.push(at);
    }
    for (const word of words) owners.set(word, (owners.get(word) ?? new Set()).add(id));
  }
  const total = new Set(phrases.map(({ id }) => id)).size;
  const weight = (word: string) => Math.log(1 + total / (owners.get(word)?.size ?? 1));
  const sum = (words: Iterable<string>) => [...words].reduce((all, word) => all + weight(word), 0);
  const lengths = subjects.map(sum);
  return (words: readonly string[], added: readonly string[]): Map<string, number> => {
    const own = new Set(subjectOf(words));
    const asked = Math.max(sum(own), 1e-9);
    const shared = new Map<number, { weight: number; words: string[] }>();
    for (const word of new Set([...own, ...added]))
      for (const at of standsIn.get(word) ?? []) {
        const before = shared.get(at) ?? { weight: 0, words: [] };
        before.weight += weight(word);
        before.words.push(word);
        shared.set(at, before);
      }
    const best = new Map<string, number>();
    for (const [at, common] of shared) {
      const covered = common.weight / (lengths[at] ?? 1);
      const explained = Math.min(1, common.weight / asked);
      const trust = common.words.length === 1 && !/\d/.test(common.words[0] ?? "") ? oneWordTrust : 1;
      const id = phrases[at]?.id ?? "";
      best.set(id, Math.max(best.get(id) ?? 0, (trust * (covered + explained)) / 2));
    }
    return best;
  };
}

function countOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function bestPerId(scored: readonly (readonly [string, number])[]): string[] {
  const best = new Map<string, number>();
  for (const [id, score] of scored) best.set(id, Math.max(best.get(id) ?? 0, score));
  return [...best].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
