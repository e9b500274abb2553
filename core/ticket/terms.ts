import { type BasisId, type CategoryId, type ClockLength, categoryOf } from "./taxonomy.ts";

export const clockNames = ["first", "result", "ceiling"] as const;
export type ClockName = (typeof clockNames)[number];
export type ClockLengths = Record<ClockName, ClockLength>;

/** A rule that is not among `bases`, in the ward's words, and where it is published. */
export interface OwnBasis {
  text: string;
  source: string;
}

/** What a ticket is promised: how long, by which rules, and what happens on the way. */
export interface ClockTerms {
  clocks: ClockLengths;
  basis: readonly BasisId[];
  own?: readonly OwnBasis[];
  /** Shares of a deadline at which the desk is reminded, besides those of its severity. */
  reminders?: readonly number[];
  /** How often its date may be put off, and by how many days each time; unset: as reasons allow. */
  extension?: { times?: number | undefined; days?: number | undefined };
}

/** The release's own terms of a category. */
export function releaseTerms(category: CategoryId): ClockTerms {
  const { clocks, basis } = categoryOf(category);
  return { clocks, basis };
}

/** What this ticket was promised, whatever holds for new ones by now. */
export function termsOf({ clocks, category }: { clocks: { terms?: ClockTerms }; category: CategoryId }): ClockTerms {
  return clocks.terms ?? releaseTerms(category);
}

/** The clock each published rule speaks of, and the longest it allows, hours; P is none. */
const ruled: Partial<Record<BasisId, { clock: ClockName; hours: number }>> = {
  B2: { clock: "first", hours: 2 },
  I5: { clock: "first", hours: 1 },
  H4: { clock: "first", hours: 4 },
  C5: { clock: "result", hours: 120 },
  C10: { clock: "ceiling", hours: 240 },
  C15: { clock: "ceiling", hours: 360 },
};

/** The longest a rule allows. */
export interface Limit {
  clock: ClockName;
  basis: BasisId;
  length: ClockLength;
}

/** What published rules allow at most for a category, and what others do that are to bind it as well. */
export function limitsOf(category: CategoryId, others: readonly BasisId[] = []): Limit[] {
  const { clocks, basis: own } = categoryOf(category);
  return [...new Set([...own, ...others])].flatMap((basis) => {
    const rule = ruled[basis];
    if (!rule) return [];
    const { clock, hours } = rule;
    // how a category's own rule is read for it (working hours at a counter) stands in its row
    return [{ clock, basis, length: own.includes(basis) ? clocks[clock] : { hours } }];
  });
}

/** Whether a clock can never run out later than another that began with it, whenever that was and whatever the calendar. */
export function isNoLaxer(length: ClockLength, limit: ClockLength): boolean {
  return length.hours <= limit.hours && (!length.working || limit.working === true);
}

/** A week has so many times the hours of a usual working week. */
const usualWeek = (7 * 24) / 40;
const roughHours = ({ hours, working }: ClockLength): number => (working ? hours * usualWeek : hours);

/** Whether a clock usually runs out before another. */
export const isUsuallyWithin = (length: ClockLength, other: ClockLength): boolean =>
  roughHours(length) <= roughHours(other);
