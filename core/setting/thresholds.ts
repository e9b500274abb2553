import { z } from "zod";
import { type CategoryId, categoryGroups, categoryIds } from "../ticket/taxonomy.ts";

/** What one number may be, and what the release has it at. Shares are 0..1. */
export interface ThresholdRange {
  min: number;
  max: number;
  step: number;
  initial: number;
}

/**
 * Numbers a ward sets, each with its range. An alarm may come at less, never only at more, than the release's: whoever is
 * in danger pays for an alarm that does not come.
 */
export const thresholdRanges = {
  /** The two likeliest kinds together: below it a person decides, nobody is asked. */
  person: { min: 0.1, max: 0.45, step: 0.05, initial: 0.3 },
  /** From this chance of danger on a person is called though no rule named any. */
  alarm: { min: 0.15, max: 0.4, step: 0.05, initial: 0.4 },
  /** A week with so many times the usual, and at least so many reports, is a warning. */
  warningTimes: { min: 2, max: 10, step: 0.5, initial: 3 },
  warningCount: { min: 3, max: 50, step: 1, initial: 5 },
  /** Of fewer cases a share says nothing and may tell of somebody. */
  smallCount: { min: 5, max: 50, step: 1, initial: 10 },
  /** Comments an hour under one post that are answered one by one. */
  commentsPerHour: { min: 5, max: 1_000, step: 5, initial: 60 },
  /** What one resident may send a minute in the ward's own chat. */
  chatMessages: { min: 5, max: 120, step: 1, initial: 30 },
  chatPhotos: { min: 2, max: 120, step: 1, initial: 30 },
} as const satisfies Record<string, ThresholdRange>;
export type ThresholdName = keyof typeof thresholdRanges;

const share = (name: "person" | "warningTimes") =>
  z.number().min(thresholdRanges[name].min).max(thresholdRanges[name].max);
const whole = (name: Exclude<ThresholdName, "person" | "warningTimes" | "alarm">) =>
  z.int().min(thresholdRanges[name].min).max(thresholdRanges[name].max);

/** No category is routed without a question below this, whatever its few sentences say; above 1 none ever is. */
export const lowestRoute = 0.45;
const routes = z.partialRecord(
  z.enum(categoryIds.filter((id) => id !== "other-unclassified") as [CategoryId, ...CategoryId[]]),
  z.number().min(lowestRoute).max(1.01),
);
const groupIds = categoryGroups.map(({ id }) => id) as [
  (typeof categoryGroups)[number]["id"],
  ...(typeof categoryGroups)[number]["id"][],
];

/** From when the machine acts, asks, calls and warns, and how much it takes from one resident. */
export const thresholdsBody = z.object({
  /** How sure it must be to route a category without asking, by how a text is written; left out: as the release measured. */
  route: z.object({ accented: routes, bare: routes }),
  /** From which likeness a resident is asked whether it is the same incident, by group; left out: as measured. */
  alike: z.partialRecord(z.enum(groupIds), z.number().min(0.3).max(0.9)),
  person: share("person"),
  alarm: z.number().min(thresholdRanges.alarm.min).max(thresholdRanges.alarm.max, { error: "alarm-rarer" }),
  warningTimes: share("warningTimes"),
  warningCount: whole("warningCount"),
  smallCount: whole("smallCount"),
  commentsPerHour: whole("commentsPerHour"),
  chatMessages: whole("chatMessages"),
  chatPhotos: whole("chatPhotos"),
});
export type ThresholdsBody = z.output<typeof thresholdsBody>;

/** As the release has them. */
export function releaseThresholds(): ThresholdsBody {
  const { person, alarm, warningTimes, warningCount, smallCount, ...limits } = thresholdRanges;
  return {
    route: { accented: {}, bare: {} },
    alike: {},
    person: person.initial,
    alarm: alarm.initial,
    warningTimes: warningTimes.initial,
    warningCount: warningCount.initial,
    smallCount: smallCount.initial,
    commentsPerHour: limits.commentsPerHour.initial,
    chatMessages: limits.chatMessages.initial,
    chatPhotos: limits.chatPhotos.initial,
  };
}
