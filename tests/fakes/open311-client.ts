import { XMLParser } from "fast-xml-parser";

/** Lists by the name of their element, so that one entry is still a list. */
const lists: Record<string, string> = {
  services: "service",
  attributes: "attribute",
  values: "value",
  service_requests: "request",
  service_request_updates: "request_update",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
};
const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/** XML as the JSON of the same server would be: lists bare, empty elements null, everything else text. */
function plain(name: string, value: unknown): unknown {
  const entry = lists[name];
  if (entry) {
    const inner = (value as Record<string, unknown>)[entry] ?? [];
    return (Array.isArray(inner) ? inner : [inner]).map((one) => plain(entry, one));
  }
  if (value === "") return null;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(key, one)]));
}

export interface Answer<T = Record<string, string | null>[]> {
  status: number;
  contentType: string;
  text: string;
  body: T;
}

/** A client as other cities write them: GeoReport v2 in XML or JSON, nothing of ours. */
export class Open311Client {
  readonly #base: string;
  readonly #format: "xml" | "json";
  readonly #key: string | undefined;

  constructor(base: string, format: "xml" | "json", key?: string) {
    this.#base = base;
    this.#format = format;
    this.#key = key;
  }

  async #ask<T>(path: string, init: RequestInit = {}, query = ""): Promise<Answer<T>> {
    const response = await fetch(`${this.#base}/${path}.${this.#format}${query}`, init);
    const text = await response.text();
    const contentType = response.headers.get("content-type") ?? "";
    return { status: response.status, contentType, text, body: this.#read(text) as T };
  }

  #read(text: string): unknown {
    if (this.#format === "json") return JSON.parse(text);
    const [[root = "", value] = []] = Object.entries(parser.parse(text) as Record<string, unknown>);
    return plain(root, value);
  }

  get<T = Record<string, string | null>[]>(path: string, query: Record<string, string> = {}): Promise<Answer<T>> {
    const search = new URLSearchParams(query).toString();
    return this.#ask<T>(path, {}, search ? `?${search}` : "");
  }

  /** Files a request; a list gives a field several values. */
  file(fields: Record<string, string | string[]>): Promise<Answer> {
    const body = new URLSearchParams(this.#key === undefined ? {} : { api_key: this.#key });
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
    }
    return this.#ask("requests", { method: "POST", body });
  }
}
