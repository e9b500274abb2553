import type { Attachment } from "../../core/channel/event.ts";
import { type Choice, newsPurposes, type OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import { splitText } from "../split-text.ts";
import type { FacebookMessage, FacebookMessaging, FacebookRecipient } from "./client.ts";
import { ownMetadata, userRef } from "./parse-message.ts";

/** 13 quick replies with titles of 20 characters and payloads of 1,000 (quick-replies page of 2026-04-22). */
export const maxQuickReplies = 13;
export const maxTitleChars = 20;

const hourMs = 3_600_000;
/** Standard messaging window, and the one for people with the HUMAN_AGENT tag (policy page of 2026-09-28). */
export const windowHours = 24;
export const humanWindowHours = 168;

/** Attachments of the Send API, images apart (seen in SDK constants, read 2026-11). */
const maxFileBytes = 25_000_000;
const maxImageBytes = 8_000_000;

/** One message to send: words with quick replies, or a file. */
export interface FacebookPart {
  text: string;
  choices: Choice[];
  file?: Attachment;
}

/** The comment or visitor's post an address means (see parse-feed.ts); undefined: a person. */
export function writingOf(user: string): string | undefined {
  return /^(?:comment|post):(.+)$/.exec(user)?.[1];
}

/** Whom an address means: a person, one known by a ticked checkbox, or a writing that gets a private reply. */
export function recipientOf(user: string): FacebookRecipient {
  const writing = writingOf(user);
  if (writing !== undefined) return user.startsWith("post:") ? { post_id: writing } : { comment_id: writing };
  return user.startsWith(userRef) ? { user_ref: user.slice(userRef.length) } : { id: user };
}

/**
 * How the message is declared. Only what a person wrote may use HUMAN_AGENT, and only after the 24 hours; whether the
 * window is really open the platform knows best (links and reactions open it, too), so nothing is refused here.
 */
export function messagingOf({ purpose, lastInboundAt }: OutboundMessage, now: Date): FacebookMessaging {
  const silentHours = lastInboundAt ? (now.getTime() - lastInboundAt.getTime()) / hourMs : 0;
  const isHumanTime = silentHours >= windowHours && silentHours < humanWindowHours;
  if (purpose === "operator" && isHumanTime) return { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
  return { messaging_type: newsPurposes.includes(purpose) ? "UPDATE" : "RESPONSE" };
}

/** A quick reply cannot open a page, and a button template holds 640 characters only: links go under the text. */
function withLinks(message: OutboundMessage): string {
  const links = message.choices.flatMap(({ label, url }) => (url ? [`${label}: ${url}`] : []));
  const unsendable = message.attachments.filter((file) => isLink(file) && file.url);
  const files = unsendable.map((file) => [file.title ?? file.name, file.url].filter(Boolean).join(": "));
  return [message.text, ...links, ...files].join("\n");
}

const isLink = ({ kind }: Attachment): boolean => kind === "link" || kind === "sticker";

/** The messages one of ours becomes: files first, since quick replies vanish with the next message. */
export function partsOf(message: OutboundMessage, maxTextChars: number): FacebookPart[] {
  const files = message.attachments
    .filter((file) => !isLink(file))
    .map((file): FacebookPart => ({ text: "", choices: [], file }));
  const texts = splitText(withLinks(message), maxTextChars).map((text): FacebookPart => ({ text, choices: [] }));
  const last = texts.at(-1);
  if (last) last.choices = message.choices.filter(({ url }) => !url);
  return [...files, ...texts];
}

/**
 * A file's type on Messenger. A picture above the limit for pictures still goes as a file. Throws TOO_LARGE, so that
 * nothing is uploaded in vain.
 */
function typeOf({ kind }: Attachment, sizeBytes: number): "image" | "audio" | "video" | "file" {
  if (sizeBytes > maxFileBytes) {
    throw new AppError("TOO_LARGE", "a file above what Messenger takes", { details: { limit: maxFileBytes } });
  }
  if (kind === "image") return sizeBytes > maxImageBytes ? "file" : "image";
  return kind === "audio" || kind === "video" ? kind : "file";
}

/** The message of one part. What answers a writing names it, so that the echo tells who its writer is. */
export function bodyOf(part: FacebookPart, { id, to }: OutboundMessage, sizeBytes = 0): FacebookMessage {
  const { text, choices, file } = part;
  const metadata = writingOf(to.user) === undefined ? `${ownMetadata}${id}` : `${ownMetadata}${id} ${to.user}`;
  if (file) {
    const payload = !file.key && file.url ? { url: file.url } : {};
    return { attachment: { type: typeOf(file, sizeBytes), payload }, metadata };
  }
  const replies = choices.slice(0, maxQuickReplies).map(({ label, value }) => ({
    content_type: "text" as const,
    title: label.slice(0, maxTitleChars),
    payload: value,
  }));
  return { text, ...(replies.length === 0 ? {} : { quick_replies: replies }), metadata };
}
