import { z } from "zod";
import { deliveryStates } from "../delivery/delivery-state.ts";
import { placeSchema } from "../understanding/place.ts";
import { carriers, channels } from "./channel.ts";

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
  /** What is said in it, written down by a machine; read back to the resident before anything is done with it. */
  transcript: z.string().optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What a telephone call can be doing; see `core/call/call.ts` for their order. */
export const callPhases = [
  "queued",
  "ringing",
  "answered",
  "transferred",
  "ended",
  "recording-ready",
  "voicemail",
] as const;
/** How a call can end: `missed` rang and nobody answered, `abandoned` left the queue. */
export const callDispositions = [
  "answered",
  "missed",
  "abandoned",
  "busy",
  "rejected",
  "failed",
  "voicemail",
  "after-hours",
] as const;

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
  /** Another program of the account answers this person on the platform: kept for the desk, never answered by us. */
  elsewhere: z.boolean().optional(),
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
    /** Several pictures sent as one (an album) share this id; they come one by one and are one turn. */
    album: z.string().optional(),
  }),
  z.object({ kind: z.literal("choice"), value: z.string(), label: z.string().optional() }),
  z.object({ kind: z.literal("call"), transcript: z.string(), durationSeconds: z.number() }),
  /** One state of a telephone call; they may come twice and out of order. */
  z.object({
    kind: z.literal("call-state"),
    callId: z.string().min(1).max(200),
    phase: z.enum(callPhases),
    direction: z.enum(["inbound", "outbound"]),
    /** The caller's number, E.164 ("+84900000001"); unset: withheld or a short code. */
    phone: z.string().optional(),
    /** The number or queue that was called, as the vendor writes it. */
    calledNumber: z.string().optional(),
    /** Whose telephone rings or was picked up. */
    extension: z.string().optional(),
    queue: z.string().optional(),
    waitSeconds: z.number().optional(),
    talkSeconds: z.number().optional(),
    /** How it ended. */
    disposition: z.enum(callDispositions).optional(),
    /** Where the vendor keeps the recording; linked, never copied, never shown to residents. */
    recordingUrl: z.string().optional(),
  }),
  z.object({
    kind: z.literal("comment"),
    text: z.string(),
    attachments: z.array(attachmentSchema).default([]),
    postRef: z.string(),
    public: z.literal(true),
  }),
  /** A report filed whole by another system: an Open311 client, a camera, a sensor. */
  z.object({
    kind: z.literal("report"),
    /** The sender's category, as one of ours; unset: the classifier decides. */
    category: z.string().optional(),
    text: z.string(),
    /** Not even the unit is to read the name. */
    hidesName: z.boolean().optional(),
    /** The incident the sender recognised as theirs and follows with it, and how alike they are, 0..1. */
    joins: z.object({ code: z.string(), likeness: z.number() }).optional(),
    place: placeSchema.optional(),
    /** The code of the printed sign it was filed at (`core/spot.ts`); fills `place`. */
    ref: z.string().optional(),
    attachments: z.array(attachmentSchema),
    /** Who reported it, where a person did. */
    contact: z
      .object({
        name: z.string().optional(),
        /** E.164. */
        phone: z.string().optional(),
        email: z.string().optional(),
        /** Ways in which they agreed to be told, as the sender states. */
        consents: z.array(z.enum(carriers)).default([]),
      })
      .optional(),
    /** The sender says that somebody is in danger now. */
    urgent: z.boolean().default(false),
    /** Set when a machine made it: whose, which one, and how sure it was, 0..1. */
    machine: z.object({ name: z.string(), sensor: z.string(), confidence: z.number().optional() }).optional(),
    /** The sender's own id of it. */
    externalId: z.string().optional(),
  }),
  z.object({
    kind: z.literal("echo"),
    text: z.string(),
    messageRef: z.string(),
    attachments: z.array(attachmentSchema).default([]),
    /** True when the platform says a person typed it in the platform's own app. */
    byStaff: z.boolean(),
    /** The other program that sent it, as staff read its name. */
    app: z.string().optional(),
  }),
  z.object({
    kind: z.literal("receipt"),
    state: z.enum(deliveryStates),
    /** Messages meant; empty with `upTo` set: everything sent until then. */
    messageRefs: z.array(z.string()),
    upTo: z.date().optional(),
  }),
  /** An answer to a survey in the platform's own form, 1..5; it names the message that asked, and nobody. */
  z.object({
    kind: z.literal("rating"),
    messageRefs: z.array(z.string()),
    score: z.number().int().min(1).max(5),
    comment: z.string().optional(),
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
    /** The platform vouches that the number belongs to this very account. */
    verified: z.boolean().default(false),
  }),
  /** The resident asks the platform to have personal data erased. */
  z.object({ kind: z.literal("erase-request") }),
  /** `ref` is what the link they came by carries; the code of a printed sign fills `place`. */
  z.object({ kind: z.literal("joined"), ref: z.string().optional(), place: placeSchema.optional() }),
  z.object({ kind: z.literal("left") }),
  /** The platform took our access to the account away (`from.account`); nobody wrote. */
  z.object({ kind: z.literal("disconnected") }),
  /** Who answers on the platform has changed: we, another program of the account (`app`), or it asks to. */
  z.object({ kind: z.literal("routing"), state: z.enum(["ours", "elsewhere", "asked"]), app: z.string().optional() }),
  /** The platform tells whoever looks after the account something: a warning, a changed role. Nobody wrote. */
  z.object({ kind: z.literal("notice"), name: z.string(), reason: z.string().optional() }),
  /** Not from a platform: files of a message that must be fetched before their address expires. */
  z.object({ kind: z.literal("media"), messageRef: z.string(), attachments: z.array(attachmentSchema) }),
  /** Not from a platform: what is said in a voice note that came before, `messageRef`, has been written down. */
  z.object({ kind: z.literal("heard"), messageRef: z.string(), attachments: z.array(attachmentSchema) }),
  /** Not from a platform: the talk that began under a public post (thread `from`) goes on here, with the same person. */
  z.object({ kind: z.literal("moved"), fromThread: z.string() }),
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
