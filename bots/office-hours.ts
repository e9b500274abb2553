import type { WorkingCalendar, WorkingPeriod } from "../core/ward.ts";

const dayNames = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
/** Weeks are told from Monday on. */
const fromMonday = [1, 2, 3, 4, 5, 6, 0];

/** When an office is open, in words: "thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ 30 và 13 giờ đến 17 giờ". */
export function officeHours({ week }: Pick<WorkingCalendar, "week">): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const [at, day] of fromMonday.entries()) {
    const hours = (week[day] ?? []).map(periodWords).join(" và ");
    const last = runs.at(-1);
    if (hours === "") continue;
    if (last?.hours === hours && last.to === at - 1) last.to = at;
    else runs.push({ from: at, to: at, hours });
  }
  return runs.map(({ from, to, hours }) => `${daysWords(from, to)}, ${hours}`).join("; ");
}

const nameAt = (at: number): string => dayNames[fromMonday[at] ?? 0] ?? "";
const daysWords = (from: number, to: number): string =>
  from === to ? nameAt(from) : `${nameAt(from)} đến ${nameAt(to)}`;
const periodWords = ({ from, to }: WorkingPeriod): string => `${timeWords(from)} đến ${timeWords(to)}`;

function timeWords(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} giờ${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")}`}`;
}
