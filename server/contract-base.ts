import { z } from "zod";
import { channels } from "../core/channel/channel.ts";
import { attachmentSchema } from "../core/channel/event.ts";
import { attentionReasons } from "../core/conversation/conversation.ts";
import { errorCodes } from "../core/errors.ts";
import { staffRoles } from "../core/people/staff.ts";
import { unitId as knownUnitId } from "../core/routing/units.ts";
import { type BasisId, bases, type CategoryId, categoryIds, severities } from "../core/ticket/taxonomy.ts";
import { type RefusalCode, refusalCodes, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import { placeSchema } from "../core/understanding/place.ts";

/** Response schemas with a name of their own in the OpenAPI document; everything else is written in place. */
export const named = z.registry<{ id: string }>();

/** The keys of a table as an enumeration, so that core's tables stay the only lists. */
function keysOf<K extends string>(table: Record<K, unknown>): z.ZodEnum<{ [P in K]: P }> {
  return z.enum(Object.keys(table) as [K, ...K[]]) as unknown as z.ZodEnum<{ [P in K]: P }>;
}

/** A moment in a response: ISO 8601 in UTC. */
export const moment = z.iso.datetime();
/** A moment in a request; a Date once parsed. */
export const momentIn = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const categoryId = z
  .enum(categoryIds as unknown as [CategoryId, ...CategoryId[]])
  .register(named, { id: "CategoryId" });
/** Which ones there are is the ward's to set; `reference.units` lists them. */
export const unitId = knownUnitId.register(named, { id: "UnitId" });
export const severity = z.enum(severities).register(named, { id: "Severity" });
export const status = keysOf<TicketStatus>(ticketStatuses).register(named, { id: "TicketStatus" });
export const refusalCode = keysOf<RefusalCode>(refusalCodes);
export const attentionReason = keysOf<keyof typeof attentionReasons>(attentionReasons);
export const basisId = keysOf<BasisId>(bases);
export const channel = z.enum(channels).register(named, { id: "Channel" });
export const role = z.enum(staffRoles);

/** Longest text staff may write in one go; channels cut what they cannot carry in one message. */
const maxStaffTextChars = 10_000;
export const staffText = z.string().trim().min(1).max(maxStaffTextChars);
/** Made by the console for each act; the same act sent twice happens once. */
export const clientId = z.string().min(8).max(80);
/**
 * The newest reply of others that was on the screen when the words were begun; "" where there was none. Others' newer
 * ones are refused as NEWER_REPLY, once: details.newest is what was not seen.
 */
export const replySeen = z.string().max(100).optional();
/** A ticket code as it is printed. */
export const ticketCode = z.string().regex(/^[A-Z]{2,6}-\d{4}-\d{4,6}$/);
export const cursor = z.string().max(200);

/** Where something is; the same in both directions. */
export const place = placeSchema.register(named, { id: "Place" });

/** A file staff may look at. `url` is ours (`/api/files/{key}`), or the platform's until the copy is here. */
export const attachmentView = attachmentSchema
  .pick({ kind: true, key: true, name: true, mimeType: true, sizeBytes: true, title: true, transcript: true })
  .extend({ url: z.string().optional() })
  .register(named, { id: "Attachment" });

/** Files in a request: uploaded before, named by key. */
export const uploadedFiles = z.array(z.object({ key: z.string().min(1).max(200) })).max(10);

/** A rule in the ward's own words, and where it is published. */
export const ownBasis = z.object({ text: z.string(), source: z.string() }).register(named, { id: "OwnBasis" });

/** A deadline with its start, so that a ring can empty; `basis` are ids of `reference.bases`. */
export const clockView = z
  .object({
    kind: z.enum(["attention", "first", "result"]),
    startedAt: moment,
    dueAt: moment,
    /** It stopped in time or late; nothing runs any more. */
    stoppedAt: moment.optional(),
    pausedAt: moment.optional(),
    basis: z.array(basisId),
    /** What the ward goes by besides. */
    own: z.array(ownBasis).optional(),
  })
  .register(named, { id: "Clock" });

/** A category with the machine's calibrated probability, 0..1. */
export const proposal = z
  .object({
    category: categoryId,
    confidence: z.number(),
    /** Which unit it would go to; unset where no ticket is about to be opened. */
    unit: unitId.optional(),
  })
  .register(named, { id: "Proposal" });

/** What every failed request answers with; `code` is the contract, `message` is for the log of the client's developer. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.enum(errorCodes),
      message: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    }),
  })
  .register(named, { id: "Error" });

/** The answer of acts that have nothing to tell. */
export const done = z.object({ ok: z.literal(true) });
