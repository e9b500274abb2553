import { splitText } from "../split-text.ts";

/** GSM 03.38: the basic alphabet, and what costs an escape more (3GPP TS 23.038 §6.2.1, read 2026-11-29). */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const escaped = "^{}\\[~]|€\f";

/** Room of a message alone and of one that is a part, in units of its alphabet (3GPP TS 23.040 §9.2.3.24.1). */
const room = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const;

export interface SmsSize {
  alphabet: keyof typeof room;
  /** Septets, or 16-bit units. */
  units: number;
  /** How many messages the network carries and bills. */
  parts: number;
}

const isGsm7 = (text: string): boolean => [...text].every((char) => basic.includes(char) || escaped.includes(char));

/** What a text really costs. An escape pair, or the two halves of an emoji, never lie in two parts. */
export function sizeOf(text: string): SmsSize {
  const alphabet = isGsm7(text) ? "gsm7" : "ucs2";
  const widths = [...text].map((char) => (alphabet === "ucs2" ? char.length : escaped.includes(char) ? 2 : 1));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, part } = room[alphabet];
  if (units <= alone) return { alphabet, units, parts: 1 };
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return { alphabet, units, parts };
}

/**
 * A text as the messages that carry it, each of at most `maxParts` parts. Nothing is left out and no tone mark dropped;
 * words, and with them codes and links of up to 80 characters, stay whole.
 */
export function splitSms(text: string, maxParts: number): string[] {
  const whole = text.normalize("NFC").trim();
  for (let limit = room[isGsm7(whole) ? "gsm7" : "ucs2"].part * maxParts; limit > 1; limit -= 1) {
    const messages = splitText(whole, limit);
    if (messages.every((message) => sizeOf(message).parts <= maxParts)) return messages;
  }
  return [whole];
}
