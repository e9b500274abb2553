import { fold } from "../normalise.ts";
import type { Article } from "./article.ts";
import { dayMs, dayOf, type Finding, oldDays, soonDays } from "./check.ts";
import type { Procedure } from "./record.ts";
import { namesOf } from "./search.ts";

const warn = (id: string, rule: Finding["rule"], text: string): Finding => ({ level: "warning", id, rule, text });

/** What happens once is over some day; only what is to stand must be mended when it ends, and is told before. */
function checkDates({ id, kind, ends, valid_to, source }: Article, now: Date): Finding[] {
  const happens = kind === "event" || kind === "announcement";
  const last = ends !== undefined && ends < valid_to ? ends : valid_to;
  const days = (last.getTime() - now.getTime()) / dayMs;
  const age = (now.getTime() - source.checked.getTime()) / dayMs;
  const isSoon = days >= 0 && days <= soonDays && !happens;
  return [
    ...(days < 0
      ? [{ ...warn(id, "expired", `ended on ${dayOf(last)}`), level: happens ? "warning" : "fault" } as const]
      : []),
    ...(isSoon ? [warn(id, "expires-soon", `ends on ${dayOf(last)}`)] : []),
    ...(age > oldDays ? [warn(id, "old-source", `${source.title} was looked at on ${dayOf(source.checked)}`)] : []),
  ];
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
