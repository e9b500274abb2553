import { articles as cut } from "../thresholds.ts";
import type { Article } from "./article.ts";
import { isAsking, isHarmless, subjectWords, type TwoViewWord } from "./article-words.ts";
import { countOf } from "./postings.ts";
import { gramsOf } from "./tokens.ts";

/** An article a question may mean; `likeness` (0–1) compares with the cut-offs of `thresholds.ts`. */
export interface ArticleHit {
  article: Article;
  likeness: number;
  /** Words of the question that this article has nowhere, other than those that change nothing. */
  strange: number;
}

/** A way to ask, ready to be compared. */
interface Ask {
  owner: number;
  words: TwoViewWord[];
  /** The weight of its words together. */
  weight: number;
  grams: Counts;
}

/** How often each group of letters stands in a text, and the length of that as a vector. */
interface Counts {
  of: ReadonlyMap<string, number>;
  length: number;
}

/** Everything that may be said of an article, beside the ways to ask for it. */
function textOf({ title, label, answer, where, hours, prices, facts }: Article): string {
  return [title, label, answer.vi, answer.en, where, hours, ...prices.map((price) => price.case), ...facts].join(" . ");
}

/**
 * Finds articles for a question, best first: how much of a way to ask the question covers and how much of the question the
 * article explains, rare words counting more, helped by groups of three letters for slips. A word that is accented
 * otherwise ("cho" beside "chợ") counts little.
 */
export function createArticleSearch(articles: readonly Article[]): (text: string) => readonly ArticleHit[] {
  const phrases = articles.flatMap(({ asks: { vi, en }, label }, owner) =>
    [...vi, ...en, label].map((text) => ({ owner, words: subjectWords(text) })),
  );
  const vocabularies = articles.map(({ asks: { vi, en }, ...article }) =>
    collect([...vi, ...en, textOf({ ...article, asks: { vi, en } })].flatMap(subjectWords)),
  );
  const owners = new Map<string, Set<number>>();
  for (const { owner, words } of phrases)
    for (const { folded } of words) owners.set(folded, (owners.get(folded) ?? new Set()).add(owner));
  const unknown = Math.log(1 + articles.length) * cut.unknownWord;
  const weightOf = (word: TwoViewWord) => {
    const known = owners.get(word.folded)?.size;
    if (known === undefined && isHarmless(word)) return 0;
    const weight = known === undefined ? unknown : Math.log(1 + articles.length / known);
    return isAsking(word) ? weight * cut.askingWord : weight;
  };
  const asks = phrases
    .map(({ owner, words }): Ask => ({ owner, words, weight: sum(words, weightOf), grams: gramCounts(words) }))
    .filter(({ weight }) => weight > 0);
  const find = (text: string): ArticleHit[] => {
    const asked = subjectWords(text);
    const own = collect(asked);
    const total = sum(asked, weightOf);
    if (asked.every((word) => isAsking(word) || weightOf(word) === 0)) return [];
    const explained = vocabularies.map((words) => sum(asked, (word) => weightOf(word) * creditOf(word, words)) / total);
    const grams = gramCounts(asked);
    const best = new Map<number, number>();
    for (const ask of asks) {
      const covered = sum(ask.words, (word) => weightOf(word) * creditOf(word, own)) / ask.weight;
      const byWords = Math.sqrt(covered * (explained[ask.owner] ?? 0));
      const likeness = (1 - cut.gramShare) * byWords + cut.gramShare * cosine(grams, ask.grams);
      if (likeness > (best.get(ask.owner) ?? 0)) best.set(ask.owner, likeness);
    }
    const hits = [...best].flatMap(([owner, likeness]) => {
      const article = articles[owner];
      const strange = asked.filter(
        (word) => !isHarmless(word) && !isAsking(word) && !vocabularies[owner]?.has(word.folded),
      );
      return article ? [{ article, likeness, strange: strange.length }] : [];
    });
    return hits.sort((a, b) => b.likeness - a.likeness);
  };
  // One question is looked at from several sides, each of which searches.
  let last = { text: "", hits: find("") };
  return (text) => {
    if (text !== last.text) last = { text, hits: find(text) };
    return last.hits;
  };
}

function gramCounts(words: readonly TwoViewWord[]): Counts {
  const of = countOf(gramsOf(words.map(({ folded }) => folded)));
  return { of, length: Math.sqrt(sum([...of.values()], (times) => times ** 2)) };
}

/** Words by their folded view, with every way in which they are accented. */
type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

function collect(words: readonly TwoViewWord[]): Vocabulary {
  const all = new Map<string, Set<string>>();
  for (const { folded, accented } of words) all.set(folded, (all.get(folded) ?? new Set()).add(accented));
  return all;
}

/** How much a word counts as found among others: whole where one of both is bare or both are accented alike. */
function creditOf({ folded, accented }: TwoViewWord, among: Vocabulary): number {
  const found = among.get(folded);
  if (!found) return 0;
  return found.has(accented) || accented === folded || found.has(folded) ? 1 : cut.otherAccent;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}

function cosine(a: Counts, b: Counts): number {
  let dot = 0;
  for (const [gram, times] of a.of) dot += times * (b.of.get(gram) ?? 0);
  return dot === 0 ? 0 : dot / (a.length * b.length);
}
