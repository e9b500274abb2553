import { dayAfter, type SlotWish } from "../core/appointment/slots.ts";
import { fold } from "../core/fold.ts";
import { localDate } from "../core/ticket/working-time.ts";

/** Days of the week as they are written, Sunday first. */
const weekdays = [
  /\b(chu nhat|cn)\b/,
  /\b(thu hai|thu 2|t2)\b/,
  /\b(thu ba|thu 3|t3)\b/,
  /\b(thu tu|thu 4|t4)\b/,
  /\b(thu nam|thu 5|t5)\b/,
  /\b(thu sau|thu 6|t6)\b/,
  /\b(thu bay|thu 7|t7)\b/,
];
const parts = { morning: /\b(sang|buoi sang)\b/, afternoon: /\b(chieu|buoi chieu|xe chieu)\b/ } as const;
const date = /(?<![\d/])(\d{1,2})\s*\/\s*(\d{1,2})(?![\d/])/;
const clock = /(?<![\d/])(\d{1,2})\s*(?:giờ|gio|h|g|:)\s*(\d{2}(?![\d/])|rưỡi|ruoi)?/i;
/** Without a word on the half of the day nobody means an hour before this one at night. */
const firstHour = 6;

/** What a resident says of the hour they would like ("sáng thứ năm", "9 giờ", "chiều mai"); undefined: nothing of one. */
export function readWish(text: string, now: Date): SlotWish | undefined {
  const folded = fold(text);
  const part = partIn(text, folded);
  const minute = minuteIn(text, part);
  const day = dayIn(text, folded, now);
  const wish: SlotWish = {
    ...(day !== undefined && { day }),
    ...(part !== undefined && { part }),
    ...(minute !== undefined && { minute }),
  };
  return Object.keys(wish).length === 0 ? undefined : wish;
}

function partIn(text: string, folded: string): SlotWish["part"] {
  // "đổi sang" moves somewhere, "sáng" is a morning: with accents the two are told apart
  const lower = text.normalize("NFC").toLowerCase();
  const isMoved = /[à-ỹđ]/u.test(lower) && !lower.includes("sáng");
  if (parts.afternoon.test(folded)) return "afternoon";
  return parts.morning.test(folded) && !isMoved ? "morning" : undefined;
}

function minuteIn(text: string, part: SlotWish["part"]): number | undefined {
  const [, hours, rest] = clock.exec(text) ?? [];
  if (hours === undefined) return undefined;
  const given = Number(hours);
  const isAfternoon = given < 12 && (part === "afternoon" || (part === undefined && given < firstHour));
  const hour = isAfternoon ? given + 12 : given;
  const minutes = rest === undefined ? 0 : /\d/.test(rest) ? Number(rest) : 30;
  return hour > 23 || minutes > 59 ? undefined : hour * 60 + minutes;
}

function dayIn(text: string, folded: string, now: Date): string | undefined {
  const [, day, month] = date.exec(text) ?? [];
  if (day !== undefined && month !== undefined) return nextDate(Number(day), Number(month), now);
  if (/\b(ngay mai|sang mai|chieu mai|bua mai|mai)\b/.test(folded)) return localDate(dayAfter(now, 1));
  if (/\b(ngay mot|bua mot|sang mot|chieu mot)\b/.test(folded)) return localDate(dayAfter(now, 2));
  const weekday = weekdays.findIndex((pattern) => pattern.test(folded));
  if (weekday < 0) return undefined;
  const today = new Date(dayAfter(now, 0).getTime() + 12 * 3_600_000).getUTCDay();
  const ahead = (weekday - today + 7) % 7 || 7;
  if (!/\btuan (sau|toi)\b/.test(folded)) return localDate(dayAfter(now, ahead));
  // weeks begin on Monday: next week's Thursday is that of the week after this one
  const toMonday = (8 - today) % 7 || 7;
  return localDate(dayAfter(now, toMonday + ((weekday + 6) % 7)));
}

/** "19/11" as the next such day. */
function nextDate(day: number, month: number, now: Date): string | undefined {
  const today = localDate(now);
  const year = Number(today.slice(0, 4));
  const written = (of: number): string => `${of}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const next = written(year) > today ? written(year) : written(year + 1);
  const at = new Date(next);
  // the calendar turns 31/2 into 3/3
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(next) ? next : undefined;
}
