import { z } from "zod";
import { firstUnits, isOutsideUnit, type UnitId } from "../ticket/taxonomy.ts";
import { workingWeek } from "../when-where.ts";

export const unitId = z.string().regex(/^(X-)?[A-Z][A-Z0-9]{1,9}$/, "bad-id");

const line = (max: number) => z.string().trim().max(max);
const unit = z.object({
  id: unitId,
  /** As residents and staff read it. */
  name: line(80).min(1, "no-name"),
  /** Where there is little room. */
  short: line(20).min(1, "no-name"),
  /** How staff reach it; no resident reads this. */
  contact: z.object({ phone: line(30).optional(), email: line(120).optional(), note: line(200).optional() }).optional(),
  /** Its own working hours, where they are not the ward's. Deadlines in working time of what it keeps count by them. */
  week: workingWeek.optional(),
  /** It works no more: what it has and would get goes to `to`. A unit is never deleted, old tickets name it. */
  closed: z.object({ to: unitId }).optional(),
});
export type WardUnit = z.output<typeof unit>;

const short = {
  KTHT: "Kinh tế, Hạ tầng",
  VHXH: "Văn hóa, Xã hội",
  VP: "Văn phòng",
  HCC: "Hành chính công",
  CA: "Công an",
  YT: "Y tế",
  KP: "Khu phố",
  LD: "Lãnh đạo",
  "X-HT": "Hạ tầng thành phố",
  "X-CX": "Cây xanh",
  "X-CN": "Cấp nước",
  "X-DL": "Điện lực",
  "X-VT": "Viễn thông",
  "X-RAC": "Thu gom rác",
  "X-BUS": "Xe buýt",
  "X-XD": "Sở Xây dựng",
  "X-ATTP": "Sở ATTP",
  "X-DVC": "Cổng DVC",
} satisfies Record<keyof typeof firstUnits, string>;

/** Units a ward begins with. */
export const initialUnits: WardUnit[] = (Object.keys(firstUnits) as (keyof typeof firstUnits)[]).map((id) => ({
  ...{ id, name: firstUnits[id], short: short[id] },
}));

/** The unit that has the work of this one now: itself, or whoever it was handed on to. Undefined: there is none. */
export function workingUnit(units: readonly WardUnit[], id: UnitId): WardUnit | undefined {
  const seen = new Set<UnitId>();
  let found = units.find((one) => one.id === id);
  while (found?.closed && !seen.has(found.id)) {
    seen.add(found.id);
    const { to } = found.closed;
    found = units.find((one) => one.id === to);
  }
  return found?.closed ? undefined : found;
}

/** What is wrong with a closed unit's heir, as a stable code. */
function heirFault(units: readonly WardUnit[], { id, closed }: WardUnit): string | undefined {
  if (!closed) return undefined;
  const heir = workingUnit(units, id);
  if (!heir) return "no-heir";
  return isOutsideUnit(heir.id) === isOutsideUnit(id) ? undefined : "heir-outside";
}

const isUnique = (values: string[]): boolean => new Set(values).size === values.length;
const named = (key: "id" | "name") => (units: WardUnit[]) =>
  isUnique(units.filter(({ closed }) => key === "id" || !closed).map((one) => one[key].toLowerCase()));

/** The ward's units, in the order in which lists show them. */
export const unitsBody = z.object({
  units: z
    .array(unit)
    .max(80)
    .refine(named("id"), { error: "twice" })
    .refine(named("name"), { error: "same-name" })
    .refine((units) => units.some(({ id, closed }) => !closed && !isOutsideUnit(id)), { error: "no-unit" })
    .check(({ value, issues }) => {
      for (const [index, one] of value.entries()) {
        const fault = heirFault(value, one);
        if (fault) issues.push({ code: "custom", message: fault, path: [index, "closed"], input: one });
      }
    }),
});
type UnitsBody = z.output<typeof unitsBody>;

/** What a unit is called; one that nobody knows by its id. */
export function unitName(units: readonly WardUnit[], id: UnitId): string {
  return units.find((one) => one.id === id)?.name ?? id;
}

/**
 * What cannot be changed about units that were in force, as "path: code": none vanishes, and none is closed while somebody
 * works there, who would see nothing any more.
 */
export function unitFaults(before: UnitsBody, next: UnitsBody, staff: readonly { unit?: UnitId; active: boolean }[]) {
  const gone = before.units.filter(({ id }) => !next.units.some((one) => one.id === id));
  const peopled = new Set(staff.flatMap(({ unit, active }) => (active && unit ? [unit] : [])));
  const closing = next.units.flatMap(({ id, closed }, index) => {
    const isOpen = before.units.some((one) => one.id === id && !one.closed);
    return closed && isOpen && peopled.has(id) ? [`units.${index}.closed: has-people`] : [];
  });
  return [...gone.map(() => "units: gone"), ...closing];
}

/** Earlier units as they may come back: what was added since stays, closed, for the tickets that name it. */
export function reviveUnits(earlier: UnitsBody, now: UnitsBody): UnitsBody {
  const added = now.units.filter(({ id }) => !earlier.units.some((one) => one.id === id));
  const closed = added.map((one): WardUnit => {
    const heir = earlier.units.find(({ id, closed }) => !closed && isOutsideUnit(id) === isOutsideUnit(one.id));
    const known = one.closed && workingUnit(earlier.units, one.closed.to) ? one.closed.to : heir?.id;
    return known ? { ...one, closed: { to: known } } : one;
  });
  return { units: [...earlier.units, ...closed] };
}
