import { fold } from "../fold.ts";
import type { CategoryId, UnitId } from "../ticket/taxonomy.ts";
import { localDate, localMinute } from "../ticket/working-time.ts";
import type { Place } from "../understanding/place.ts";

/** What is given to people: a conversation that waits for a person, or a ticket that waits for an officer of its unit. */
export type Work = "talk" | "ticket";

/** One line of the ward's table: which work goes to whom, how much of it, and how long they may be silent. */
export interface AssignmentRule {
  id: string;
  /** As staff read it in explanations: "Khu phố 3 · thoát nước". */
  name: string;
  work: Work;
  /** None: every category. */
  categories: CategoryId[];
  /** Words of the place: a quarter, a street, an alley. None: everywhere. */
  areas: string[];
  /** Weekdays (0 Sunday … 6) and minutes after local midnight; past midnight where `to` is not after `from`. Unset: always. */
  hours?: { days: number[]; from: number; to: number };
  /** Only tickets that this unit keeps. */
  unit?: UnitId;
  /** Ids of staff. None: everybody the work may be given to. */
  people: string[];
  /** How much of this work one person has at once. */
  limit: number;
  /** How long somebody may be silent before it passes on: minutes for a talk, percent of the first deadline for a ticket. */
  patience: number;
}

/** How work finds people; the rules are asked from the top, after them `everybody`. */
export interface AssignmentSetting {
  /** Minutes without a sign of somebody's console after which they are no longer on duty. */
  seenMinutes: number;
  rules: AssignmentRule[];
  everybody: Record<Work, { limit: number; patience: number }>;
}

/** A ward that has set nothing: everything goes to everybody on duty, to whoever has least. */
export const initialAssignment: AssignmentSetting = {
  seenMinutes: 10,
  rules: [],
  everybody: { talk: { limit: 6, patience: 5 }, ticket: { limit: 20, patience: 25 } },
};

/** What is to be given to somebody, as the rules look at it. */
export interface Matter {
  work: Work;
  category?: CategoryId | undefined;
  place?: Pick<Place, "label" | "street" | "area"> | undefined;
  /** The unit that keeps the ticket. */
  unit?: UnitId | undefined;
  at: Date;
}

function isWithin({ days, from, to }: NonNullable<AssignmentRule["hours"]>, at: Date): boolean {
  const minute = localMinute(at);
  const day = new Date(localDate(at)).getUTCDay();
  if (from < to) return days.includes(day) && from <= minute && minute < to;
  // A night belongs to the day it begins on.
  return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
}

function isIn(areas: readonly string[], place: Matter["place"]): boolean {
  const said = ` ${fold([place?.label, place?.street, place?.area].join(" "))} `;
  return areas.some((area) => said.includes(` ${fold(area)} `));
}

/** Whether a rule is about this matter. */
export function fits(rule: AssignmentRule, { work, category, place, unit, at }: Matter): boolean {
  return (
    rule.work === work &&
    (rule.unit === undefined || rule.unit === unit) &&
    (rule.categories.length === 0 || (category !== undefined && rule.categories.includes(category))) &&
    (rule.areas.length === 0 || isIn(rule.areas, place)) &&
    (rule.hours === undefined || isWithin(rule.hours, at))
  );
}

/** The rules that are about this matter, in the order they are asked; the last one is for everybody. */
export function rulesFor(setting: AssignmentSetting, matter: Matter): AssignmentRule[] {
  const { work } = matter;
  const everybody = { id: "everybody", name: "Mọi người đang trực", work, categories: [], areas: [], people: [] };
  return [...setting.rules.filter((rule) => fits(rule, matter)), { ...everybody, ...setting.everybody[work] }];
}
