import type { Actor } from "../people/staff.ts";
import type { CategoryId, UnitId } from "../ticket/taxonomy.ts";
import { byCategory, byOrigin, byUnit, type Part } from "./breakdown.ts";
import type { TalkCount, TicketFact } from "./facts.ts";
import { type Asked, type Figure, passingFigures } from "./figure.ts";
import { type Headline, headlineOf } from "./headline.ts";

/** What fell short, and who does what about it until which local day ("2026-12-15"). */
export interface Shortfall {
  what: string;
  action: string;
  who: string;
  by: string;
}

/** Flood mode or the like, in short. */
export interface MonthlyIncident {
  code: string;
  category: CategoryId;
  where: string;
  startedAt: Date;
  endedAt?: Date;
  /** People who reported it, each once. */
  reporters: number;
}

/** Everything a report of one month counts; it is kept as it was when somebody approved it. */
export interface MonthlyFigures {
  /** When it was counted. */
  at: Date;
  /** Of fewer cases no share is told and nobody is ranked: as the ward had set it. Unset: counted before it could. */
  least?: number;
  now: Headline;
  before: Headline;
  /** The same month a year ago; unset where nothing was received or solved then. */
  yearBefore?: Headline;
  /** Those that can be compared first, the best first. */
  units: Part<UnitId>[];
  origins: Part<TicketFact["origin"]>[];
  categories: Part<CategoryId>[];
  talks: TalkCount[];
  incidents: MonthlyIncident[];
}

/** One writing of a month's report; with figures it was approved. The newest stands, nothing of it ever changes. */
export interface MonthlyVersion {
  id: string;
  /** "2026-11" */
  month: string;
  /** 1, 2, 3 … of its month. */
  number: number;
  /** 1, 2, 3 … of those that were approved. */
  edition?: number;
  figures?: MonthlyFigures;
  shortfalls: Shortfall[];
  /** Why there is one more edition. */
  reason?: string;
  author: Actor;
  at: Date;
}

/** What was written of months; nothing is ever deleted. */
export interface MonthlyReports {
  byId(id: string): Promise<MonthlyVersion | undefined>;
  /** Oldest first. */
  ofMonth(month: string): Promise<MonthlyVersion[]>;
  /** Throws STALE when there is one of this number already. */
  add(version: MonthlyVersion): Promise<void>;
}

const inTimeForGood = ({ counts }: Headline): number => counts["in-time-for-good"] / counts.solved;

/** Units by the share they solved in time and for good; those with too few to compare stand behind, the busiest first. */
export function rankUnits<P extends Headline>(parts: readonly P[], least: number): P[] {
  const isRanked = ({ counts }: P): boolean => counts.solved >= least;
  const ranked = parts.filter(isRanked).sort((a, b) => inTimeForGood(b) - inTimeForGood(a));
  return [...ranked, ...parts.filter((part) => !isRanked(part))];
}

/** Counts a month; `facts` are those of each span, without what may not be exported. */
export function countMonth(input: {
  now: Date;
  least: number;
  spans: Record<"now" | "before" | "yearBefore", { facts: readonly TicketFact[]; span: Asked["span"] }>;
  talks: TalkCount[];
  incidents: MonthlyIncident[];
}): MonthlyFigures {
  const { now, least, spans, talks, incidents } = input;
  const headline = (name: keyof typeof spans): Headline => {
    const { facts, span } = spans[name];
    return headlineOf(facts, { span, now });
  };
  const { facts, span } = spans.now;
  const asked = { span, now };
  const yearBefore = headline("yearBefore");
  return {
    ...{ at: now, least, now: headline("now"), before: headline("before") },
    ...(yearBefore.counts.received + yearBefore.counts.solved > 0 ? { yearBefore } : {}),
    ...{ units: rankUnits(byUnit(facts, asked), least), origins: byOrigin(facts, asked) },
    ...{ categories: byCategory(facts, asked), talks, incidents },
  };
}

/** A figure of the month that counts otherwise today than when it was approved. */
interface Correction {
  figure: Figure;
  approved: number;
  now: number;
}

/** What has changed since the approval; figures of a moment change every day and are no correction. */
export function correctionsOf(approved: MonthlyFigures, today: MonthlyFigures): Correction[] {
  const counted = (Object.keys(approved.now.counts) as Figure[]).filter((figure) => !passingFigures.includes(figure));
  return counted
    .map((figure) => ({ figure, approved: approved.now.counts[figure], now: today.now.counts[figure] }))
    .filter(({ approved: was, now }) => was !== now);
}
