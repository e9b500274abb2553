import { localOffsetMs } from "../../core/local-time.ts";
import { type CategoryId, categoryOf } from "../../core/ticket/taxonomy.ts";
import type { Dice } from "./dice.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How busy the hours are, from midnight on, for what people notice then. */
const profiles = {
  night: [7, 4, 2, 1, 1, 1, 2, 2, 2, 2, 2, 3, 5, 4, 2, 2, 2, 3, 5, 8, 11, 14, 14, 11],
  evening: [3, 1, 1, 0, 1, 2, 4, 5, 4, 4, 4, 4, 3, 3, 3, 4, 5, 8, 13, 14, 11, 8, 6, 4],
  office: [0, 0, 0, 0, 0, 1, 3, 8, 14, 14, 12, 8, 4, 6, 11, 12, 9, 5, 3, 3, 4, 3, 2, 1],
  day: [1, 1, 0, 0, 1, 3, 8, 10, 9, 8, 8, 7, 5, 5, 6, 7, 8, 9, 9, 8, 7, 5, 3, 2],
};
const profileOf: Record<string, keyof typeof profiles> = {
  noise: "night",
  "public-security": "night",
  "public-administration": "office",
};
const lateSeen: readonly CategoryId[] = ["street-light", "power-outage", "traffic-signal-sign"];
/** What rain brings more of, so many times. */
const rainy: Partial<Record<CategoryId, number>> = {
  "flooding-drainage": 6,
  "tree-hazard": 3,
  "road-damage": 1.6,
  "power-outage": 2,
  "power-hazard": 2,
  "manhole-cover": 2,
  "disease-vector": 1.4,
};
/** Sunday first: offices are closed at weekends, neighbours sing. */
const weekdays = {
  office: [0.2, 1.3, 1.2, 1.1, 1.1, 1.1, 0.4],
  night: [1.3, 0.8, 0.8, 0.8, 0.9, 1.2, 1.6],
  other: [0.85, 1.1, 1, 1, 1, 1, 1],
};

const localDay = (at: Date): Date =>
  new Date(Math.floor((at.getTime() + localOffsetMs) / dayMs) * dayMs - localOffsetMs);
/** The hour on the clocks of the ward. */
export const localHour = (at: Date): number => new Date(at.getTime() + localOffsetMs).getUTCHours();

interface Day {
  start: Date;
  rains: boolean;
  weekday: number;
}

/** The days a ward lived through: rain, weekends and how many wrote at which hour. */
export class Calendar {
  readonly #days: Day[];
  readonly #now: Date;

  constructor(dice: Dice, now: Date, days: number) {
    this.#now = now;
    const today = localDay(now).getTime();
    let rains = false;
    this.#days = Array.from({ length: days }, (_, back) => {
      // Rain stays for a while: after a wet day the next is wet more often than not.
      rains = dice.chance(rains ? 0.62 : 0.24);
      const start = new Date(today - (days - 1 - back) * dayMs);
      return { start, rains, weekday: new Date(start.getTime() + localOffsetMs).getUTCDay() };
    });
  }

  /** Wet days, oldest first. */
  get rainyDays(): Date[] {
    return this.#days.filter(({ rains }) => rains).map(({ start }) => start);
  }

  /** When somebody tells of such a matter; never later than now. */
  momentFor(dice: Dice, category: CategoryId): Date {
    const group = profileOf[categoryOf(category).group] ?? "day";
    const profile = profiles[lateSeen.includes(category) ? "evening" : group];
    const week = weekdays[group === "office" || group === "night" ? group : "other"];
    for (;;) {
      const weights = this.#days.map(({ rains, weekday }, at) => {
        const growth = 0.85 + (0.3 * at) / this.#days.length;
        return (week[weekday] ?? 1) * growth * (rains ? (rainy[category] ?? 1) : 1);
      });
      const day = this.#days[Number(dice.weighted(Object.fromEntries(weights.entries())))];
      const hour = Number(dice.weighted(Object.fromEntries(profile.entries())));
      const at = new Date((day?.start.getTime() ?? 0) + hour * hourMs + dice.whole(0, hourMs - 1));
      if (at.getTime() < this.#now.getTime() - 90_000) return at;
    }
  }
}
