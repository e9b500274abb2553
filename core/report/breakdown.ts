import type { CategoryId, UnitId } from "../ticket/taxonomy.ts";
import type { TicketFact } from "./facts.ts";
import { type Asked, behindFigure } from "./figure.ts";
import { type Headline, headlineOf } from "./headline.ts";
import { dayOf, daysOf, weekHourOf } from "./month.ts";

/** The same figures for one part of the ward's work. */
export interface Part<K extends string> extends Headline {
  of: K;
}

/** Figures for each value of one property, the most received first, then by name. */
function partsBy<K extends string>(
  facts: readonly TicketFact[],
  asked: Asked,
  key: (fact: TicketFact) => K,
): Part<K>[] {
  const groups = new Map<K, TicketFact[]>();
  for (const fact of facts) groups.set(key(fact), [...(groups.get(key(fact)) ?? []), fact]);
  return [...groups]
    .map(([of, own]) => ({ of, ...headlineOf(own, asked) }))
    .filter(({ counts }) => counts.received + counts.solved + counts["late-now"] > 0)
    .sort((a, b) => b.counts.received - a.counts.received || a.of.localeCompare(b.of));
}

export const byCategory = (facts: readonly TicketFact[], asked: Asked): Part<CategoryId>[] =>
  partsBy(facts, asked, ({ category }) => category);
export const byUnit = (facts: readonly TicketFact[], asked: Asked): Part<UnitId>[] =>
  partsBy(facts, asked, ({ unit }) => unit);
export const byOrigin = (facts: readonly TicketFact[], asked: Asked): Part<TicketFact["origin"]>[] =>
  partsBy(facts, asked, ({ origin }) => origin);

/** Received and solved on each day of the span, none left out. */
export function byDay(facts: readonly TicketFact[], asked: Asked): { day: string; received: number; solved: number }[] {
  const days = new Map(daysOf(asked.span).map((day) => [day, { day, received: 0, solved: 0 }]));
  const count = (at: Date | undefined, what: "received" | "solved") => {
    const day = at && days.get(dayOf(at));
    if (day) day[what] += 1;
  };
  for (const { openedAt } of behindFigure(facts, "received", asked)) count(openedAt, "received");
  for (const { resultStoppedAt } of behindFigure(facts, "solved", asked)) count(resultStoppedAt, "solved");
  return [...days.values()];
}

/** Received at each hour of each weekday: seven rows from Monday on, 24 numbers each. */
export function byWeekHour(facts: readonly TicketFact[], asked: Asked): number[][] {
  const table = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { openedAt } of behindFigure(facts, "received", asked)) {
    const { weekday, hour } = weekHourOf(openedAt);
    const row = table[weekday];
    if (row) row[hour] = (row[hour] ?? 0) + 1;
  }
  return table;
}
