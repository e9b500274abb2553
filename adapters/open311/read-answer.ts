import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { HttpAnswer } from "../http.ts";

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/** What a service request looks like in others' answers; servers write numbers where we write texts, and leave fields out. */
const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .transform((value) => value?.trim() || undefined)
  .catch(undefined);
const requestSchema = z.looseObject({
  service_request_id: text,
  token: text,
  status: text,
  status_notes: text,
  description: text,
  expected_datetime: text,
});
export type RemoteRequest = z.infer<typeof requestSchema>;

/** The bare list, also where a server wraps it as the XML does. */
function rowsOf(value: unknown, list: string, entry: string): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return [];
  const inner = (value as Record<string, unknown>)[list] ?? (value as Record<string, unknown>)[entry];
  return inner === undefined || inner === ""
    ? []
    : rowsOf(inner, list, entry).concat(isRow(inner, entry) ? [inner] : []);
}

const isRow = (value: unknown, entry: string): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(entry in value);

/** An XML answer as plain objects; undefined when it is none. A document that defines its own entities is not read. */
function parseXml(source: string): unknown {
  if (!source.trimStart().startsWith("<") || source.includes("<!DOCTYPE")) return undefined;
  try {
    return parser.parse(source);
  } catch {
    return undefined;
  }
}

/** The requests in an answer, XML or JSON; undefined when it is no such answer at all. */
export function readRequests({ body, text: source }: HttpAnswer): RemoteRequest[] | undefined {
  const document = body ?? parseXml(source);
  if (typeof document !== "object" || document === null) return undefined;
  const isList = Array.isArray(document) || "service_requests" in document;
  return isList
    ? rowsOf(document, "service_requests", "request").flatMap((row) => requestSchema.safeParse(row).data ?? [])
    : undefined;
}
