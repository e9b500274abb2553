import { z } from "zod";
import { spotIdPattern } from "../core/spot.ts";
import { moment, named, place } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

const spotId = z.string().regex(spotIdPattern, "small letters, digits and dashes, at most 40");

/** A place with a sign; `formUrl` is where its code leads, `sheetUrl` the page to print. */
const spotView = z
  .object({
    id: z.string(),
    label: z.string(),
    place,
    formUrl: z.string(),
    sheetUrl: z.string(),
    createdAt: moment,
    retiredAt: moment.optional(),
  })
  .register(named, { id: "Spot" });

const newSpot = z.object({
  /** Unset: made from the label. */
  id: spotId.optional(),
  /** What people call it: "Chợ cũ". */
  label: z.string().trim().min(1).max(80),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** The address in words; unset: the nearest thing the ward's map knows. */
  where: z.string().trim().min(1).max(120).optional(),
});

/** Places with a printed QR code. */
export const spotRoutes = {
  listSpots: {
    method: "get",
    path: "/api/places",
    access: "spot.list",
    summary: "Places with a QR sign, those in use first",
    response: z.object({ items: z.array(spotView) }),
  },
  addSpot: {
    method: "post",
    path: "/api/places",
    access: "spot.edit",
    summary: "A new place with a QR sign",
    body: newSpot,
    response: spotView,
  },
  retireSpot: {
    method: "post",
    path: "/api/places/{id}/retire",
    access: "spot.edit",
    summary: "The sign was taken down; its code then leads to the form without a place",
    params: z.object({ id: z.string().min(1).max(100) }),
    response: spotView,
  },
} as const satisfies Record<string, Route>;
