import { quietUntilMorning } from "../delivery/quiet-hours.ts";
import { localMinute } from "../ticket/working-time.ts";
import { dayAfter } from "./slots.ts";

/** When people are reminded of tomorrow, minutes after local midnight: they are home from work, and nobody sleeps. */
const reminderFrom = 18 * 60;
const minuteMs = 60_000;

/** From when on somebody is reminded of an appointment: the evening before. */
export function remindFrom(startsAt: Date): Date {
  return new Date(dayAfter(startsAt, -1).getTime() + reminderFrom * minuteMs);
}

/** Whoever books or changes so late has just been told the hour. */
export const isTooLateToRemind = (startsAt: Date, now: Date): boolean => now >= remindFrom(startsAt);

/** Whose appointments people are reminded of now: tomorrow's, in the evening, until the night begins; else nobody's. */
export function remindedNow(now: Date): { from: Date; to: Date } | undefined {
  const isNight = quietUntilMorning({ purpose: "status", isFollowed: false, now }) !== undefined;
  if (localMinute(now) < reminderFrom || isNight) return undefined;
  return { from: dayAfter(now, 1), to: dayAfter(now, 2) };
}
