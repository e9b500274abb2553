/** "hẹn 12/11", "hẹn trả kết quả ngày 12-11-2026": the day a resident says they were promised. */
const told = /(?:hẹn|hen)\D{0,30}?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?!\d)/iu;
/** Việt Nam keeps UTC+7 all year. */
const offsetMs = 7 * 60 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** The first instant of a day in Việt Nam; undefined where the calendar has no such day. */
function dayOf(year: number, month: number, day: number): Date | undefined {
  const utc = new Date(Date.UTC(year, month - 1, day));
  const exists = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
  return exists ? new Date(utc.getTime() - offsetMs) : undefined;
}

/** The day somebody was promised a result for, as they tell it; without a year the one nearest to now is meant. */
export function toldDueDay(text: string, now: Date): Date | undefined {
  const [, day, month, year] = told.exec(text) ?? [];
  if (day === undefined || month === undefined) return undefined;
  const thisYear = new Date(now.getTime() + offsetMs).getUTCFullYear();
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [(Number(year) % 100) + 2000];
  const days = years.flatMap((one) => dayOf(one, Number(month), Number(day)) ?? []);
  const distance = (one: Date): number => Math.abs(one.getTime() - now.getTime());
  return days.sort((a, b) => distance(a) - distance(b))[0];
}

/** Whether that day is over. */
export function isDayPast(day: Date, now: Date): boolean {
  return day.getTime() + dayMs <= now.getTime();
}
