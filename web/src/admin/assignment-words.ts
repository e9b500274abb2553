import { useQuery } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import type { Setting } from "./settings.ts";

export type AssignmentBody = Setting<"assignment">["body"];
export type Rule = AssignmentBody["rules"][number];

const twoDigits = (value: number): string => String(value).padStart(2, "0");
/** Minutes after midnight as "07:30". */
export const clockOf = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
/** The same the other way; undefined while it is half typed. */
export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Whom the rules can give work to. */
export function useWorkers(): Schemas["Staff"][] {
  const { data } = useQuery({ queryKey: ["staff"], queryFn: () => call(api.GET("/api/staff")) });
  return data?.items.filter(({ role }) => role === "OP" || role === "OFF") ?? [];
}

/** A member of staff by name; somebody who has left by their id. */
export function useStaffNames(): (id: string) => string {
  const workers = useWorkers();
  const names = new Map(workers.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
