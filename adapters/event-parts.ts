import { type InboundEvent, maxInboundTextChars } from "../core/channel/event.ts";
import { beginning, storable } from "../core/storable.ts";
import { sha256Hex } from "./signature.ts";

/** Longest event id and thread the inbox keeps (core/channel/event.ts). */
const maxIdChars = 200;

/** The id as it is, or, when it is too long to store, its beginning and a hash of the whole. */
export function fitId(id: string): string {
  return id.length <= maxIdChars ? id : `${beginning(id, 100)}~${sha256Hex(id).slice(0, 32)}`;
}

/** An id for an event the platform gives none: a redelivery has the same fields and so the same id. */
export function hashId(name: string, ...fields: (string | number | undefined)[]): string {
  const hash = sha256Hex(JSON.stringify([name, ...fields.map((field) => field ?? null)])).slice(0, 32);
  return fitId(`${beginning(name, 60)}:${hash}`);
}

/** A resident's words as we keep them: composed (NFC), storable, and not longer than any platform allows. */
export function cleanText(text: string): string {
  const clean = storable(text.normalize("NFC"));
  if (clean.length <= maxInboundTextChars) return clean;
  return `${beginning(clean, maxInboundTextChars - 1)}…`;
}

/** A point in time given in milliseconds or seconds; `otherwise` when it is neither. */
export function timeOf(value: string | number | undefined, otherwise: Date): Date {
  const number = Number(value ?? Number.NaN);
  if (!Number.isFinite(number) || number <= 0) return otherwise;
  const date = new Date(number < 100_000_000_000 ? number * 1000 : number);
  return Number.isNaN(date.getTime()) ? otherwise : date;
}

/** Longer than any call; what is above is a broken exchange's, and no column holds it. */
const maxCallSeconds = 10_000_000;

/** Whole seconds of a call; undefined when it is no time a call can take. */
export function secondsOf(value: number): number | undefined {
  const seconds = Math.round(value);
  return seconds >= 0 && seconds <= maxCallSeconds ? seconds : undefined;
}

/** Oldest first; events of the same moment stay in the order the platform gave them. */
export function inOrder(events: InboundEvent[]): InboundEvent[] {
  return events.sort((left, right) => left.at.getTime() - right.at.getTime());
}

/** A pin as a place. The label is only a fallback: the ward's own map gives it its name. */
export function pinOf(latitude: number, longitude: number) {
  const label = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return { label, precision: "exact" as const, latitude, longitude };
}

/** Whether two numbers can be a position on earth (0, 0 is what broken apps send). */
export function isPosition(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
}

/**
 * A telephone number a platform tells, as E.164: with its country's code, with or without "+", or spelt as at home
 * ("0900 000 001"). Undefined when it is none (at most 15 digits, ITU-T E.164).
 */
export function phoneOf(spelling: string): string | undefined {
  const digits = spelling
    .replace(/[\s+().-]/g, "")
    .replace(/^(?:00|0(?=[1-9]\d{8,9}$))/, (zeros) => (zeros === "00" ? "" : "84"));
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined;
}
