import { releaseThresholds, type ThresholdsBody } from "../setting/thresholds.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Span, TicketFact } from "./facts.ts";

/** So much more of one kind in one neighbourhood than is usual there. */
export interface Warning {
  category: CategoryId;
  area: string;
  /** Reports of the last seven days. */
  count: number;
  /** A week's mean over the four weeks before, to a tenth. */
  usual: number;
  /** How many times the usual; unset where there usually is less than one a week: that many times nothing says little. */
  times?: number;
}

const weekMs = 7 * 86_400_000;
const weeksBefore = 4;
/** The seven days that are looked at, this moment with them. */
export function lastWeek(now: Date): Span {
  const to = new Date(now.getTime() + 1);
  return { from: new Date(to.getTime() - weekMs), to };
}
/** How far back warnings look. */
export const warningDays = 7 * (weeksBefore + 1);
/** From when a week is a warning; fewer reports are no pattern. Chosen by hand: no year of a real ward's reports was there to choose on. */
export type WarningThresholds = Pick<ThresholdsBody, "warningTimes" | "warningCount">;

/**
 * Where the last seven days brought so many times the usual, and so many reports: the strongest first. A kind that is
 * unknown there counts as less than one a week.
 */
export function warningsOf(
  facts: readonly TicketFact[],
  now: Date,
  { warningTimes, warningCount }: WarningThresholds = releaseThresholds(),
): Warning[] {
  const { from, to } = lastWeek(now);
  const start = from.getTime();
  const groups = new Map<string, { category: CategoryId; area: string; week: number; before: number }>();
  for (const { category, area, openedAt } of facts) {
    const at = openedAt.getTime();
    if (!area || openedAt >= to || at < start - weeksBefore * weekMs) continue;
    const key = `${category} ${area}`;
    const group = groups.get(key) ?? { category, area, week: 0, before: 0 };
    groups.set(key, group);
    if (at >= start) group.week += 1;
    else group.before += 1;
  }
  return [...groups.values()]
    .map(({ category, area, week, before }) => ({ category, area, count: week, usual: before / weeksBefore }))
    .filter(({ count, usual }) => count >= warningCount && count >= warningTimes * Math.max(usual, 1))
    .sort((a, b) => b.count / Math.max(b.usual, 1) - a.count / Math.max(a.usual, 1) || b.count - a.count)
    .map(({ usual, ...warning }) => ({
      ...{ ...warning, usual: Math.round(usual * 10) / 10 },
      ...(usual >= 1 ? { times: Math.round(warning.count / usual) } : {}),
    }));
}
