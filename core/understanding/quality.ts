import type { Span } from "../report/facts.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { Ticket } from "../ticket/ticket.ts";

/** Over how many days the machine's agreement with people is told. */
export const qualityDays = 28;

/** What is counted of how the machine read one report: no word of it. Spam and a machine's own reports are left out. */
export interface ReadingFact extends Pick<Ticket, "code" | "unit" | "visibility" | "officerId" | "category"> {
  /** The machine's first. */
  proposed?: CategoryId;
  /** Opened as "khác", or the resident had to choose between two. */
  wasOther: boolean;
  wasAsked: boolean;
  /** A person decided what it is. */
  isJudged: boolean;
  /** Their last word is another than the machine's first. */
  isCorrected: boolean;
}

/** Where these facts come from: reports opened within the span, newest first. */
export type ReadingSource = (span: Span) => Promise<ReadingFact[]>;

const isRead = (fact: ReadingFact): boolean => fact.isJudged && fact.proposed !== undefined;

/** Each figure as a question about one report: a figure is how many it is true of, and leads to just those. */
export const qualityFigures = {
  other: ({ wasOther }) => wasOther,
  asked: ({ wasAsked }) => wasAsked,
  corrected: ({ isCorrected }) => isCorrected,
  judged: isRead,
  confirmed: (fact) => isRead(fact) && fact.proposed === fact.category,
} as const satisfies Record<string, (fact: ReadingFact) => boolean>;
export type QualityFigure = keyof typeof qualityFigures;

/** How often people agreed with the machine where it said this category. */
interface Agreement {
  category: CategoryId;
  judged: number;
  confirmed: number;
}

/** Agreement for each category the machine proposed, the most judged first. */
export function agreementOf(facts: readonly ReadingFact[]): Agreement[] {
  const groups = new Map<CategoryId, Agreement>();
  for (const fact of facts.filter(qualityFigures.judged)) {
    if (!fact.proposed) continue;
    const group = groups.get(fact.proposed) ?? { category: fact.proposed, judged: 0, confirmed: 0 };
    const confirmed = group.confirmed + Number(qualityFigures.confirmed(fact));
    groups.set(fact.proposed, { ...group, judged: group.judged + 1, confirmed });
  }
  return [...groups.values()].sort((a, b) => b.judged - a.judged || a.category.localeCompare(b.category));
}
