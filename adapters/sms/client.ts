import { AppError, isAppError } from "../../core/errors.ts";
import { type Http, type HttpAnswer, type HttpRequest, statusFault } from "../http.ts";
import { fillIn, isMet, type SmsCall, type SmsGateway, valueAt } from "./gateway.ts";

/** One SMS to hand over. */
export interface SmsOrder {
  phone: string;
  text: string;
  isUnicode: boolean;
  requestId: string;
  reportUrl: string;
}

/** Faults of the network after which the gateway has certainly heard nothing. */
const unheard = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"];

const unknown: SmsGateway["faults"][string] = {
  code: "PLATFORM_REFUSED",
  retryable: false,
  advice: "Mã lỗi lạ; báo người quản trị hệ thống.",
};

/** A client for whatever gateway is described. Every method throws AppErrors only. */
export function createSmsClient(input: {
  http: Http;
  gateway: SmsGateway;
  account: { key: string; secret: string; brandname: string };
}) {
  const { http, gateway, account } = input;
  const auth = gateway.basicAuth && Buffer.from(fillIn(gateway.basicAuth, account)).toString("base64");

  async function call(
    { method, path, headers, as, fields }: SmsCall,
    values: Record<string, string>,
    signal: AbortSignal,
  ) {
    const filled = fillIn(fields, { ...account, ...values }) as Record<string, string>;
    const request: HttpRequest = {
      method,
      path,
      headers: { ...fillIn(headers, account), ...(auth ? { authorization: `Basic ${auth}` } : {}) },
      signal,
      ...(as === "query" ? { params: filled } : {}),
      ...(as === "json" && method === "POST" ? { data: filled } : {}),
      ...(as === "form" ? { data: new URLSearchParams(filled) } : {}),
    };
    return http(request);
  }

  function faultOf(answer: HttpAnswer): AppError {
    const code = valueAt(answer.body, gateway.codePath);
    if (code === undefined || answer.status === 429 || answer.status >= 500) return statusFault(answer);
    const meaning = gateway.faults[code] ?? unknown;
    const { retryAfterMs, advice } = meaning;
    const details = { reason: code, advice, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    return new AppError(meaning.code, "the SMS gateway refused the call", { retryable: meaning.retryable, details });
  }

  return {
    /** Hands one SMS over and returns the id its reports will name. */
    send: async (order: SmsOrder, signal: AbortSignal): Promise<string> => {
      const { isUnicode, ...rest } = order;
      const answer = await call(gateway.send, { ...rest, unicode: isUnicode ? "1" : "0" }, signal).catch(asUnheard);
      const known = gateway.requestId?.knownCodes.includes(valueAt(answer.body, gateway.codePath) ?? "") ?? false;
      if (answer.status < 300 && (known || isMet(gateway.ok, answer.body))) {
        // Ours where reports carry it: the second time the gateway does not tell its own any more.
        const id = gateway.requestId ? order.requestId : valueAt(answer.body, gateway.idPath);
        return id ?? order.requestId;
      }
      throw faultOf(answer);
    },
    /** What is left on the account; undefined where it cannot be asked or is not told. */
    balance: async (signal: AbortSignal): Promise<{ kind: string; remaining: number } | undefined> => {
      if (!gateway.balance) return undefined;
      const { call: request, path, kind } = gateway.balance;
      const { body } = await call(request, {}, signal);
      const remaining = Number(valueAt(body, path) ?? Number.NaN);
      return Number.isFinite(remaining) ? { kind, remaining } : undefined;
    },
  };
}

/** Nobody was there: the message cannot have been taken, so it is simply tried again. */
function asUnheard(error: unknown): never {
  const reason = isAppError(error) ? String(error.details.reason ?? "") : "";
  if (!unheard.includes(reason)) throw error;
  throw new AppError("PLATFORM_UNREACHABLE", "no connection to the SMS gateway", {
    retryable: true,
    details: { reason },
  });
}
