import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";
import { toXml, type Value } from "../../server/open311/xml.ts";

/** A request as the other body keeps it. */
export interface KeptRequest {
  id: string;
  token?: string;
  serviceCode: string;
  description: string;
  fields: Record<string, string>;
  status: "open" | "closed";
  notes?: string;
  expectedAt?: string;
  at: Date;
}

export interface Open311Server extends FakeHttp {
  /** The GeoReport base. */
  base: string;
  requests: KeptRequest[];
  /** Questions put by `POST servicerequestupdates`. */
  questions: Record<string, string>[];
  /** What their staff do. */
  change(id: string, change: Partial<KeptRequest>): void;
  /** Tokens become numbers. */
  number(): void;
}

export interface Open311ServerOptions {
  apiKey: string;
  serviceCodes: string[];
  now: () => Date;
  /** XML is all the standard demands. */
  xmlOnly?: boolean;
  /** Numbers are given later. */
  givesTokens?: boolean;
  takesUpdates?: boolean;
}

type Faulty = { code: number; description: string }[];

/** Another body's GeoReport v2 server: keys, services, tokens, errors and lists as the standard words them. */
export async function startOpen311Server(options: Open311ServerOptions): Promise<Open311Server> {
  const { apiKey, serviceCodes, now } = options;
  const requests: KeptRequest[] = [];
  const questions: Record<string, string>[] = [];

  const write = (format: string, root: string, value: Value, status = 200): PlatformAnswer => {
    const isXml = format === "xml";
    const text = isXml ? toXml(root, value) : JSON.stringify(value);
    return { status, headers: { "content-type": isXml ? "text/xml" : "application/json" }, body: Buffer.from(text) };
  };
  const refuse = (format: string, errors: Faulty): PlatformAnswer =>
    write(format, "errors", errors, errors[0]?.code ?? 400);
  const rowOf = ({ id, status, notes, description, serviceCode, expectedAt, at }: KeptRequest): Value => ({
    service_request_id: id,
    status,
    status_notes: notes ?? null,
    service_code: serviceCode,
    description,
    expected_datetime: expectedAt ?? null,
    requested_datetime: at.toISOString(),
  });

  const file = (format: string, form: URLSearchParams): PlatformAnswer => {
    if (form.get("api_key") !== apiKey) return refuse(format, [{ code: 403, description: "bad api_key" }]);
    const serviceCode = form.get("service_code") ?? "";
    const errors: Faulty = [];
    if (!serviceCodes.includes(serviceCode)) errors.push({ code: 404, description: "service_code was not found" });
    if (!form.get("address_string") && !form.get("lat")) errors.push({ code: 400, description: "no location" });
    if (errors.length > 0) return refuse(format, errors);
    const id = `DL-${requests.length + 1}`;
    const kept: KeptRequest = {
      ...{ id, serviceCode, description: form.get("description") ?? "", status: "open", at: now() },
      fields: Object.fromEntries(form),
      ...(options.givesTokens ? { token: `t-${id}` } : {}),
    };
    requests.push(kept);
    const given = kept.token ? { token: kept.token } : { service_request_id: id };
    return write(format, "service_requests", [{ ...given, service_notice: null, account_id: null }]);
  };

  const list = (format: string, query: URLSearchParams): PlatformAnswer => {
    const codes = query.get("service_code")?.split(",");
    const [from, until] = [new Date(query.get("start_date") ?? 0), new Date(query.get("end_date") ?? 8e15)];
    const found = requests.filter(
      ({ serviceCode, at }) => (codes?.includes(serviceCode) ?? true) && at >= from && at <= until,
    );
    return write(format, "service_requests", found.map(rowOf));
  };

  const ask = (format: string, form: URLSearchParams): PlatformAnswer => {
    if (form.get("api_key") !== apiKey) return refuse(format, [{ code: 403, description: "bad api_key" }]);
    const known = questions.some(({ update_id }) => update_id === form.get("update_id"));
    if (!known) questions.push(Object.fromEntries(form));
    return write(format, "service_request_updates", [{ update_id: form.get("update_id") }]);
  };

  const handle = ({ method, path, query, body }: PlatformRequest): PlatformAnswer => {
    const [, name = "", id, format = "xml"] = /^\/v2\/(\w+)(?:\/([^/]+))?\.(xml|json)$/.exec(path) ?? [];
    if (options.xmlOnly && format === "json") return { status: 404, body: Buffer.from("<h1>Not found</h1>") };
    const form = new URLSearchParams(body.toString());
    if (method === "POST" && name === "requests") return file(format, form);
    if (method === "POST" && options.takesUpdates && name === "servicerequestupdates") return ask(format, form);
    if (name === "requests" && !id) return list(format, query);
    const found = requests.find((one) => (name === "tokens" ? one.token : one.id) === decodeURIComponent(id ?? ""));
    if (!found) return refuse(format, [{ code: 404, description: "not found" }]);
    if (name === "requests") return write(format, "service_requests", [rowOf(found)]);
    const isNumbered = !found.token?.startsWith("t-") || numbered;
    return write(format, "service_requests", [
      { token: found.token ?? "", ...(isNumbered ? { service_request_id: found.id } : {}) },
    ]);
  };
  let numbered = false;

  const http = await startFakeHttp({
    sends: /\/v2\/requests\.(xml|json)$/,
    handle,
    faultAnswer: ({ code }) => ({ status: code, body: Buffer.from("<h1>fault</h1>") }),
  });
  return {
    ...http,
    base: `${http.url}/v2`,
    requests,
    questions,
    change: (id, change) => {
      const index = requests.findIndex((one) => one.id === id);
      const kept = requests[index];
      if (kept) requests[index] = { ...kept, ...change };
    },
    number: () => {
      numbered = true;
    },
  };
}
