import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { OutsideBody, RelayedReport } from "../../core/relay/outside-body.ts";
import type { Guard } from "../guard.ts";
import { createHttp, type HttpAnswer, statusFault } from "../http.ts";
import { maxDescriptionChars } from "./payload.ts";
import { type RemoteRequest, readRequests } from "./read-answer.ts";

export interface BodyOptions {
  /** The GeoReport base, "https://host/open311/v2". */
  url: string;
  apiKey: string;
  format: "json" | "xml";
  jurisdictionId?: string | undefined;
  /** Their service code for a category of ours, and for every other one. */
  services: Record<string, string>;
  serviceCode: string;
  /** They take FixMyStreet's `POST servicerequestupdates`. */
  takesUpdates: boolean;
  timeoutMs: number;
  clock: Clock;
  guard: Guard;
}

/** Their clock and ours may differ by this much when we look for a request of ours. */
const lookAroundMs = 3_600_000;

/** How we find our own request again: GeoReport has no field for a foreign id that is given back. */
const markOf = (id: string): string => `[${id}]`;

function describe({ id, text }: RelayedReport): string {
  const mark = `\n${markOf(id)}`;
  return `${text.slice(0, maxDescriptionChars - mark.length)}${mark}`;
}

/** The requests of an answer. Throws what its status means; a refusal of the standard (400, 403, 404) is final. */
function requestsIn(answer: HttpAnswer): RemoteRequest[] {
  if (answer.status >= 300) {
    const isKey = answer.status === 401 || answer.status === 403;
    if (isKey) throw new AppError("TOKEN_INVALID", "the body refuses our api key");
    throw statusFault(answer);
  }
  const requests = readRequests(answer);
  if (!requests) throw statusFault(answer);
  return requests;
}

function dateOf(given: string | undefined): Date | undefined {
  const date = given ? new Date(given) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** The GeoReport v2 system of a body outside the ward (wiki.open311.org/GeoReport_v2, read 2026-11). */
export function createOutsideBody(options: BodyOptions): OutsideBody {
  const { url, apiKey, format, jurisdictionId, services, serviceCode, takesUpdates, timeoutMs, clock, guard } = options;
  const http = createHttp({ baseUrl: url.replace(/\/$/, ""), timeoutMs, guard });
  const common = jurisdictionId ? { jurisdiction_id: jurisdictionId } : {};
  const get = (path: string, params: Record<string, string> = {}): Promise<HttpAnswer> =>
    http({ method: "GET", path: `/${path}.${format}`, params: { ...common, ...params } });
  const post = (path: string, fields: Record<string, string>): Promise<HttpAnswer> => {
    const data = new URLSearchParams({ ...common, api_key: apiKey, ...fields });
    return http({ method: "POST", path: `/${path}.${format}`, data });
  };
  const codeOf = ({ category }: RelayedReport): string => services[category] ?? serviceCode;

  const findOurs = async (report: RelayedReport, since: Date): Promise<RemoteRequest | undefined> => {
    const around = (at: Date, ms: number): string => new Date(at.getTime() + ms).toISOString().replace(/\.\d+/, "");
    const days = { start_date: around(since, -lookAroundMs), end_date: around(clock.now(), lookAroundMs) };
    const found = requestsIn(await get("requests", { ...days, service_code: codeOf(report) }));
    return found.find(({ description }) => description?.includes(markOf(report.id)));
  };

  return {
    file: async (report, uncertainSince) => {
      const ours = uncertainSince ? await findOurs(report, uncertainSince) : undefined;
      const { place } = report;
      const position =
        place?.latitude !== undefined && place.longitude !== undefined
          ? { lat: String(place.latitude), long: String(place.longitude) }
          : {};
      const [taken] = ours
        ? [ours]
        : requestsIn(
            await post("requests", {
              service_code: codeOf(report),
              description: describe(report),
              ...(place ? { address_string: place.label } : {}),
              ...position,
            }),
          );
      const { service_request_id: requestId, token, expected_datetime } = taken ?? {};
      const expectedAt = dateOf(expected_datetime);
      return {
        ...(requestId ? { requestId } : {}),
        ...(token && !requestId ? { token } : {}),
        ...(expectedAt ? { expectedAt } : {}),
      };
    },
    redeem: async (token) => requestsIn(await get(`tokens/${encodeURIComponent(token)}`))[0]?.service_request_id,
    look: async (requestId) => {
      const answer = await get(`requests/${encodeURIComponent(requestId)}`);
      if (answer.status === 404) return undefined;
      const [request] = requestsIn(answer);
      if (!request) return undefined;
      const { status, status_notes: notes, expected_datetime } = request;
      const expectedAt = dateOf(expected_datetime);
      const state = status?.toLowerCase() === "closed" ? "closed" : "open";
      return { status: state, ...(notes ? { notes } : {}), ...(expectedAt ? { expectedAt } : {}) };
    },
    ...(takesUpdates && {
      ask: async ({ id, requestId, text, at }) => {
        const answer = await post("servicerequestupdates", {
          update_id: id,
          service_request_id: requestId,
          status: "OPEN",
          description: text,
          updated_datetime: at.toISOString(),
        });
        if (answer.status >= 300) throw statusFault(answer);
      },
    }),
  };
}
