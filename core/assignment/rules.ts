import { z } from "zod";
import { unitId } from "../routing/units.ts";
import { type CategoryId, categoryIds, type UnitId } from "../ticket/taxonomy.ts";
import type { Place } from "../understanding/place.ts";
import { isIn, isWithin, placeWords, weekHours } from "../when-where.ts";

/** What is given to people: a conversation that waits for a person, or a ticket that waits for an officer of its unit. */
export const works = ["talk", "ticket"] as const;
export type Work = (typeof works)[number];

const category = z.enum(categoryIds as unknown as [CategoryId, ...CategoryId[]]);
const limit = z.int().min(1).max(200);
/** How long somebody may be silent before it passes on: minutes for a talk, percent of the first deadline for a ticket. */
const patience = z.int().min(1).max(720);

/** One line of the ward's table: which work goes to whom, how much of it, and how long they may be silent. */
const rule = z.object({
  id: z.string().min(1).max(80),
  /** As staff read it in explanations: "Khu phố 3 · thoát nước". */
  name: z.string().trim().min(1, "no-name").max(80),
  work: z.enum(works),
  /** None: every category. */
  categories: z.array(category).max(60),
  /** Words of the place: a quarter, a street, an alley. None: everywhere. */
  areas: placeWords,
  /** Unset: always. */
  hours: weekHours.optional(),
  /** Only tickets that this unit keeps. */
  unit: unitId.optional(),
  /** Ids of staff. None: everybody the work may be given to. */
  people: z.array(z.string().min(1).max(80)).max(200),
  /** How much of this work one person has at once. */
  limit,
  patience,
});
export type AssignmentRule = z.output<typeof rule>;

/** How work finds people; the rules are asked from the top, after them `everybody`. */
export const assignmentBody = z.object({
  /** Minutes without a sign of somebody's console after which they are no longer on duty. */
  seenMinutes: z.int().min(2).max(240),
  rules: z
    .array(rule)
    .max(200)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, { error: "twice" }),
  everybody: z.object({ talk: z.object({ limit, patience }), ticket: z.object({ limit, patience }) }),
});
export type AssignmentSetting = z.output<typeof assignmentBody>;

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
