import { queryOptions } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { deadlineWords as say } from "../words-deadlines.vi.ts";
import type { Setting } from "./settings.ts";

export type DeadlineRow = Setting<"deadlines">["body"]["rows"][number];
export type Length = DeadlineRow["first"];
export type Severity = Schemas["Severity"];
export const severities: readonly Severity[] = ["S1", "S2", "S3", "S4"];
export const clockNames = ["first", "result", "ceiling"] as const;

/** What the release promises, what binds it, and how many tickets are under way. */
export const groundQuery = queryOptions({
  queryKey: ["deadline-ground"],
  queryFn: async () => (await call(api.GET("/api/deadlines/ground"))).items,
});
export type Ground = Awaited<ReturnType<NonNullable<typeof groundQuery.queryFn>>>[number];
export type TryBody = Body<"tryDeadlines">;

const number = new Intl.NumberFormat("vi-VN");
/** "2 giờ", "8 giờ làm việc", "10 ngày" */
export function wordLength({ hours, working }: Length): string {
  if (working) return say.workingHours(number.format(hours));
  return hours >= 48 && hours % 24 === 0 ? say.days(number.format(hours / 24)) : say.hours(number.format(hours));
}

/** A fault's code in words. */
export const sayFault = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : (say.faults[code] ?? say.faults.other);

/** A row that promises what the release does, to be changed from there. */
export const rowFrom = ({ category, first, result, ceiling }: Ground, severity?: Severity): DeadlineRow => ({
  ...{ category, first, result, ceiling, basis: [], own: [], reminders: [], extension: {} },
  ...(severity ? { severity } : {}),
});
