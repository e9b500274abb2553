import { z } from "zod";
import { deliveryStates } from "../delivery/delivery-state.ts";
import { placeSchema } from "../understanding/place.ts";
import { channels } from "./channel.ts";

/** A file a resident sent or an officer attached. `url` is where the platform keeps it; `key` where we do. */
export const attachmentSchema = z.object({
  kind: z.enum(["image", "audio", "video", "file", "sticker", "link"]),
  url: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  mimeType: z.string().optional(),
  sizeBytes: z.number().optional(),
  /** The platform's sticker id; like-thumbs answer yes/no questions. */
  stickerId: z.string().optional(),
  title: z.string().optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

const address = z.object({ channel: z.enum(channels), account: z.string(), user: z.string() });

const envelope = z.object({
  /** Unique per channel for ever: the platform's own id, or a hash where it gives none. Redelivery has the same id. */
  id: z.string().min(1).max(200),
  channel: z.enum(channels),
  /** The resident, also for echoes and receipts (never our own side). */
  from: address,
  /** Conversation key within the channel; equal for everything that must be handled in order. */
  thread: z.string().min(1).max(200),
  at: z.date(),
  /** Name to show, when the platform tells it in the event. */
  displayName: z.string().optional(),
  /** The platform's own body of this one event, as parsed JSON; kept in the inbox only and purged on schedule. */
  raw: z.unknown(),
});

const kinds = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("message"),
    text: z.string().optional(),
    attachments: z.array(attachmentSchema),
    place: placeSchema.optional(),
    /** Platform id of this message, when it differs from the envelope's id. */
    messageRef: z.string().optional(),
    quotes: z.string().optional(),
  }),
  z.object({ kind: z.literal("choice"), value: z.string(), label: z.string().optional() }),
  z.object({ kind: z.literal("call"), transcript: z.string(), durationSeconds: z.number() }),
  z.object({ kind: z.literal("comment"), text: z.string(), postRef: z.string(), public: z.literal(true) }),
  z.object({
    kind: z.literal("echo"),
    text: z.string(),
    messageRef: z.string(),
    attachments: z.array(attachmentSchema).default([]),
    /** True when the platform says a person typed it in the platform's own app. */
    byStaff: z.boolean(),
  }),
  z.object({
    kind: z.literal("receipt"),
    state: z.enum(deliveryStates),
    /** Messages meant; empty with `upTo` set: everything sent until then. */
    messageRefs: z.array(z.string()),
    upTo: z.date().optional(),
  }),
  z.object({ kind: z.literal("reaction"), messageRef: z.string(), emoji: z.string(), removed: z.boolean() }),
  z.object({ kind: z.literal("edited"), messageRef: z.string(), text: z.string() }),
  z.object({ kind: z.literal("withdrawn"), messageRef: z.string() }),
  /** The resident shared contact data through the platform's own form. */
  z.object({
    kind: z.literal("contact"),
    name: z.string().optional(),
    phone: z.string().optional(),
    address: z.string().optional(),
  }),
  /** The resident asks the platform to have personal data erased. */
  z.object({ kind: z.literal("erase-request") }),
  z.object({ kind: z.literal("joined"), ref: z.string().optional() }),
  z.object({ kind: z.literal("left") }),
  /** Not from a platform: files of a message that must be fetched before their address expires. */
  z.object({ kind: z.literal("media"), messageRef: z.string(), attachments: z.array(attachmentSchema) }),
  /** Not from a platform: the conversation's own alarm clock went off (see Conversation.wakeAt). */
  z.object({ kind: z.literal("wake") }),
  z.object({ kind: z.literal("other"), name: z.string() }),
]);

/** One thing that happened on a channel, the same for all platforms; checked by the inbox when it is read back. */
export const inboundEventSchema = envelope.and(kinds);
export type InboundEvent = z.infer<typeof inboundEventSchema>;
export type EventKind = InboundEvent["kind"];
/** The event of one kind, e.g. `EventOf<"message">`. */
export type EventOf<K extends EventKind> = Extract<InboundEvent, { kind: K }>;

/** Longest text kept of one message, in characters; what is longer is cut with a mark. No platform carries more than 20,000. */
export const maxInboundTextChars = 20_000;
