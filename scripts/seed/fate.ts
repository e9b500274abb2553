import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { RefusalCode, TicketStatus } from "../../core/ticket/ticket.ts";
import type { Dice } from "./dice.ts";

const reactions = { good: 34, fair: 11, bad: 6, silent: 49 } as const;
const refusals = { "not-public-matter": 5, "outside-city": 2, "no-place-after-asking": 1, test: 1 } as const;

/** What will become of a ticket, thrown once when it is opened: how fast people are with it, and what goes wrong. */
export interface Fate {
  category: CategoryId;
  /** Share of the first clock and of the result clock that people take; above 1 they are late. */
  firstPace: number;
  resultPace: number;
  /** Where it is forgotten. */
  stallsAt?: TicketStatus;
  refusal?: Extract<RefusalCode, keyof typeof refusals>;
  isSpam: boolean;
  isAsked: boolean;
  goesOutside: boolean;
  isExtended: boolean;
  isReturned: boolean;
  isWithdrawn: boolean;
  answersUs: boolean;
  comesBack: boolean;
  reaction: keyof typeof reactions;
  /** A throw that stays the same however often the next step is planned anew. */
  share(name: string): number;
}

const stalls: readonly TicketStatus[] = ["new", "triaged", "assigned", "accepted", "in-progress", "waiting-external"];

/** Throws the fate of a ticket that is really about this category. */
export function throwFate(dice: Dice, category: CategoryId): Fate {
  const shares = new Map<string, number>();
  const isLate = dice.chance(0.1);
  return {
    category,
    firstPace: dice.chance(0.05) ? dice.between(1.1, 2.6) : dice.between(0.25, 0.9),
    resultPace: isLate ? dice.between(1.05, 2.1) : dice.between(0.16, 0.93),
    ...(dice.chance(0.028) ? { stallsAt: dice.pick(stalls) } : {}),
    ...(dice.chance(0.018) ? { refusal: dice.weighted(refusals) } : {}),
    isSpam: dice.chance(0.006),
    isAsked: dice.chance(0.22),
    goesOutside: dice.chance(0.6),
    isExtended: dice.chance(0.035),
    isReturned: dice.chance(0.03),
    isWithdrawn: dice.chance(0.014),
    answersUs: dice.chance(0.72),
    comesBack: dice.chance(0.025),
    reaction: dice.weighted(reactions),
    share: (name) => {
      const share = shares.get(name) ?? dice.next();
      shares.set(name, share);
      return share;
    },
  };
}
