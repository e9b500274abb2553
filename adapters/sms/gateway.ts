import { z } from "zod";
import type { ErrorCode } from "../../core/errors.ts";

/** Codes of ours that an SMS gateway's answer can mean; after any of them surely nothing was sent. */
const codes = [
  "RATE_LIMITED",
  "TOKEN_INVALID",
  "RECIPIENT_GONE",
  "PLATFORM_REFUSED",
  "PLATFORM_UNREACHABLE",
] as const satisfies readonly ErrorCode[];

/** What one code of the gateway means, and what the person who looks after the account should do. */
const faultSchema = z.strictObject({
  code: z.enum(codes),
  retryable: z.boolean(),
  retryAfterMs: z.number().optional(),
  advice: z.string(),
});

/** Text with {key}, {secret}, {brandname}, {phone}, {text}, {unicode} (0 or 1), {requestId} and {reportUrl} to fill in. */
const template = z.json();
const callSchema = z.strictObject({
  method: z.enum(["GET", "POST"]),
  path: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  /** How `fields` go out: as a JSON body, a form, or in the address. */
  as: z.enum(["json", "form", "query"]).default("json"),
  fields: z.record(z.string(), template).default({}),
});

/** Names of fields (dots lead inside) with the regular expression their value must match. */
const conditions = z.record(z.string(), z.string());

/**
 * An SMS gateway as data: how to ask, what its answers mean, what it calls back with. Another gateway is another such
 * object, in `gateways.ts` or as a JSON file named in the settings.
 */
export const gatewaySchema = z.strictObject({
  name: z.string(),
  /** Where this was read, and when. */
  source: z.string(),
  baseUrl: z.url(),
  send: callSchema,
  /** User and password of HTTP Basic authentication, as a template. */
  basicAuth: z.string().optional(),
  /** How numbers begin there. */
  phone: z.enum(["+84", "84", "0"]),
  /** The message is taken when all of these hold. */
  ok: conditions,
  /** Field with the gateway's error code; unset: the HTTP status alone tells. */
  codePath: z.string(),
  idPath: z.string(),
  /** It takes an id of ours and refuses the same one again, so that sending twice is harmless; its reports carry it. */
  requestId: z
    .strictObject({
      maxChars: z.number().int(),
      /** Codes that mean: had it already. */
      knownCodes: z.array(z.string()),
      /** Ids are remembered until local midnight only. */
      sameDayOnly: z.boolean().default(false),
    })
    .optional(),
  faults: z.record(z.string(), faultSchema),
  /** How to ask what is left on the account. */
  balance: z.strictObject({ call: callSchema, path: z.string(), kind: z.string() }).optional(),
  /** Delivery reports: the first rule that holds says the state. */
  report: z.strictObject({
    when: conditions.default({}),
    idPaths: z.array(z.string()),
    phonePath: z.string(),
    states: z.array(z.strictObject({ when: conditions, state: z.enum(["sent", "delivered", "failed"]) })),
  }),
  /** Answers of residents, where the sender can be answered at all. */
  reply: z.strictObject({ when: conditions, phonePath: z.string(), textPath: z.string() }).optional(),
});
export type SmsGateway = z.output<typeof gatewaySchema>;
export type SmsCall = SmsGateway["send"];

/** The value at "data.tranId" in an answer, as text; undefined when there is none. */
export function valueAt(body: unknown, path: string): string | undefined {
  let value: unknown = body;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Whether all fields are as the conditions want; a field that is missing counts as empty. */
export function isMet(when: Record<string, string>, body: unknown): boolean {
  return Object.entries(when).every(([path, pattern]) => new RegExp(pattern).test(valueAt(body, path) ?? ""));
}

/** A template with its slots filled, however deep they are. Slots nobody knows stay as they are. */
export function fillIn<T>(template: T, values: Record<string, string>): T {
  if (typeof template === "string") {
    return template.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot) as T;
  }
  if (Array.isArray(template)) return template.map((one) => fillIn(one, values)) as T;
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, one]) => [name, fillIn(one, values)])) as T;
}
