import type { WorkingCalendar } from "../core/ward.ts";
import { speakClock, writeClock } from "./spoken-time.ts";

const englishNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const names = ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"];
/** A week as people tell it begins on Monday. */
const order = [1, 2, 3, 4, 5, 6, 0];

/** When the ward works, in words: "7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu"; or in English. */
export function speakHours({ week }: WorkingCalendar, english = false): string {
  const speech = english ? inEnglish : inVietnamese;
  const spoken = order
    .map((day) => ({ day, hours: hoursOf(week[day] ?? [], speech) }))
    .filter(({ hours }) => hours !== "");
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const { day, hours } of spoken) {
    const run = runs.at(-1);
    const isNext = run && order.indexOf(day) === order.indexOf(run.last) + 1;
    if (run && isNext && run.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs.map(({ first, last, hours }) => `${hours}, ${daysOf(first, last, speech)}`).join("; ");
}

interface Speech {
  clock: (minutes: number) => string;
  days: readonly string[];
  to: string;
}
const inVietnamese: Speech = { clock: speakClock, days: names, to: "tới" };
const inEnglish: Speech = { clock: writeClock, days: englishNames, to: "to" };

const hoursOf = (periods: WorkingCalendar["week"][number], { clock, to }: Speech): string =>
  periods.map((period) => `${clock(period.from)} ${to} ${clock(period.to)}`).join(", ");

const daysOf = (first: number, last: number, { days, to }: Speech): string =>
  first === last ? (days[first] ?? "") : `${days[first]} ${to} ${days[last]}`;
