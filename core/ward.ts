import type { CategoriesSetting } from "./routing/category-rules.ts";
import type { RoutingSetting } from "./routing/routing.ts";
import type { WardUnit } from "./routing/units.ts";

/** Part of a working day, in minutes after midnight, local time. */
export interface WorkingPeriod {
  from: number;
  to: number;
}

/** When an office works: periods for each weekday (0 Sunday … 6 Saturday) and the days it is closed. */
export interface WorkingCalendar {
  /** IANA name; Việt Nam has had one fixed offset (+7) since 1975. */
  timeZone: "Asia/Ho_Chi_Minh";
  week: readonly (readonly WorkingPeriod[])[];
  /** Local dates "2026-09-02" on which nobody works. */
  holidays: ReadonlySet<string>;
}

/** Where residents hand in papers. */
export interface WardCounter {
  /** Street and ward, as residents read it. */
  address: string;
  /** A page that shows it on a map. */
  mapUrl?: string;
}

/** The authority this installation serves. */
export interface Ward {
  /** "phường", "xã" or "đặc khu": how it speaks of itself. */
  kind: string;
  name: string;
  /** First part of ticket codes, e.g. "BS". */
  codePrefix: string;
  calendar: WorkingCalendar;
  /** Who handles matters, within and outside; in the order lists show them. */
  units: readonly WardUnit[];
  /** What it calls kinds of matters, and what holds for them. */
  categories: CategoriesSetting;
  /** Which unit gets what. */
  routing: RoutingSetting;
  /** Its service centre; unset: answers name no address. */
  counter?: WardCounter;
  /** Where the public pages are, without a slash at the end. */
  publicUrl: string;
}

/** When this unit works: its own hours, else the ward's; closed days are the ward's. */
export function calendarFor({ calendar, units }: Pick<Ward, "calendar" | "units">, unit: string): WorkingCalendar {
  const week = units.find(({ id }) => id === unit)?.week;
  return week ? { ...calendar, week } : calendar;
}
