import type { Choice, OutboundMessage } from "../../core/delivery/message.ts";
import { splitText } from "../split-text.ts";
import type { Enclosure, ZaloFile } from "./enclosures.ts";
import type { ZaloButton, ZaloMedia, ZaloMessage, ZaloRecipient } from "./message-body.ts";

/** Titles up to 100 characters, five buttons (official PHP SDK 4.0.4, read 2026-11). */
export const maxButtons = 5;
export const maxTitleChars = 100;

/** One message to send: words with buttons, or a file, perhaps with words. */
export interface ZaloPart {
  text: string;
  choices: Choice[];
  file?: ZaloFile;
}

/** Whom an address means; visitors carry the id of their visit (see parse.ts). */
export function recipientOf(user: string): ZaloRecipient {
  const [, anonymousId, visit] = /^anonymous:([^:]*):(.*)$/.exec(user) ?? [];
  if (anonymousId === undefined || visit === undefined) return { user_id: user };
  return { anonymous_id: anonymousId, conversation_id: visit };
}

/** The messages one of ours becomes: files first, so that the words with their buttons stand last. */
export function partsOf(
  { text, choices }: Pick<OutboundMessage, "text" | "choices">,
  enclosures: readonly Enclosure[],
  maxTextChars: number,
): ZaloPart[] {
  const files = enclosures.flatMap(({ file }): ZaloPart[] => (file ? [{ text: "", choices: [], file }] : []));
  const words = [text, ...enclosures.flatMap(({ line }) => line ?? [])].join("\n");
  const texts = splitText(words, maxTextChars).map((part): ZaloPart => ({ text: part, choices: [] }));
  const last = texts.at(-1);
  if (last) last.choices = choices;
  const picture = files.at(-1);
  const [only, ...more] = texts;
  const isCaptioned = picture?.file?.kind === "image" && only && more.length === 0 && only.choices.length === 0;
  // A photo with a few words goes as one message: outside the free hours every message costs.
  if (isCaptioned) return [...files.slice(0, -1), { ...picture, text: only.text }];
  return [...files, ...texts];
}

function buttonOf({ label, value, url }: Choice): ZaloButton {
  const title = label.slice(0, maxTitleChars);
  return url
    ? { type: "oa.open.url", title, payload: { url } }
    : { type: "oa.query.hide", title, payload: `#${value}` };
}

function mediaOf(file: Exclude<ZaloFile, { kind: "file" }>, uploaded: string): ZaloMedia {
  if (file.kind === "sticker") return { media_type: "sticker", attachment_id: file.id };
  if (file.kind === "gif") {
    return { media_type: "gif", attachment_id: uploaded, width: file.width, height: file.height };
  }
  return { media_type: "image", ...("url" in file ? { url: file.url } : { attachment_id: uploaded }) };
}

/** The body of one part; `uploaded` is the id or token its file got, if it had to be uploaded. */
export function bodyOf({ text, choices, file }: ZaloPart, uploaded = ""): ZaloMessage {
  const words = text === "" ? {} : { text };
  if (file?.kind === "file") return { attachment: { type: "file", payload: { token: uploaded } } };
  if (file) {
    const elements: [ZaloMedia] = [mediaOf(file, uploaded)];
    return { ...words, attachment: { type: "template", payload: { template_type: "media", elements } } };
  }
  const buttons = choices.slice(0, maxButtons).map(buttonOf);
  return buttons.length === 0 ? words : { ...words, attachment: { type: "template", payload: { buttons } } };
}
