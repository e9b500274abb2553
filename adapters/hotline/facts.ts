import { z } from "zod";
import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { toInternational } from "../../core/people/phone.ts";
import { beginning } from "../../core/storable.ts";
import { cleanText, secondsOf } from "../event-parts.ts";
import { parseJson } from "../json.ts";

/** The fields that are there: an event has no empty ones. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** A vendor's JSON body held to its schema. Throws BAD_INPUT. */
export function bodyOf<T>(request: RawRequest, schema: z.ZodType<T>): { body: T; raw: unknown } {
  const raw = parseJson(request.body);
  return { body: checked(raw, schema), raw };
}

/** Any other input of a vendor held to its schema. Throws BAD_INPUT. */
export function checked<T>(raw: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`);
  throw new AppError("BAD_INPUT", "not what this vendor sends", { details: { issues } });
}

/** A short text of a vendor (extension, queue, id): storable, and null or empty is none. */
export const word = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === undefined || value === null ? undefined : beginning(cleanText(String(value)), 200)))
  .transform((text) => (text === "" || text === "<unknown>" ? undefined : text));

/** An id without which a message means nothing. */
export const id = word.refine((text) => text !== undefined).transform((text) => text ?? "");

/** Seconds, as number or text; what is none is left out. */
export const seconds = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === undefined || value === null || value === "" ? Number.NaN : Number(value)))
  .transform(secondsOf);

/** A caller's number as E.164; hidden ones and short codes have none. */
export function phoneOf(spelling: string | undefined): string | undefined {
  return spelling === undefined ? undefined : toInternational(spelling);
}

/** Vendors' times: ISO, "2026-10-10-10:10:10" or with a blank, "+0700" without its colon; without a zone +07:00 (no DST). */
const spelledTime = /^(\d{4}-\d{2}-\d{2})[T -](\d{2}:\d{2}:\d{2}(?:\.\d+)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** The moment a vendor's text names; undefined when it is none. */
export function momentOf(text: string | undefined): Date | undefined {
  const [, day, time, zone = "+07:00"] = spelledTime.exec(text?.trim() ?? "") ?? [];
  if (!day || !time) return undefined;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const date = new Date(`${day}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A moment so many seconds later. */
export const after = (at: Date, more: number | undefined): Date => new Date(at.getTime() + (more ?? 0) * 1000);

/** An address of a recording that may be kept: HTTP or HTTPS, of a sane length. */
export function linkOf(text: string | undefined): string | undefined {
  if (!text || text.length > 2_000 || !URL.canParse(text)) return undefined;
  return /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}
