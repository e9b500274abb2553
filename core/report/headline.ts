import type { TicketFact } from "./facts.ts";
import { type Asked, behindFigure, type Figure, figures } from "./figure.ts";

/** Half of the clocks ran shorter than `median`, nine of ten shorter than `p90`; hours. */
export interface Clocks {
  count: number;
  median?: number;
  p90?: number;
}

/** A month in figures. */
export interface Headline {
  counts: Record<Figure, number>;
  /** From the report to people on the spot, or to the first specialist reply. */
  firstReply: Clocks;
  /** From the report to its result, as it was given last. */
  result: Clocks;
  /** Mean of the ratings 1 to 5; of how many is in `counts.rated`. */
  rating?: number;
}

const hourMs = 3_600_000;

/** Quantiles by linear interpolation between the two nearest (type 7 of Hyndman and Fan), to a tenth of an hour. */
export function clocksOf(lengthsMs: readonly number[]): Clocks {
  const sorted = [...lengthsMs].sort((a, b) => a - b);
  if (sorted.length === 0) return { count: 0 };
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return Math.round(((low + (high - low) * (place % 1)) / hourMs) * 10) / 10;
  };
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}

/** How long each of these ran from its opening to `stop`; those without are left out. */
function lengths(facts: readonly TicketFact[], stop: (fact: TicketFact) => Date | undefined): number[] {
  return facts.flatMap((fact) => {
    const end = stop(fact);
    return end ? [end.getTime() - fact.openedAt.getTime()] : [];
  });
}

/** The figures of one span. */
export function headlineOf(facts: readonly TicketFact[], asked: Asked): Headline {
  const behind = (figure: Figure) => behindFigure(facts, figure, asked);
  const names = Object.keys(figures) as Figure[];
  const ratings = behind("rated").map(({ rating = 0 }) => rating);
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  return {
    counts: Object.fromEntries(names.map((name) => [name, behind(name).length])) as Record<Figure, number>,
    firstReply: clocksOf(lengths(behind("replied"), ({ firstStoppedAt }) => firstStoppedAt)),
    result: clocksOf(lengths(behind("solved"), ({ resultStoppedAt }) => resultStoppedAt)),
    ...(ratings.length > 0 ? { rating: Math.round(mean * 10) / 10 } : {}),
  };
}
