import { z } from "zod";
import {
  type BasisId,
  bases,
  type CategoryId,
  categoryIds,
  categoryOf,
  type Severity,
  severities,
} from "../ticket/taxonomy.ts";
import { type ClockTerms, isNoLaxer, isUsuallyWithin, limitsOf, releaseTerms } from "../ticket/terms.ts";

/** Up to 90 days, by the half hour. */
const length = z.object({
  hours: z.number().min(0.5).max(2_160).multipleOf(0.5),
  working: z.literal(true).optional(),
});
const category = z.enum(categoryIds as [CategoryId, ...CategoryId[]]);
const basis = z.enum(Object.keys(bases).filter((id) => id !== "P") as [BasisId, ...BasisId[]]);

const row = z.object({
  category,
  /** Only for tickets that are this grave; unset: for all that no row of their own severity names. */
  severity: z.enum(severities).optional(),
  first: length,
  result: length,
  ceiling: length,
  /** Published rules that are to bind it besides those of its category. */
  basis: z.array(basis).max(6),
  /** Rules the ward goes by besides, in its own words. */
  own: z
    .array(z.object({ text: z.string().trim().min(3).max(200), source: z.url({ protocol: /^https?$/ }).max(500) }))
    .max(3),
  /** Shares of a deadline at which the desk is reminded, besides those of its severity. */
  reminders: z.array(z.number().min(0.05).max(0.95)).max(4),
  extension: z.object({
    times: z.int().min(1).max(5).optional(),
    days: z.int().min(1).max(60).optional(),
  }),
});
type Row = z.output<typeof row>;

/** Every place at which a row promises less than a rule that binds it, or runs out of order. */
function checkRow(at: Row, fault: (path: string, code: string) => void): void {
  for (const { clock, length: limit } of limitsOf(at.category, at.basis)) {
    if (!isNoLaxer(at[clock], limit)) fault(clock, "laxer-than-law");
  }
  if (!isUsuallyWithin(at.first, at.result)) fault("first", "out-of-order");
  if (!isUsuallyWithin(at.result, at.ceiling)) fault("result", "out-of-order");
}

/** What tickets are promised where the ward promises something else than the release does; never less than a rule demands. */
export const deadlinesBody = z.object({
  rows: z
    .array(row)
    .max(categoryIds.length * (severities.length + 1))
    .superRefine((rows, context) => {
      const seen = new Set<string>();
      rows.forEach((one, index) => {
        const name = `${one.category} ${one.severity ?? ""}`;
        if (seen.has(name)) context.addIssue({ code: "custom", path: [index], message: "twice" });
        seen.add(name);
        checkRow(one, (path, message) => context.addIssue({ code: "custom", path: [index, path], message }));
      });
    }),
});
export type DeadlinesBody = z.output<typeof deadlinesBody>;

/** The row that decides about a ticket; none where the release's own terms hold. */
export function rowFor({ rows }: DeadlinesBody, id: CategoryId, severity: Severity): Row | undefined {
  const own = rows.filter((one) => one.category === id);
  return own.find((one) => one.severity === severity) ?? own.find((one) => one.severity === undefined);
}

/** What a ticket that is opened now is promised; undefined: what the release has for its category. */
export function termsSet(body: DeadlinesBody, id: CategoryId, severity: Severity): ClockTerms | undefined {
  const found = rowFor(body, id, severity);
  if (!found) return undefined;
  const { first, result, ceiling, own, reminders, extension } = found;
  const rules = [...new Set([...categoryOf(id).basis.filter((one) => one !== "P"), ...found.basis])];
  return {
    clocks: { first, result, ceiling },
    // shorter than any rule asks is the ward's own doing, and says so
    basis: own.length > 0 ? rules : [...rules, "P"],
    ...(own.length > 0 ? { own } : {}),
    ...(reminders.length > 0 ? { reminders } : {}),
    ...(extension.times || extension.days ? { extension } : {}),
  };
}

/** What a ticket that is opened now is promised. */
export const termsFor = (body: DeadlinesBody, id: CategoryId, severity: Severity): ClockTerms =>
  termsSet(body, id, severity) ?? releaseTerms(id);
