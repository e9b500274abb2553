import { keepLast } from "../keep-last.ts";
import { meaningRank } from "../thresholds.ts";
import { countOf, indexTerms, Sums } from "./postings.ts";
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

const ranked = (best: ReadonlyMap<string, number>) => [...best].sort((a, b) => b[1] - a[1]).map(([id]) => id);

/** Constants of BM25+ as MiniSearch has them by default (Lv and Zhai, CIKM 2011, with a smaller δ). */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 };

/** By words and pairs: BM25+, times the number of terms that were found, so that a phrase with all of them goes first. */
function wordIndex(phrases: readonly Phrase[]): Ranking {
  const terms = phrases.map(({ words }) => termsOf(words));
  const index = indexTerms(terms);
  const lengths = terms.map((each) => new Set(each).size);
  const usual = lengths.reduce((all, length) => all + length, 0) / Math.max(1, lengths.length);
  const dampings = Float64Array.from(lengths, (length) => bm25.k * (1 - bm25.b + (bm25.b * length) / usual));
  const owners = phrases.map(({ id }) => id);
  const sums = new Sums(phrases.length);
  return (asked) => {
    sums.clear();
    for (const [term, times] of countOf(asked)) {
      const posting = index.get(term);
      if (!posting) continue;
      const holding = posting.phrases.length;
      const rarity = times * Math.log(1 + (phrases.length - holding + 0.5) / (holding + 0.5));
      sums.add(posting, (count, phrase) => {
        return rarity * (bm25.d + (count * (bm25.k + 1)) / (count + (dampings[phrase] as number)));
      });
    }
    return ranked(sums.best(owners, (phrase) => (sums.score[phrase] as number) * (sums.terms[phrase] as number)));
  };
}

/** By groups of characters: the cosine of phrases and question, rare groups counting more. */
function gramIndex(phrases: readonly Phrase[]): Ranking {
  const index = indexTerms(phrases.map(({ words }) => gramsOf(words)));
  const weight = (gram: string) => Math.log(1 + phrases.length / (index.get(gram)?.phrases.length ?? 1));
  const squares = new Sums(phrases.length);
  for (const [gram, posting] of index) {
    const own = weight(gram);
    squares.add(posting, (count) => (count * own) ** 2);
  }
  const lengths = squares.score.map((each) => Math.sqrt(each));
  const owners = phrases.map(({ id }) => id);
  const sums = new Sums(phrases.length);
  return (words) => {
    sums.clear();
    for (const [gram, times] of countOf(gramsOf(words))) {
      const posting = index.get(gram);
      if (!posting) continue;
      const own = times * weight(gram) ** 2;
      sums.add(posting, (count) => count * own);
    }
    return ranked(sums.best(owners, (phrase) => (sums.score[phrase] as number) / (lengths[phrase] as number)));
  };
}

/** How well a question and the best phrase of each record cover one another, rare words counting more. */
function likenessIndex(phrases: readonly Phrase[]) {
  const subjects = phrases.map(({ words }) => [...new Set(subjectOf(words))]);
  const index = indexTerms(subjects);
  const holders = new Map<string, Set<string>>();
  for (const { id, words } of phrases)
    for (const word of words) {
      const ids = holders.get(word) ?? new Set();
      holders.set(word, ids.add(id));
    }
  const owners = phrases.map(({ id }) => id);
  const total = new Set(owners).size;
  const weight = (word: string) => Math.log(1 + total / (holders.get(word)?.size ?? 1));
  const sum = (words: Iterable<string>) => [...words].reduce((all, word) => all + weight(word), 0);
  const lengths = Float64Array.from(subjects, sum);
  const sums = new Sums(phrases.length);
  /** Phrases that share a form's code, which proves much by itself. */
  const coded = new Set<number>();
  return (words: readonly string[], added: readonly string[]): Map<string, number> => {
    sums.clear();
    coded.clear();
    const own = new Set(subjectOf(words));
    const asked = Math.max(sum(own), 1e-9);
    for (const word of new Set([...own, ...added])) {
      const posting = index.get(word);
      if (!posting) continue;
      const each = weight(word);
      sums.add(posting, () => each);
      if (/\d/.test(word)) for (const phrase of posting.phrases) coded.add(phrase);
    }
    return sums.best(owners, (phrase) => {
      const common = sums.score[phrase] as number;
      const covered = common / (lengths[phrase] as number);
      const explained = Math.min(1, common / asked);
      const trust = sums.terms[phrase] === 1 && !coded.has(phrase) ? oneWordTrust : 1;
      return (trust * (covered + explained)) / 2;
    });
  };
}
