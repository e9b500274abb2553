import { localDate, localMidnight, localMinute, workingHours } from "../ticket/working-time.ts";
import type { WorkingCalendar } from "../ward.ts";
import type { ServiceCentre } from "./centre.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const noon = 12 * 60;

/** Half of a day, as people speak of hours. */
export type DayPart = "morning" | "afternoon";

/** An hour that can be had, and how many may still have it. */
export interface Slot {
  startsAt: Date;
  free: number;
}

/** Which half of its day a moment lies in. */
export function partOf(at: Date): DayPart {
  return localMinute(at) < noon ? "morning" : "afternoon";
}

/** First moment of the local day so many days after this one's. */
export function dayAfter(at: Date, days: number): Date {
  return new Date(localMidnight(at).getTime() + days * dayMs);
}

/** Hours of one day on which somebody may be given an appointment: on the hour, whole, and not right after an opening. */
export function slotsOn(calendar: WorkingCalendar, centre: ServiceCentre, day: Date): Date[] {
  const lengthMs = centre.slotMinutes * minuteMs;
  return workingHours(calendar, day).flatMap(({ from, to }) => {
    const begins = Math.ceil((from.getTime() + centre.settleMinutes * minuteMs) / hourMs) * hourMs;
    const count = Math.max(0, Math.floor((to.getTime() - begins) / lengthMs));
    return Array.from({ length: count }, (_, index) => new Date(begins + index * lengthMs));
  });
}

/** Everything that may be booked now: from tomorrow on (today one takes a number), as far ahead as the centre plans. */
export function slotsAhead(calendar: WorkingCalendar, centre: ServiceCentre, now: Date): Date[] {
  return Array.from({ length: centre.daysAhead }, (_, index) => dayAfter(now, index + 1)).flatMap((day) =>
    slotsOn(calendar, centre, day),
  );
}

/** What is left of these hours when so many hold them already. */
export function freeOf(
  slots: readonly Date[],
  seats: number,
  held: readonly { startsAt: Date; count: number }[],
): Slot[] {
  const counts = new Map(held.map(({ startsAt, count }) => [startsAt.getTime(), count]));
  return slots
    .map((startsAt) => ({ startsAt, free: seats - (counts.get(startsAt.getTime()) ?? 0) }))
    .filter(({ free }) => free > 0);
}

/** What somebody asks of an hour; what is unset is all the same to them. */
export interface SlotWish {
  /** Local date. */
  day?: string;
  part?: DayPart;
  /** Minutes after local midnight. */
  minute?: number;
  /** Only what begins later than this: the hours before were offered. */
  after?: Date;
}

const fits = (wish: SlotWish, at: Date): boolean =>
  (wish.day === undefined || localDate(at) === wish.day) &&
  (wish.part === undefined || partOf(at) === wish.part) &&
  (wish.minute === undefined || localMinute(at) === wish.minute) &&
  (wish.after === undefined || at > wish.after);

/**
 * The hours to offer: the soonest that fit; without a word on the time of day one in the morning and one in the
 * afternoon, so that people who work have a choice. `count` at most, in their order.
 */
export function suggest(free: readonly Slot[], wish: SlotWish, count = 2): Date[] {
  const fitting = free.map(({ startsAt }) => startsAt).filter((at) => fits(wish, at));
  const isOpen = wish.part === undefined && wish.minute === undefined;
  if (!isOpen) return fitting.slice(0, count);
  const isFirstOfPart = (at: Date, index: number): boolean => {
    const before = fitting[index - 1];
    return before === undefined || localDate(before) !== localDate(at) || partOf(before) !== partOf(at);
  };
  const spread = fitting.filter(isFirstOfPart).slice(0, count);
  const rest = fitting.filter((at) => !spread.includes(at)).slice(0, count - spread.length);
  return [...spread, ...rest].sort((a, b) => Number(a) - Number(b));
}
