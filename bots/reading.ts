import { type Attachment, maxInboundTextChars } from "../core/channel/event.ts";
import type { Turn } from "../core/conversation/turn.ts";
import type { Place } from "../core/understanding/place.ts";
import { isThumb, isThumbSticker, readTypedChoice } from "./choices.ts";
import { pendingOf } from "./talk.ts";

/** What a turn's events bring, whatever their kinds and number. */
export interface Reading {
  /** All words, one message a line. */
  text: string;
  /** The same words, message by message. */
  texts: string[];
  /** Evidence; stickers are not. */
  attachments: Attachment[];
  /** A pin on the map. */
  pin?: Place;
  hasSticker: boolean;
  hasThumb: boolean;
  /** Value of the pressed button, also when its label, its number, or a yes or no was typed. */
  pressed?: string;
}

/** Gathers a turn's words, files and presses. */
export function read(turn: Turn): Reading {
  const texts: string[] = [];
  const attachments: Attachment[] = [];
  const reading: Omit<Reading, "text" | "texts" | "attachments"> = { hasSticker: false, hasThumb: false };
  for (const event of turn.events) {
    if (event.kind === "choice") reading.pressed = event.value;
    if (event.kind === "call") texts.push(event.transcript);
    if (event.kind === "comment" || event.kind === "edited") texts.push(event.text);
    if (event.kind === "report") {
      texts.push(event.text);
      attachments.push(...event.attachments);
      if (event.place) reading.pin = event.place;
    }
    if (event.kind === "heard") attachments.push(...event.attachments);
    if (event.kind === "reaction" && !event.removed) reading.hasThumb ||= isThumb(event.emoji);
    if (event.kind !== "message") continue;
    if (event.text?.trim()) texts.push(event.text.trim());
    if (event.place) reading.pin = event.place;
    for (const attachment of event.attachments) {
      if (attachment.kind !== "sticker") attachments.push(attachment);
      else reading.hasSticker = true;
      reading.hasThumb ||= isThumbSticker(attachment.stickerId);
    }
  }
  const text = texts
    .join("\n")
    .slice(0, maxInboundTextChars)
    .replace(/\p{Cs}/gu, "\uFFFD");
  return { ...reading, ...pressedIn(turn, text, reading), text, texts, attachments };
}

function pressedIn(turn: Turn, text: string, reading: Pick<Reading, "pressed" | "hasThumb">): { pressed?: string } {
  const choices = pendingOf(turn)?.choices ?? [];
  if (reading.pressed !== undefined) return { pressed: reading.pressed };
  const typed = text === "" && reading.hasThumb ? "\u{1F44D}" : text;
  const pressed = typed === "" ? undefined : readTypedChoice(typed, choices);
  return pressed === undefined ? {} : { pressed };
}
