import { slotLabel, writeClock } from "../../../bots/spoken-time.ts";
import { localMinute } from "../../../core/ticket/working-time.ts";
import type { timeWords as Times } from "./time.vi.ts";

const inEnglish = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", ...options });
const days = inEnglish({ day: "numeric", month: "short", year: "numeric" });
const weekdays = inEnglish({ weekday: "long" });
const months = inEnglish({ month: "long", year: "numeric" });
const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
/** "30 Nov 2026" */
const day = (at: Date): string => days.format(at);

/** Times on pages, in English. */
export const timeWords: typeof Times = {
  day,
  shortDay: day,
  /** "Thursday, 19 Nov 2026" */
  weekday: (at) => `${weekdays.format(at)}, ${day(at)}`,
  /** "09:30" */
  clock: (at) => writeClock(localMinute(at)),
  /** "23:01, 24 Nov" */
  stamp: (at) => slotLabel(at, true),
  /** "October 2026" */
  month: (month) => months.format(new Date(`${month}-15T12:00:00+07:00`)),
  minutes: (count) => counted(count, "minute"),
  hours: (count) => counted(count, "hour"),
  days: (count) => counted(count, "day"),
};
