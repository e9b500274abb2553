import type { Answer, Question, Source } from "../../core/understanding/knowledge.ts";
import { type Article, isTold, type Price } from "./article.ts";
import { articleRules, cueText, type Facet, facetsOf, subjectWords } from "./article-words.ts";
import { dayWords } from "./day-words.ts";

/** How a price or another fact is called after "chưa có thông tin chắc chắn về". */
const facetNouns: Record<Facet, string> = { price: "giá", hours: "giờ", when: "ngày giờ", where: "địa điểm" };

/** What an article says to a question on it; `follows`: the talk is about it, and one fact is enough. */
export function articleAnswer(article: Article, question: Question, follows: boolean): Answer {
  const { text, now, language = "vi" } = question;
  if (!isTold(article, now)) return { kind: "unsure", question: `${article.title} vào lúc này` };
  const facets = facetsOf(text);
  const open = openPoint(article, text, facets);
  if (open !== undefined) return { kind: "unsure", question: open, nearest: nearestOf(article) };
  const english = language === "en" ? article.answer.en : undefined;
  if (english !== undefined) return tell(article, english, "en");
  const parts = follows ? facets.flatMap((facet) => facetWords(article, facet) ?? []) : [];
  return tell(article, parts.length > 0 ? `${parts.join("; ")}.` : article.answer.vi, "vi");
}

/** The whole article, as behind a button. */
export function wholeArticle(article: Article, { now, language = "vi" }: Question): Answer {
  return articleAnswer(article, { text: "", now, language }, false);
}

/** An article as the nearest thing that is known. */
export function nearestOf({ id, title }: Article): { articleId: string; label: string } {
  return { articleId: id, label: title };
}

/** Whether an article has a fact of the kind. */
function hasFacet(article: Article, facet: Facet): boolean {
  if (facet === "price") return article.prices.length > 0;
  if (facet === "where") return article.where !== undefined;
  return article.hours !== undefined || article.starts !== undefined;
}

function tell(article: Article, fact: string, language: "vi" | "en"): Answer {
  const ends = article.kind === "announcement" || article.kind === "event";
  return {
    kind: "article",
    articleId: article.id,
    language,
    fact,
    source: sourceOf(article),
    ...(ends && { until: article.ends ?? article.valid_to }),
  };
}

function sourceOf({ source: { title, url, checked }, valid_to }: Article): Source {
  return { title, checked, ...(url !== undefined && { url }), validTo: valid_to };
}

/** What is asked and not confirmed here, as a noun; undefined where the article may answer. */
function openPoint(article: Article, text: string, facets: readonly Facet[]): string | undefined {
  const folded = cueText(text);
  const names = pairsOf([article.title, article.label, ...article.asks.vi, ...article.asks.en]);
  const asked = withoutNames(folded, names);
  const own = withoutNames(
    cueText(`${article.answer.vi} . ${article.answer.en ?? ""} . ${article.facts.join(" . ")}`),
    names,
  );
  const isMissing = ({ cues }: (typeof articleRules.demanding)[number]) =>
    cues.some((cue) => cue.test(asked) && !cue.test(own));
  const demanded = articleRules.demanding.find(isMissing);
  if (demanded) return demanded.topic;
  const unsure = article.prices.find((price) => price.status === "unverified" && isNamed(price, text));
  if (unsure?.case !== undefined) return `giá ${unsure.case}`;
  if (facets.includes("price") && !article.prices.some(isSure)) return facetNouns.price;
  const missing = facets.every((facet) => !hasFacet(article, facet)) ? facets[0] : undefined;
  return missing && facetNouns[missing];
}

/** Words that follow one another in the ways to name an article. */
function pairsOf(names: readonly string[]): ReadonlySet<string> {
  const pairs = names.flatMap((name) => {
    const words = cueText(name).split(" ");
    return words.slice(1).map((word, at) => `${words[at]} ${word}`);
  });
  return new Set(pairs);
}

/** A text without the words that belong to an article's name: "Tết" is no day in "chợ hoa Tết", and one in "Tết chợ có mở không". */
function withoutNames(text: string, names: ReadonlySet<string>): string {
  const words = text.split(" ");
  const isOfName = (_: string, at: number) =>
    names.has(`${words[at - 1]} ${words[at]}`) || names.has(`${words[at]} ${words[at + 1]}`);
  return words.filter((word, at) => !isOfName(word, at)).join(" ");
}

/** Whether a question names what a price is for. */
function isNamed({ case: what }: Price, text: string): boolean {
  if (what === undefined) return false;
  const asked = new Set(subjectWords(text).map(({ folded }) => folded));
  return subjectWords(what).every(({ folded }) => asked.has(folded));
}

const isSure = ({ status, amount }: Price) => status === "confirmed" && amount !== null;

function facetWords(article: Article, facet: Facet): string | undefined {
  const { where, hours, starts, ends } = article;
  if (facet === "price") return article.prices.filter(isSure).map(priceWords).join("; ") || undefined;
  if (facet === "where") return where;
  const days = starts && ends ? daysWords(starts, ends) : undefined;
  return [hours, days].filter((part) => part !== undefined).join(", ") || undefined;
}

function daysWords(starts: Date, ends: Date): string {
  const [first, last] = [dayWords(starts), dayWords(ends)];
  return first === last ? `ngày ${first}` : `ngày ${first} đến ngày ${last}`;
}

function priceWords({ case: what, amount, unit }: Price): string {
  const grouped = String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
  const each = amount === 0 ? "" : ` một ${unit}`;
  return `${what === undefined ? "" : `${what} `}${grouped} đồng${each}`;
}
