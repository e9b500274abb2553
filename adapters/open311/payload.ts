import { z } from "zod";
import { storable } from "../../core/storable.ts";

/**
 * What GeoReport v2 says of `POST /requests` (wiki.open311.org/GeoReport_v2, read 2026-11): form-encoded, `long` and not
 * `lng`, several values as `attribute[CODE][]`. Empty counts as not sent; fields nobody knows are let through.
 */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Longest description, characters; GeoReport v2, POST Service Request. */
export const maxDescriptionChars = 4000;
/** Pictures taken of one request; clients repeat `media_url`. */
export const maxMedia = 5;

/** The fields of a form, each with all its values; `attribute[x][]` and `attribute[x]` are one. */
export function readForm(body: Uint8Array, query: Record<string, string> = {}): Form {
  const form = new Map<string, string[]>();
  const pairs = [...Object.entries(query), ...new URLSearchParams(new TextDecoder().decode(body))];
  for (const [name, value] of pairs) {
    if (value.trim() === "") continue;
    const key = storable(name).replace(/\[\]$/, "");
    form.set(key, [...(form.get(key) ?? []), storable(value)]);
  }
  return form;
}

/** The first value of a field. */
export const fieldOf = (form: Form, name: string): string | undefined => form.get(name)?.[0]?.trim();

/** One question of a service's definition, as far as an answer must be understood. */
export interface Attribute {
  code: string;
  required: boolean;
  /** What it asks, for whoever reads the answer. */
  description: string;
  /** The answers offered; an answer must be one of them. */
  values?: readonly { key: string; name: string }[];
}

/** A service of ours, as the form is checked against it. */
export interface Service {
  code: string;
  attributes: readonly Attribute[];
}

const number = z.coerce.number();

/** A coordinate, or undefined when the field is none. */
export function coordinateOf(form: Form, name: "lat" | "long"): number | undefined {
  const { data } = number.safeParse(fieldOf(form, name));
  return data !== undefined && Number.isFinite(data) ? data : undefined;
}
