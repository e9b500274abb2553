import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { type Http, type HttpRequest, statusFault } from "../http.ts";
import { answerSchema } from "./answers.ts";
import { tokenFaults } from "./errors.ts";
import type { ZaloTokens } from "./token.ts";

/** One API call whose answer is checked against a schema. Throws AppErrors only. */
export type Call = <S extends z.ZodType>(request: HttpRequest, schema: S) => Promise<z.output<S>>;

/** Parameters of an OA GET: one JSON text named `data`. */
export function query(data: object): Record<string, string> {
  return { data: JSON.stringify(data) };
}

/** A renewal may take longer than a send has: then the send gives up at its own end, and the renewal goes on. */
function inTime(token: Promise<string>, signal: AbortSignal | undefined): Promise<string> {
  if (!signal) return token;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new AppError("PLATFORM_UNAVAILABLE", "no access token in time", { retryable: true }));
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
  return Promise.race([token, late]);
}

/**
 * Calls of one OA at one host: the token goes in a header of its own, `error` in the body tells how it went (the HTTP
 * status is 200 even then), and a refused token is renewed once.
 */
export function createCall(options: {
  http: Http;
  tokens: Pick<ZaloTokens, "current" | "renew">;
  faultOf: (error: number) => AppError;
}): Call {
  const { http, tokens, faultOf } = options;
  const attempt = async <S extends z.ZodType>(request: HttpRequest, schema: S, token: string, isFirst: boolean) => {
    const answer = await http({ ...request, headers: { access_token: token } });
    const body = answerSchema.safeParse(answer.body);
    if (!body.success) throw statusFault(answer);
    const { error } = body.data;
    if (isFirst && tokenFaults.includes(error)) {
      return attempt(request, schema, await inTime(tokens.renew(token), request.signal), false);
    }
    if (error !== 0) throw faultOf(error);
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) throw statusFault(answer);
    return parsed.data;
  };
  return async (request, schema) => attempt(request, schema, await inTime(tokens.current(), request.signal), true);
}
