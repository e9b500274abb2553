import { z } from "zod";
import { routingBody } from "../core/routing/routing.ts";
import { categoryId, momentIn, unitId } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

/** A report somebody makes up, and the table it is tried with: the one in force where none is given. */
const trialBody = z.object({
  setting: routingBody.optional(),
  text: z.string().trim().max(2_000),
  /** Where it is, as it would be said; else it is read in the text. */
  place: z.string().trim().max(200).optional(),
  at: momentIn.optional(),
});

const trialView = z.object({
  /** What the text is read as; unset where there is no text. */
  route: z
    .object({
      category: categoryId,
      /** How sure the machine is, 0..1; unset where it named none. */
      confidence: z.number().optional(),
      /** The place as it was understood. */
      placeLabel: z.string().optional(),
      unit: unitId,
      outsideUnit: unitId.optional(),
      /** Which line decided: an exception by its id, the category's own, or none. */
      line: z.enum(["exception", "usual", "fallback"]),
      exceptionId: z.string().optional(),
      /** The unit the line names, which is closed. */
      handedOnFrom: unitId.optional(),
    })
    .optional(),
  /** Where reports would wait or fall. */
  holes: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("nobody"), category: categoryId }),
      z.object({ kind: z.enum(["no-officer", "closed"]), unit: unitId }),
    ]),
  ),
});

/** Which unit gets what: the table itself is a setting, this tries one. */
export const routingRoutes = {
  tryRouting: {
    method: "post",
    path: "/api/routing/try",
    access: "setting.read",
    audited: false,
    summary:
      "Which unit such a report would go to by this table and why, and what the table leaves open; changes nothing",
    body: trialBody,
    response: trialView,
  },
} as const satisfies Record<string, Route>;
