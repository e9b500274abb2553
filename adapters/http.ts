import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { isAxiosError } from "axios";
import { AppError } from "../core/errors.ts";
import { type Guard, isForbidden } from "./guard.ts";
import { tryJson } from "./json.ts";

/** Answers of platforms are a few kilobytes; more is a fault. */
const maxAnswerBytes = 2_000_000;

export interface HttpRequest {
  method: "GET" | "POST";
  path: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
  /** An object goes out as JSON, URLSearchParams as a form, FormData as multipart. */
  data?: object;
  /** Ends the call, e.g. when the whole send has taken too long. */
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON; undefined when the answer is none. */
  body: unknown;
  /** The answer as it came. */
  text: string;
}

const deadlines = new WeakMap<AbortSignal, number>();

/** A signal that ends the calls of one send after so long. */
export function timeLimit(ms: number): AbortSignal {
  const signal = AbortSignal.timeout(ms);
  deadlines.set(signal, performance.now() + ms);
  return signal;
}

/**
 * Whether no call may begin under this signal any more. By the time that passed, not by its timer alone: a process that stood
 * still first reads what came meanwhile, then looks at its timers, and would send what another process has sent since.
 */
const isOver = (signal: AbortSignal): boolean =>
  signal.aborted || performance.now() >= (deadlines.get(signal) ?? Number.POSITIVE_INFINITY);

/** One call to a platform. Network faults and time-outs become PLATFORM_UNAVAILABLE; every answer comes back as it is. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** An HTTP client for one platform: kept-alive connections, a limit on time and size, no redirects. */
export function createHttp(options: {
  baseUrl: string;
  timeoutMs: number;
  guard?: Guard;
  /** False for an address that is called once in a while: no connection is left open. */
  keepAlive?: boolean;
}): Http {
  const { baseUrl, guard, keepAlive = true } = options;
  const agent = { keepAlive, ...(guard ? { lookup: guard.lookup } : {}) };
  const client = axios.create({
    baseURL: baseUrl,
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
    proxy: false,
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    responseType: "text",
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
  });
  return async ({ path, signal, ...rest }) => {
    const limit = signal ?? timeLimit(options.timeoutMs);
    if (isOver(limit)) throw new AppError("PLATFORM_UNAVAILABLE", "too late for another call", { retryable: true });
    try {
      guard?.check(new URL(baseUrl).hostname);
      const { status, headers, data } = await client.request({ ...rest, url: path, signal: limit });
      const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
      return { status, headers: Object.fromEntries(plain), body: tryJson(String(data)), text: String(data) };
    } catch (error) {
      if (isForbidden(error)) throw new AppError("FORBIDDEN", "an address of a private network");
      // The axios error carries the request with its token and text, so only its code goes on.
      const reason = isAxiosError(error) ? (error.code ?? "NETWORK") : "NETWORK";
      throw new AppError("PLATFORM_UNAVAILABLE", "no answer from the platform", {
        retryable: true,
        details: { reason },
      });
    }
  };
}

/** What an answer means when its body says nothing: slow down, try later, or never. */
export function statusFault({ status, headers }: HttpAnswer): AppError {
  const details = { reason: `HTTP ${status}` };
  if (status === 429) {
    const seconds = Number(headers["retry-after"]);
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 30_000;
    return new AppError("RATE_LIMITED", "the platform asks us to slow down", {
      retryable: true,
      details: { ...details, retryAfterMs },
    });
  }
  // A 2xx that is not the platform's JSON comes from something in between: the message may or may not have arrived.
  const isPassing = status >= 500 || status < 300;
  return new AppError(isPassing ? "PLATFORM_UNAVAILABLE" : "PLATFORM_REFUSED", "the platform refused the call", {
    retryable: isPassing,
    details,
  });
}
