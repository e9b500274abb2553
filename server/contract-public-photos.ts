import { z } from "zod";
import { masksSchema } from "../core/publication/masking.ts";
import { photoSides } from "../core/publication/photo.ts";
import { photoRefusals } from "../core/publication/public-photo.ts";
import { moment, named } from "./contract-base.ts";
import { byCode, type Route } from "./contract-route.ts";

const act = z.object({ byName: z.string(), at: moment });

const photoView = z
  .object({
    /** Of the photo itself, which only staff see. */
    key: z.string(),
    side: z.enum(photoSides),
    /** A resident sent it: it is shown only when they agreed to that. */
    isResidents: z.boolean(),
    /** What everybody is shown of it. */
    shown: z
      .object({ id: z.string(), url: z.string(), thumbnailUrl: z.string(), ...act.shape })
      .extend({ width: z.number(), height: z.number() })
      .optional(),
    /** It was shown, and is no more. */
    takenDown: act.optional(),
  })
  .register(named, { id: "TicketPhoto" });

const photosView = z
  .object({
    items: z.array(photoView),
    /** Why everybody sees no photos of this ticket. */
    refusal: z.enum(photoRefusals).optional(),
    mayPublish: z.boolean(),
    mayTakeDown: z.boolean(),
  })
  .register(named, { id: "TicketPhotos" });

/** A photo of the ticket, and what on it nobody may know. */
const masked = z.object({ key: z.string().min(1).max(200), masks: masksSchema });

/** Photos for everybody: none is shown before a person approved it. */
export const publicPhotoRoutes = {
  listTicketPhotos: {
    method: "get",
    path: "/api/tickets/{code}/public-photos",
    access: "ticket.read",
    summary: "Photos of a ticket, and what everybody is shown of them",
    params: byCode,
    response: photosView,
  },
  previewPhoto: {
    method: "post",
    path: "/api/tickets/{code}/public-photos/preview",
    access: "photo.publish",
    summary: "The picture everybody would see, were it approved",
    params: byCode,
    body: masked,
    response: "file",
    audited: false,
  },
  publishPhoto: {
    method: "post",
    path: "/api/tickets/{code}/public-photos",
    access: "photo.publish",
    summary: "Shows a photo to everybody, masked; `agreed`: the resident who sent it said yes to that",
    params: byCode,
    body: masked.extend({ agreed: z.boolean().default(false) }),
    response: photosView,
  },
  takeDownPhoto: {
    method: "post",
    path: "/api/tickets/{code}/public-photos/{id}/take-down",
    access: "photo.take-down",
    summary: "Nobody is shown it any more, from now on",
    params: byCode.extend({ id: z.string().min(1).max(100) }),
    response: photosView,
  },
} as const satisfies Record<string, Route>;
