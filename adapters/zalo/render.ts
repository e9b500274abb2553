import type { Attachment } from "../../core/channel/event.ts";
import type { Choice, OutboundMessage } from "../../core/delivery/message.ts";
import { splitText } from "../split-text.ts";
import type { ZaloButton, ZaloMedia, ZaloMessage, ZaloRecipient } from "./client.ts";

/** Titles up to 100 characters, five buttons (official PHP SDK 4.0.4, read 2026-11). */
export const maxButtons = 5;
export const maxTitleChars = 100;

/** One message to send: words with buttons, or a file, whose `uploaded` id or token is filled in by the adapter. */
export interface ZaloPart {
  text: string;
  choices: Choice[];
  file?: Attachment;
}

/** Whom an address means; visitors carry the id of their visit (see parse.ts). */
export function recipientOf(user: string): ZaloRecipient {
  const [, anonymousId, visit] = /^anonymous:([^:]*):(.*)$/.exec(user) ?? [];
  if (anonymousId === undefined || visit === undefined) return { user_id: user };
  return { anonymous_id: anonymousId, conversation_id: visit };
}

/** The messages one of ours becomes: files first, so that the words with their buttons stand last. */
export function partsOf(message: OutboundMessage, maxTextChars: number): ZaloPart[] {
  const files = message.attachments.map((file): ZaloPart => {
    const isLink = file.kind !== "image" && !file.key;
    const link = [file.title ?? file.name, file.url].filter(Boolean).join("\n");
    return isLink ? { text: link, choices: [] } : { text: "", choices: [], file };
  });
  const texts = splitText(message.text, maxTextChars).map((text): ZaloPart => ({ text, choices: [] }));
  const last = texts.at(-1);
  if (last) last.choices = message.choices;
  const picture = files.at(-1);
  const [only, ...more] = texts;
  // A photo with a few words goes as one message: outside the free hours every message costs.
  if (picture?.file?.kind === "image" && only && more.length === 0 && only.choices.length === 0) {
    return [...files.slice(0, -1), { ...picture, text: only.text }];
  }
  return [...files, ...texts];
}

function buttonOf({ label, value, url }: Choice): ZaloButton {
  const title = label.slice(0, maxTitleChars);
  return url
    ? { type: "oa.open.url", title, payload: { url } }
    : { type: "oa.query.hide", title, payload: `#${value}` };
}

/** The body of one part; `uploaded` is the id or token its file got, if it had to be uploaded. */
export function bodyOf({ text, choices, file }: ZaloPart, uploaded?: string): ZaloMessage {
  const words = text === "" ? {} : { text };
  if (file?.kind === "image") {
    const source = uploaded ? { attachment_id: uploaded } : { url: file.url ?? "" };
    const elements: [ZaloMedia] = [{ media_type: "image", ...source }];
    return { ...words, attachment: { type: "template", payload: { template_type: "media", elements } } };
  }
  if (file) return { attachment: { type: "file", payload: { token: uploaded ?? "" } } };
  const buttons = choices.slice(0, maxButtons).map(buttonOf);
  return buttons.length === 0 ? words : { ...words, attachment: { type: "template", payload: { buttons } } };
}
