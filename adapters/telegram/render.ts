import type { Attachment } from "../../core/channel/event.ts";
import type { Choice, OutboundMessage } from "../../core/delivery/message.ts";
import { sha256Hex } from "../signature.ts";
import { splitText } from "../split-text.ts";

/** Characters of a text and of the words under a file (Bot API, read 2026-11). */
export const maxTextChars = 4_096;
const maxCaptionChars = 1_024;
/** Telegram names no number of buttons; more than this is no choice any more. */
export const maxChoices = 12;
/** Telegram names no length either; longer ones are cut on a telephone. */
export const maxLabelChars = 40;
/** Bytes a button brings back (Bot API, read 2026-11). */
const fittingValue = /^[\x20-\x7e]{1,64}$/;
/** Begins what stands for a value that does not fit: the button's label then says what was meant (see parse.ts). */
export const shortenedMark = "~";
const buttonsPerRow = 2;
/** Labels up to this length stand two in a row. */
const shortLabelChars = 16;

/** One message to send: words, a file, or a file with its words; buttons below. */
export interface TelegramPart {
  text: string;
  choices: Choice[];
  file?: Attachment;
}

type InlineButton = { text: string; callback_data: string } | { text: string; url: string };
type AskingButton =
  | { text: string }
  | { text: string; request_location: true }
  | { text: string; request_contact: true };
export type TelegramKeyboard =
  | { inline_keyboard: InlineButton[][] }
  | { keyboard: AskingButton[][]; one_time_keyboard: true; resize_keyboard: true };

const isLink = ({ kind }: Attachment): boolean => kind === "link" || kind === "sticker";
const asks = ({ asksLocation, asksContact }: Choice): boolean => Boolean(asksLocation || asksContact);
/** Telegram opens pages only at public addresses. */
const opensPage = ({ url }: Choice): boolean => url?.startsWith("https://") ?? false;

/** Words, with the links that no button can open below them. */
function withLinks({ text, choices, attachments }: OutboundMessage): string {
  const isAsking = choices.some(asks);
  const links = choices.flatMap(({ label, url, ...rest }) => {
    const needsLine = url && !asks({ label, ...rest }) && (isAsking || !opensPage({ label, url, ...rest }));
    return needsLine ? [`${label}: ${url}`] : [];
  });
  const files = attachments
    .filter((file) => isLink(file) && file.url)
    .map((file) => [file.title ?? file.name, file.url].filter(Boolean).join(": "));
  return [text, ...links, ...files].filter(Boolean).join("\n");
}

/** The messages one of ours becomes. A single file carries its words; several go before them. */
export function partsOf(message: OutboundMessage): TelegramPart[] {
  const words = withLinks(message);
  const files = message.attachments.filter((file) => !isLink(file));
  const [only] = files;
  if (only && files.length === 1 && words.normalize("NFC").length <= maxCaptionChars) {
    return [{ text: words.normalize("NFC").trim(), choices: message.choices, file: only }];
  }
  const texts = splitText(words, maxTextChars).map((text): TelegramPart => ({ text, choices: [] }));
  const parts = [...files.map((file): TelegramPart => ({ text: "", choices: [], file })), ...texts];
  const last = parts.at(-1);
  if (last) last.choices = message.choices;
  return parts;
}

/** What a button brings back: the value itself, or a short name of it. */
export function callbackDataOf(value: string): string {
  if (fittingValue.test(value) && !value.startsWith(shortenedMark)) return value;
  return `${shortenedMark}${sha256Hex(value).slice(0, 32)}`;
}

function rowsOf<B extends { text: string }>(buttons: readonly B[]): B[][] {
  const rows: B[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const fits = [...(row ?? []), button].every(({ text }) => text.length <= shortLabelChars);
    if (row && row.length < buttonsPerRow && fits) row.push(button);
    else rows.push([button]);
  }
  return rows;
}

function askingButton({ label, asksLocation, asksContact }: Choice): AskingButton {
  const text = label.slice(0, maxLabelChars);
  if (asksLocation) return { text, request_location: true };
  return asksContact ? { text, request_contact: true } : { text };
}

/**
 * The buttons under a message. Only the keyboard that takes the place of the telephone's own can ask for a position or
 * a number; its other buttons type their labels, which mean the same.
 */
export function keyboardOf(choices: readonly Choice[]): TelegramKeyboard | undefined {
  const shown = choices.slice(0, maxChoices);
  if (shown.some(asks)) {
    const buttons = shown.filter((choice) => asks(choice) || !choice.url).map(askingButton);
    return { keyboard: rowsOf(buttons), one_time_keyboard: true, resize_keyboard: true };
  }
  const buttons = shown.flatMap((choice): InlineButton[] => {
    const text = choice.label.slice(0, maxLabelChars);
    if (!choice.url) return [{ text, callback_data: callbackDataOf(choice.value) }];
    return opensPage(choice) ? [{ text, url: choice.url }] : [];
  });
  return buttons.length === 0 ? undefined : { inline_keyboard: rowsOf(buttons) };
}
