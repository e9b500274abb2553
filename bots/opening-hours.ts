import type { WorkingCalendar } from "../core/ward.ts";
import { speakClock } from "./spoken-time.ts";

const names = ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"];
/** A week as people tell it begins on Monday. */
const order = [1, 2, 3, 4, 5, 6, 0];

/** When the ward works, in words: "7 giờ 30 tới 11 giờ 30, 13 giờ tới 17 giờ, thứ hai tới thứ sáu". */
export function speakHours({ week }: WorkingCalendar): string {
  const spoken = order.map((day) => ({ day, hours: hoursOf(week[day] ?? []) })).filter(({ hours }) => hours !== "");
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const { day, hours } of spoken) {
    const run = runs.at(-1);
    const isNext = run && order.indexOf(day) === order.indexOf(run.last) + 1;
    if (run && isNext && run.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs.map(({ first, last, hours }) => `${hours}, ${daysOf(first, last)}`).join("; ");
}

const hoursOf = (periods: WorkingCalendar["week"][number]): string =>
  periods.map(({ from, to }) => `${speakClock(from)} tới ${speakClock(to)}`).join(", ");

const daysOf = (first: number, last: number): string =>
  first === last ? (names[first] ?? "") : `${names[first]} tới ${names[last]}`;
