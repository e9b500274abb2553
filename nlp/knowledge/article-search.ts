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
  grams: ReadonlyMap<string, number>;
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
export function createArticleSearch(articles: readonly Article[]): (text: string) => ArticleHit[] {
  const asks = articles.flatMap(({ asks: { vi, en }, label }, owner) =>
    [...vi, ...en, label].map((text): Ask => {
      const words = subjectWords(text);
      return { owner, words, grams: countOf(gramsOf(words.map(({ folded }) => folded))) };
    }),
  );
  const vocabularies = articles.map(({ asks: { vi, en }, ...article }) =>
    collect([...vi, ...en, textOf({ ...article, asks: { vi, en } })].flatMap(subjectWords)),
  );
  const owners = new Map<string, Set<number>>();
  for (const { owner, words } of asks)
    for (const { folded } of words) owners.set(folded, (owners.get(folded) ?? new Set()).add(owner));
  const unknown = Math.log(1 + articles.length) * cut.unknownWord;
  const weightOf = (word: TwoViewWord) => {
    const known = owners.get(word.folded)?.size;
    if (known === undefined && isHarmless(word)) return 0;
    const weight = known === undefined ? unknown : Math.log(1 + articles.length / known);
    return isAsking(word) ? weight * cut.askingWord : weight;
  };
  return (text) => {
    const asked = subjectWords(text);
    const own = collect(asked);
    const total = sum(asked, weightOf);
    if (asked.every((word) => isAsking(word) || weightOf(word) === 0)) return [];
    const explained = vocabularies.map((words) => sum(asked, (word) => weightOf(word) * creditOf(word, words)) / total);
    const grams = countOf(gramsOf(asked.map(({ folded }) => folded)));
    const best = new Map<number, number>();
    for (const ask of asks) {
      const length = sum(ask.words, weightOf);
      if (length === 0) continue;
      const covered = sum(ask.words, (word) => weightOf(word) * creditOf(word, own)) / length;
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

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const dot = [...a].reduce((all, [gram, times]) => all + times * (b.get(gram) ?? 0), 0);
  const length = (counts: ReadonlyMap<string, number>) => Math.sqrt(sum([...counts.values()], (times) => times ** 2));
  return dot === 0 ? 0 : dot / (length(a) * length(b));
}
