import { AppError } from "../core/errors.ts";

/** A moment as the clock on the wall in Việt Nam shows it. */
interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** Days since 1970, to tell today from tomorrow. */
  dayNumber: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Việt Nam keeps UTC+7 all year since 13/6/1975; computing with it is independent of the machine's time zone. */
const offsetMs = 7 * 60 * minuteMs;
const promiseStepMs = 30 * minuteMs;

/** How a time is worded; see `PhraseParam`. */
export type TimeStyle = "due" | "dueFull" | "moment" | "day" | "date";

/** An hour for a button: "8 giờ 17/11"; in English "08:00, 17 Nov". */
export function slotLabel(at: Date, english = false): string {
  const wall = wallTime(at);
  if (english)
    return `${pad(wall.hour)}:${pad(wall.minute)}, ${wall.day} ${englishMonths[wall.month - 1]?.slice(0, 3)}`;
  return `${clockOf(wall)} ${pad(wall.day)}/${month(wall.month)}`;
}

/** Minutes after midnight as a clock is read: "7 giờ 30". */
export function speakClock(minutes: number): string {
  return clockOf({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
}

/** Minutes after midnight as English timetables write it: "07:30". */
export function writeClock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function clockOf({ hour, minute }: Pick<WallTime, "hour" | "minute">): string {
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${pad(minute)}`;
}

const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Words a time for residents. Promises are rounded down to the half hour, never up; `now` decides "hôm nay". */
export function speakTime(at: Date, style: TimeStyle, now: Date, english = false): string {
  if (Number.isNaN(at.getTime())) throw new AppError("BAD_INPUT", "a time in a phrase is not a valid date");
  const isPromise = style === "due" || style === "dueFull";
  const wall = wallTime(isPromise ? roundPromise(at, now) : at);
  const today = wallTime(now).dayNumber;
  return english ? inEnglish(wall, style, today) : inVietnamese(wall, style, today);
}

function wallTime(at: Date): WallTime {
  const shifted = new Date(at.getTime() + offsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    dayNumber: Math.floor(shifted.getTime() / dayMs),
  };
}

/** A promise that rounding would move into the past is told to the minute instead. */
function roundPromise(at: Date, now: Date): Date {
  const rounded = new Date(Math.floor(at.getTime() / promiseStepMs) * promiseStepMs);
  return rounded <= now && at > now ? at : rounded;
}

function inVietnamese(wall: WallTime, style: TimeStyle, today: number): string {
  const clock = clockOf(wall);
  const day = `${pad(wall.day)}/${month(wall.month)}`;
  if (style === "day") return day;
  if (style === "date") return `${day}/${wall.year}`;
  if (style === "dueFull") return `${clock} ngày ${day}`;
  if (wall.dayNumber === today) return style === "moment" ? clock : `${clock} hôm nay`;
  if (wall.dayNumber === today + 1 && style === "due") return `${clock} ngày mai`;
  return `${clock} ngày ${day}`;
}

function inEnglish(wall: WallTime, style: TimeStyle, today: number): string {
  const clock = `${pad(wall.hour)}:${pad(wall.minute)}`;
  const day = `${wall.day} ${englishMonths[wall.month - 1]}`;
  if (style === "day") return day;
  if (style === "date") return `${day} ${wall.year}`;
  if (style === "dueFull") return `${clock} on ${day}`;
  if (wall.dayNumber === today) return style === "moment" ? clock : `${clock} today`;
  if (wall.dayNumber === today + 1 && style === "due") return `${clock} tomorrow`;
  return `${clock} on ${day}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Official writing puts a zero before days under ten and before January and February only: 02/12, 20/7, 28/02. */
function month(value: number): string {
  return value <= 2 ? pad(value) : String(value);
}
