import { useSyncExternalStore } from "react";
import type { Schemas } from "../api.ts";
import { words } from "../words.vi.ts";

const zone = "Asia/Ho_Chi_Minh";
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const tickMs = 15_000;

let offsetMs = 0;
let now = Date.now();
const listeners = new Set<() => void>();

/** Clocks tick from the server's time: called with each answer that tells it. */
export function noteServerTime(at: string): void {
  offsetMs = Date.parse(at) - Date.now();
  tick();
}

/** The server's time, as near as we know. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    setInterval(tick, tickMs);
    document.addEventListener("visibilitychange", tick);
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The present time for clocks on screen; renders again every 15 s and when the computer wakes. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now);
}

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("vi-VN", { timeZone: zone, ...options });
const clockFormat = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayFormat = format({ day: "2-digit" });
const monthFormat = format({ month: "2-digit" });
const weekdayFormat = format({ weekday: "long" });
const dayKeyFormat = new Intl.DateTimeFormat("en-CA", { timeZone: zone });

/** "14:05" */
export const timeOf = (moment: string | number): string => clockFormat.format(new Date(moment));
/** "16/11" */
const dateOf = (moment: string | number): string => {
  const date = new Date(moment);
  return `${dayFormat.format(date)}/${monthFormat.format(date)}`;
};
/** "14/02/2027": a day that may lie in another year. */
export const fullDateOf = (moment: string | number): string => {
  const [year = "", month = "", day = ""] = dayKeyOf(moment).split("-");
  return `${day}/${month}/${year}`;
};
/** Local calendar day, for day marks and grouping: "2026-11-16". */
export const dayKeyOf = (moment: string | number): string => dayKeyFormat.format(new Date(moment));

/** "Hôm nay", "Hôm qua", "Ngày mai" or "thứ Hai 16/11". */
export function dayOf(moment: string | number, at: number): string {
  const key = dayKeyOf(moment);
  if (key === dayKeyOf(at)) return words.time.today;
  if (key === dayKeyOf(at - dayMs)) return words.time.yesterday;
  if (key === dayKeyOf(at + dayMs)) return words.time.tomorrow;
  return `${weekdayFormat.format(new Date(moment))} ${dateOf(moment)}`;
}

/** "17:00", "17:00 ngày mai", "17:00 thứ Hai 16/11": a moment as short as it stays clear. */
export function momentOf(moment: string, at: number): string {
  if (dayKeyOf(moment) === dayKeyOf(at)) return timeOf(moment);
  const day = dayOf(moment, at);
  return `${timeOf(moment)} ${day === words.time.tomorrow || day === words.time.yesterday ? day.toLowerCase() : day}`;
}

/** "12 phút", "2 giờ 54", "3 ngày": a length in words, never negative. */
export function lengthOf(ms: number): string {
  const minutes = Math.max(0, Math.round(Math.abs(ms) / minuteMs));
  if (minutes < 60) return words.time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 ? "" : String(minutes % 60).padStart(2, "0");
  return hours < 24 ? words.time.hours(hours, rest) : words.time.days(Math.floor(hours / 24));
}

/** "vừa xong", "34 phút", "14:05", "16/11": how long ago, for lists. */
export function agoOf(moment: string, at: number): string {
  const ms = at - Date.parse(moment);
  if (ms < minuteMs) return words.time.now;
  if (ms < 60 * minuteMs) return lengthOf(ms);
  return dayKeyOf(moment) === dayKeyOf(at) ? timeOf(moment) : dateOf(moment);
}

/** How a running clock stands. */
export interface ClockState {
  tone: "late" | "soon" | "calm" | "stopped";
  leftMs: number;
  /** What is left of the whole, 0..1. */
  share: number;
}

const soonMs = 15 * minuteMs;
const soonShare = 0.2;

/** Tone and remainder of a clock at a moment; paused and stopped clocks do not hurry anybody. */
export function clockState(clock: Schemas["Clock"], at: number): ClockState {
  const due = Date.parse(clock.dueAt);
  const leftMs = due - at;
  const whole = Math.max(1, due - Date.parse(clock.startedAt));
  const share = Math.min(1, Math.max(0, leftMs / whole));
  if (clock.stoppedAt ?? clock.pausedAt) return { tone: "stopped", leftMs, share };
  if (leftMs < 0) return { tone: "late", leftMs, share: 0 };
  return { tone: leftMs <= soonMs || share <= soonShare ? "soon" : "calm", leftMs, share };
}
