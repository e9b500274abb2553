import { dayOf } from "../../../core/report/month.ts";
import { localDate, localMinute } from "../../../core/ticket/working-time.ts";
import { dayWords } from "../../../nlp/knowledge/day-words.ts";

const weekdays = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];
const two = (value: number): string => String(value).padStart(2, "0");

function clock(at: Date): string {
  const minute = localMinute(at);
  return `${Math.floor(minute / 60)} giờ${minute % 60 === 0 ? "" : ` ${two(minute % 60)}`}`;
}

function stamp(at: Date): string {
  const minute = localMinute(at);
  const [, month, day] = localDate(at).split("-");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)} ngày ${day}/${month}`;
}

/** Times on pages. */
export const timeWords = {
  /** "30/11/2026" */
  day: (at: Date): string => dayOf(at).split("-").reverse().join("/"),
  /** "3/9/2026" */
  shortDay: dayWords,
  /** "Thứ năm, 19/11/2026" */
  weekday: (at: Date): string =>
    `${weekdays[new Date(localDate(at)).getUTCDay()]}, ${localDate(at).split("-").reverse().join("/")}`,
  /** "9 giờ", "9 giờ 30" */
  clock,
  /** "23:01 ngày 24/11" */
  stamp,
  /** "Tháng 10/2026" of "2026-10" */
  month: (month: string): string => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`,
  minutes: (count: number): string => `${count} phút`,
  hours: (count: number): string => `${count} giờ`,
  days: (count: number): string => `${count} ngày`,
};
