import { z } from "zod";
import { deadlinesBody } from "../core/setting/deadlines.ts";
import { thresholdRanges } from "../core/setting/thresholds.ts";
import { clockNames } from "../core/ticket/terms.ts";
import { cutFigures } from "../nlp/cut-figures.ts";
import { basisId, categoryId, moment, momentIn, named, ownBasis, severity } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

const length = z.object({ hours: z.number(), working: z.literal(true).optional() });
/** What the release promises in a category, and what published rules allow at most. */
const ground = z.object({
  category: categoryId,
  first: length,
  result: length,
  ceiling: length,
  basis: z.array(basisId),
  limits: z.array(z.object({ clock: z.enum(clockNames), basis: basisId, length })),
  /** Tickets that are not done: whatever is set now, they keep what they were promised. */
  open: z.number(),
});
const promise = z
  .object({
    firstDueAt: moment,
    resultDueAt: moment,
    ceilingAt: moment,
    basis: z.array(basisId),
    own: z.array(ownBasis).optional(),
  })
  .register(named, { id: "Promise" });
const range = z.object({ min: z.number(), max: z.number(), step: z.number(), initial: z.number() });
const cuts = z.record(z.string(), z.number());

/** What stands behind the pages on deadlines and thresholds. */
export const groundRoutes = {
  getDeadlineGround: {
    method: "get",
    path: "/api/deadlines/ground",
    access: "setting.read",
    summary: "What the release promises in each category, what rules bind it, and how many tickets are under way",
    response: z.object({ items: z.array(ground) }),
  },
  tryDeadlines: {
    method: "post",
    path: "/api/deadlines/try",
    access: "setting.read",
    summary: "What a report would be promised: as is in force, and under a body that nobody has saved yet",
    body: z.object({ setting: deadlinesBody, category: categoryId, severity, at: momentIn.optional() }),
    response: z.object({ inForce: promise, tried: promise }),
    audited: false,
  },
  getThresholdGround: {
    method: "get",
    path: "/api/thresholds/ground",
    access: "setting.read",
    summary: "What each threshold may be, what the release has, and what each cut costs as measured for it",
    response: z.object({
      ranges: z.object(
        Object.fromEntries(Object.keys(thresholdRanges).map((name) => [name, range])) as Record<
          keyof typeof thresholdRanges,
          typeof range
        >,
      ),
      /** Cuts of the release, by category for each way of writing, and by group for likeness. */
      release: z.object({ route: z.object({ accented: cuts, bare: cuts }), alike: cuts }),
      figures: cutFigures,
    }),
  },
} as const satisfies Record<string, Route>;
