import { asLocal, localOffsetMs } from "../local-time.ts";
import type { Span } from "./facts.ts";

const dayMs = 86_400_000;

/** The month of a moment in Việt Nam, "2026-11". */
export const monthOf = (at: Date): string => asLocal(at).toISOString().slice(0, 7);

/** The day of a moment in Việt Nam, "2026-11-30". */
export const dayOf = (at: Date): string => asLocal(at).toISOString().slice(0, 10);

/** A month "2026-11" from its first local midnight to the next month's. */
export function monthSpan(month: string): Span {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const start = (at: number): Date => new Date(Date.UTC(year, at, 1) - localOffsetMs);
  return { from: start(number - 1), to: start(number) };
}

/** Seven days from this local day on, "2026-11-24". */
export function weekSpan(firstDay: string): Span {
  const from = new Date(Date.parse(firstDay) - localOffsetMs);
  return { from, to: new Date(from.getTime() + 7 * dayMs) };
}

/** So many local days, the last one that of `now`, whole. */
export function lastDays(now: Date, count: number): Span {
  const to = new Date(Date.parse(dayOf(now)) - localOffsetMs + dayMs);
  return { from: new Date(to.getTime() - count * dayMs), to };
}

/** The first days of so many weeks, oldest first; the last week ends with the day of `now`. */
export function lastWeeks(now: Date, count: number): string[] {
  const daysBack = (days: number): string => dayOf(new Date(now.getTime() - days * dayMs));
  return Array.from({ length: count }, (_, at) => daysBack((count - at) * 7 - 1));
}

/** The month so many months later, or earlier. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The span as far as this one has come: a month that runs is compared with as many days of the month before. */
export function asFarAs({ from, to }: Span, running: Span, now: Date): Span {
  const gone = Math.min(now.getTime(), running.to.getTime()) - running.from.getTime();
  return now < running.to ? { from, to: new Date(Math.min(to.getTime(), from.getTime() + gone)) } : { from, to };
}

/** Every local day of a span, in order. */
export function daysOf({ from, to }: Span): string[] {
  const count = Math.round((to.getTime() - from.getTime()) / dayMs);
  return Array.from({ length: count }, (_, at) => dayOf(new Date(from.getTime() + at * dayMs)));
}

/** When in the week something happened, local: Monday is 0, hours go from 0 to 23. */
export function weekHourOf(at: Date): { weekday: number; hour: number } {
  const local = asLocal(at);
  return { weekday: (local.getUTCDay() + 6) % 7, hour: local.getUTCHours() };
}
