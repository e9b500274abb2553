import type { Attachment } from "../../core/channel/event.ts";
import type { Choice, OutboundMessage } from "../../core/delivery/message.ts";
import { splitText } from "../split-text.ts";
import type { FacebookMessage, FacebookMessaging, FacebookRecipient } from "./client.ts";
import { ownMetadata } from "./parse-message.ts";

/** 13 quick replies with titles of 20 characters and payloads of 1,000 (quick-replies page of 2026-04-22). */
export const maxQuickReplies = 13;
export const maxTitleChars = 20;

const hourMs = 3_600_000;
/** Standard messaging window, and the one for people with the HUMAN_AGENT tag (policy page of 2026-09-28). */
export const windowHours = 24;
export const humanWindowHours = 168;

/** One message to send: words with quick replies, or a file. */
export interface FacebookPart {
  text: string;
  choices: Choice[];
  file?: Attachment;
}

/** Whom an address means: a person, or a writing that gets a private reply (see parse-feed.ts). */
export function recipientOf(user: string): FacebookRecipient {
  if (user.startsWith("comment:")) return { comment_id: user.slice("comment:".length) };
  if (user.startsWith("post:")) return { post_id: user.slice("post:".length) };
  return { id: user };
}

/**
 * How the message is declared. Only what a person wrote may use HUMAN_AGENT, and only after the 24 hours; whether the
 * window is really open the platform knows best (links and reactions open it, too), so nothing is refused here.
 */
export function messagingOf({ purpose, lastInboundAt }: OutboundMessage, now: Date): FacebookMessaging {
  const silentHours = lastInboundAt ? (now.getTime() - lastInboundAt.getTime()) / hourMs : 0;
  const isHumanTime = silentHours >= windowHours && silentHours < humanWindowHours;
  if (purpose === "operator" && isHumanTime) return { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
  return { messaging_type: purpose === "status" || purpose === "survey" ? "UPDATE" : "RESPONSE" };
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

/** The message of one part. */
export function bodyOf({ text, choices, file }: FacebookPart, messageId: string): FacebookMessage {
  const metadata = `${ownMetadata}${messageId}`;
  if (file) {
    const type = file.kind === "image" || file.kind === "audio" || file.kind === "video" ? file.kind : "file";
    return { attachment: { type, payload: !file.key && file.url ? { url: file.url } : {} }, metadata };
  }
  const replies = choices.slice(0, maxQuickReplies).map(({ label, value }) => ({
    content_type: "text" as const,
    title: label.slice(0, maxTitleChars),
    payload: value,
  }));
  return { text, ...(replies.length === 0 ? {} : { quick_replies: replies }), metadata };
}
