import { AppError } from "../core/errors.ts";
import type { Prisma } from "./client/client.ts";

/** Names of JSON members that hold an instant: "at", "since", "upTo" and every "…At". */
const instant = /^(?:at|since|upTo|\w+At)$/;
const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A domain value as JSON; instants become strings. */
export function encode(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}

/** A JSON column as the domain value it was; instants are recognised by the member's name. */
export function decode<T>(json: unknown): T {
  return revive("", json) as T;
}

function revive(name: string, value: unknown): unknown {
  if (typeof value === "string") return instant.test(name) && isoInstant.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map((item) => revive("", item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(key, member)]));
}

/** Throws BAD_INPUT for text PostgreSQL cannot hold: NUL characters and halves of a character. Adapters clean their text. */
export function assertStorable(value: unknown): void {
  if (typeof value === "string") {
    if (value.includes("\0") || /\p{Surrogate}/u.test(value)) {
      throw new AppError("BAD_INPUT", "text with a NUL character or half a character cannot be stored");
    }
  } else if (value !== null && typeof value === "object") {
    for (const member of Object.values(value)) assertStorable(member);
  }
}
