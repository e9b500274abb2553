import { z } from "zod";
import type { CategoryId } from "../ticket/taxonomy.ts";
import { categories, isOutsideUnit, keeperOf, outsideLeadOf, type UnitId } from "../ticket/taxonomy.ts";
import type { Place } from "../understanding/place.ts";
import { isIn, isWithin, placeWords, weekHours } from "../when-where.ts";
import { categoryId } from "./category-rules.ts";
import { unitId, type WardUnit, workingUnit } from "./units.ts";

const keeper = unitId.refine((id) => !isOutsideUnit(id), { error: "unit-outside" });
/** Who keeps a ticket, and the body outside it is relayed to. */
const target = z.object({
  unit: keeper,
  outsideUnit: unitId.refine(isOutsideUnit, { error: "unit-ours" }).optional(),
});
type Target = z.output<typeof target>;

/** What goes elsewhere in some quarters or at some hours. */
const exception = target
  .extend({
    id: z.string().min(1).max(80),
    categories: z.array(categoryId).min(1, "no-category").max(60),
    /** None: everywhere. */
    areas: placeWords,
    /** Unset: always. */
    hours: weekHours.optional(),
  })
  .refine(({ areas, hours }) => areas.length > 0 || hours !== undefined, { error: "always" });

/** Which unit gets what: the exceptions from the top, then the category's usual unit, then whoever gets the rest. */
export const routingBody = z.object({
  exceptions: z
    .array(exception)
    .max(300)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: "twice" }),
  usual: z.partialRecord(categoryId, target),
  /** Keeps what no line is about until a person has decided. */
  fallback: keeper,
});
export type RoutingSetting = z.output<typeof routingBody>;

/** What a ward begins with: the units of the taxonomy. */
export const initialRouting: RoutingSetting = {
  exceptions: [],
  usual: Object.fromEntries(
    categories.map((row) => {
      const outsideUnit = outsideLeadOf(row);
      return [row.id, { unit: keeperOf(row), ...(outsideUnit ? { outsideUnit } : {}) }];
    }),
  ),
  fallback: "VP",
};

/** A report as the table looks at it. */
export interface RoutedMatter {
  category: CategoryId;
  place?: Pick<Place, "label" | "street" | "area"> | undefined;
  at: Date;
}

/** Where a report goes and by which line. `fallback`: no line is about it, and a person decides at the desk. */
export interface Route {
  unit: UnitId;
  outsideUnit?: UnitId;
  by: { line: "usual" | "fallback" } | { line: "exception"; id: string };
  /** The unit the line names, where that is closed and its work was handed on. */
  handedOnFrom?: UnitId;
}

interface Table {
  units: readonly WardUnit[];
  routing: RoutingSetting;
}

/** Ends at one unit of the ward that works, whatever the table holds. */
function settle({ units, routing }: Table, { unit, outsideUnit }: Target, by: Route["by"]): Route {
  const isOurs = (one: WardUnit | undefined): one is WardUnit => one !== undefined && !isOutsideUnit(one.id);
  const meant = [unit, routing.fallback].map((id) => workingUnit(units, id)).find(isOurs);
  const found = meant ?? units.find((one) => !one.closed && isOurs(one));
  const outside = outsideUnit && workingUnit(units, outsideUnit);
  return {
    unit: found?.id ?? unit,
    ...(outside && isOutsideUnit(outside.id) ? { outsideUnit: outside.id } : {}),
    by,
    ...(found && found.id !== unit ? { handedOnFrom: unit } : {}),
  };
}

/** Which unit a report goes to: always exactly one, or the fall-back. Pure. */
export function routeOf(table: Table, { category, place, at }: RoutedMatter): Route {
  const { exceptions, usual, fallback } = table.routing;
  const line = exceptions.find(
    ({ categories: meant, areas, hours }) =>
      meant.includes(category) && (areas.length === 0 || isIn(areas, place)) && (!hours || isWithin(hours, at)),
  );
  if (line) return settle(table, line, { line: "exception", id: line.id });
  const target = usual[category];
  return target ? settle(table, target, { line: "usual" }) : settle(table, { unit: fallback }, { line: "fallback" });
}

/** A place where reports would wait or fall: shown beside the table, and no fault of it. */
export type Hole =
  /** No line takes this category. */
  | { kind: "nobody"; category: CategoryId }
  /** Lines name a unit in which no officer and no head works. */
  | { kind: "no-officer"; unit: UnitId }
  /** Lines name a unit that is closed or unknown. */
  | { kind: "closed"; unit: UnitId };

/** What the table leaves open, categories first. */
export function holesOf(
  { units, routing }: Table,
  staff: readonly { unit?: UnitId; active: boolean; role: string }[],
): Hole[] {
  const named = [...routing.exceptions, ...Object.values(routing.usual), { unit: routing.fallback }];
  const ids = [...new Set(named.map(({ unit }) => unit))];
  const isPeopled = (id: UnitId): boolean =>
    staff.some(({ unit, active, role }) => active && unit === id && (role === "OFF" || role === "HEAD"));
  const closed = ids.filter((id) => !units.some((one) => one.id === id && !one.closed));
  return [
    ...categories.flatMap(({ id }) => (routing.usual[id] ? [] : [{ kind: "nobody" as const, category: id }])),
    ...closed.map((unit) => ({ kind: "closed" as const, unit })),
    ...ids
      .filter((id) => !closed.includes(id) && !isPeopled(id))
      .map((unit) => ({ kind: "no-officer" as const, unit })),
  ];
}

/** What a table may not name, as "path: code". */
export function routingFaults(body: RoutingSetting, units: readonly WardUnit[]): string[] {
  const isKnown = (id: UnitId | undefined): boolean => id === undefined || units.some((one) => one.id === id);
  const faultOf = (path: string, { unit, outsideUnit }: Target) => [
    ...(isKnown(unit) ? [] : [`${path}.unit: unit-unknown`]),
    ...(isKnown(outsideUnit) ? [] : [`${path}.outsideUnit: unit-unknown`]),
  ];
  return [
    ...body.exceptions.flatMap((line, index) => faultOf(`exceptions.${index}`, line)),
    ...Object.entries(body.usual).flatMap(([id, line]) => faultOf(`usual.${id}`, line)),
    ...(isKnown(body.fallback) ? [] : ["fallback: unit-unknown"]),
  ];
}
