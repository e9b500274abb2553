import { z } from "zod";
import { fold } from "./fold.ts";
import { asLocal } from "./local-time.ts";
import type { Place } from "./understanding/place.ts";

const minute = z.int().min(0).max(1440);
/** Weekdays (0 Sunday … 6) and minutes after local midnight; past midnight where `to` is not after `from`. */
export const weekHours = z.object({
  days: z.array(z.int().min(0).max(6)).min(1, "no-day").max(7),
  from: minute,
  to: minute,
});
/** Words of a place: a quarter, a street, an alley. */
export const placeWords = z
  .array(
    z
      .string()
      .trim()
      .max(80)
      .refine((word) => fold(word) !== "", "no-word"),
  )
  .max(40);

const period = z.object({ from: minute, to: minute }).refine(({ from, to }) => from < to, { error: "ends-first" });
/** In their order, none inside another. */
const day = z
  .array(period)
  .max(4)
  .refine((periods) => periods.every(({ from }, index) => from >= (periods[index - 1]?.to ?? 0)), { error: "overlap" });
/** When an office works: minutes after midnight for each weekday (0 Sunday … 6 Saturday). Without any work no deadline could be counted. */
export const workingWeek = z
  .array(day)
  .length(7)
  .refine((week) => week.some((periods) => periods.length > 0), { error: "no-work" });

/** Whether a moment lies within these hours. A night belongs to the day it begins on. */
export function isWithin({ days, from, to }: z.output<typeof weekHours>, at: Date): boolean {
  const local = asLocal(at);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  const day = local.getUTCDay();
  if (from < to) return days.includes(day) && from <= minute && minute < to;
  return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
}

/** Whether a place is called by one of these words. */
export function isIn(areas: readonly string[], place: Pick<Place, "label" | "street" | "area"> | undefined): boolean {
  const said = ` ${fold([place?.label, place?.street, place?.area].join(" "))} `;
  return areas.some((area) => said.includes(` ${fold(area)} `));
}
