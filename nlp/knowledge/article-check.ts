import { fold } from "../normalise.ts";
import type { Article } from "./article.ts";
import { type DueDate, dayMs, dayOf, type Finding, oldDays, soonDays } from "./check.ts";
import type { Procedure } from "./record.ts";
import { namesOf } from "./search.ts";

const warn = (id: string, rule: Finding["rule"], text: string): Finding => ({ level: "warning", id, rule, text });

/** What is over some day by its nature: what happens once. */
const happens = ({ kind }: Article) => kind === "event" || kind === "announcement";

/**
 * What of an article has ended, or ends soon, and its source where nobody has opened it for long. What happens once is told
 * only when it is over: nobody has to mend it before.
 */
export function dueDatesOfArticle(article: Article, now: Date): DueDate[] {
  const { ends, valid_to, source } = article;
  const at = ends !== undefined && ends < valid_to ? ends : valid_to;
  const days = (at.getTime() - now.getTime()) / dayMs;
  const isSoon = days >= 0 && days <= soonDays && !happens(article);
  const age = (now.getTime() - source.checked.getTime()) / dayMs;
  return [
    ...(days < 0 ? [{ rule: "expired", part: "record", at } as const] : []),
    ...(isSoon ? [{ rule: "expires-soon", part: "record", at } as const] : []),
    ...(age > oldDays ? [{ rule: "old-source", part: "source", name: source.title, at: source.checked } as const] : []),
  ];
}

function checkDates(article: Article, now: Date): Finding[] {
  return dueDatesOfArticle(article, now).map(({ rule, name = "", at }): Finding => {
    const level = rule === "expired" && !happens(article) ? "fault" : "warning";
    const day = dayOf(at);
    const text = {
      expired: `ended on ${day}`,
      "expires-soon": `ends on ${day}`,
      "old-source": `${name} was looked at on ${day}`,
    };
    return { level, id: article.id, rule, text: text[rule] };
  });
}

function checkContent({ id, confidence, prices, answer, asks }: Article): Finding[] {
  if (confidence === "low") return [warn(id, "skeleton", "is never told: nobody confirmed it")];
  const open = prices.filter(({ status }) => status === "unverified").map((price) => price.case ?? "it");
  const missing = [
    ...(open.length > 0 ? [`the price of ${open.join(", ")}`] : []),
    ...(answer.en === undefined || asks.en.length === 0 ? ["English"] : []),
  ];
  return missing.length > 0 ? [warn(id, "missing", `nothing confirmed to say of ${missing.join(", ")}`)] : [];
}

/** Ways to ask that another article or a procedure has as well: whoever asks so may read of the other. */
function checkAsks(articles: readonly Article[], procedures: readonly Procedure[]): Finding[] {
  const owners = new Map(namesOf(procedures).map(({ id, text }) => [fold(text), id]));
  return articles.flatMap(({ id, asks }) =>
    [...asks.vi, ...asks.en].flatMap((text): Finding[] => {
      const owner = owners.get(fold(text));
      if (owner === undefined) owners.set(fold(text), id);
      return owner === undefined || owner === id
        ? []
        : [warn(id, "alias-clash", `"${text}" is also how ${owner} is asked for`)];
    }),
  );
}

/** Looks through articles that are well formed (`loadArticles`) for what a person should mend or know. */
export function checkArticles(articles: readonly Article[], procedures: readonly Procedure[], now: Date): Finding[] {
  const ids = new Set(procedures.map(({ id }) => id));
  const strays = articles.flatMap(({ id, before }) =>
    before.flatMap((other): Finding[] =>
      ids.has(other)
        ? []
        : [{ level: "fault", id, rule: "missing", text: `goes before ${other}, which does not exist` }],
    ),
  );
  return [
    ...articles.flatMap((article) => [...checkDates(article, now), ...checkContent(article)]),
    ...checkAsks(articles, procedures),
    ...strays,
  ];
}
