import { byCategory, byOrigin, byUnit, type Part } from "../report/breakdown.ts";
import type { TicketFact } from "../report/facts.ts";
import type { Asked } from "../report/figure.ts";
import { type Headline, headlineOf } from "../report/headline.ts";
import type { Ward } from "../ward.ts";
import { unpublishedCategories } from "./public-ticket.ts";
import { withhold } from "./withhold.ts";

/** Figures for everybody; what is unset is not told, or there is too little of it for a share. */
export interface PublicFigures {
  received?: number;
  solved?: number;
  /** Of those solved: in time, and nobody had it opened again; whole per cents. */
  inTime?: number;
  rated?: number;
  /** Mean of the ratings 1 to 5, to a tenth. */
  rating?: number;
}

/** One row of a table; `of` is unset for those too small to stand alone, put together. */
export interface PublicRow extends PublicFigures {
  of?: string;
}

/** The ward's figures of a span, whole and by parts. */
export interface PublicReport {
  whole: PublicFigures & { received: number; solved: number; rated: number };
  units: PublicRow[];
  origins: PublicRow[];
  categories: PublicRow[];
}

const shareOf = ({ counts, rating }: Headline, least: number): Pick<PublicFigures, "inTime" | "rating"> => ({
  ...(counts.solved >= least ? { inTime: Math.round((100 * counts["in-time-for-good"]) / counts.solved) } : {}),
  ...(counts.rated >= least && rating !== undefined ? { rating } : {}),
});

interface Table {
  facts: readonly TicketFact[];
  asked: Asked;
  least: number;
}

/** Figures by one property: small parts put together, small counts withheld. */
function tableBy<K extends string>(
  { facts, asked, least }: Table,
  parts: readonly Part<K>[],
  key: (fact: TicketFact) => K,
): PublicRow[] {
  const isLarge = ({ counts }: Headline): boolean => counts.received >= least || counts.solved >= least;
  const large = parts.filter(isLarge);
  if (large.length === 0) return [];
  const others = facts.filter((fact) => !large.some(({ of }) => of === key(fact)));
  const rest = large.length < parts.length ? [headlineOf(others, asked)] : [];
  const rows: (Headline & { of?: K })[] = [...large, ...rest];
  const column = (name: "received" | "solved" | "rated"): boolean[] =>
    withhold(
      rows.map(({ counts }) => counts[name]),
      least,
    );
  const withheld = { received: column("received"), solved: column("solved"), rated: column("rated") };
  return rows.map((row, index) => {
    const { inTime, rating } = shareOf(row, least);
    const isTold = (name: keyof typeof withheld): boolean => !withheld[name][index];
    return {
      ...(row.of === undefined ? {} : { of: row.of }),
      ...(isTold("received") ? { received: row.counts.received } : {}),
      ...(isTold("solved") ? { solved: row.counts.solved, ...(inTime === undefined ? {} : { inTime }) } : {}),
      ...(isTold("rated") ? { rated: row.counts.rated, ...(rating === undefined ? {} : { rating }) } : {}),
    };
  });
}

/** What everybody may know of a span's figures; of fewer than `least` no share is told, and in parts no count. */
export function publicReport(
  all: readonly TicketFact[],
  ward: Pick<Ward, "categories">,
  asked: Asked,
  least: number,
): PublicReport {
  const kept = unpublishedCategories(ward);
  const facts = all.filter(({ category, visibility }) => visibility !== "confidential" && !kept.includes(category));
  const headline = headlineOf(facts, asked);
  const { received, solved, rated } = headline.counts;
  const table = { facts, asked, least };
  return {
    whole: { received, solved, rated, ...shareOf(headline, least) },
    units: tableBy(table, byUnit(facts, asked), ({ unit }) => unit),
    origins: tableBy(table, byOrigin(facts, asked), ({ origin }) => origin),
    categories: tableBy(table, byCategory(facts, asked), ({ category }) => category),
  };
}
