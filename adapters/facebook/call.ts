import type { z } from "zod";
import { type Http, type HttpRequest, statusFault } from "../http.ts";
import { hmacSha256Hex } from "../signature.ts";
import { facebookFault } from "./errors.ts";
import { faultSchema } from "./payload.ts";
import { type Usage, usageIn } from "./usage.ts";

/** One call of the Graph API; `path` begins behind the version. Throws AppErrors only. */
export type GraphCall = <S extends z.ZodType>(request: HttpRequest, schema: S) => Promise<z.output<S>>;

/** How the calls of one Page are made: version, token, the proof that they come from our server, faults in our words. */
export function createGraphCall(input: {
  http: Http;
  version: string;
  accessToken: string;
  /** Set: every call also proves that it comes from our server. */
  proofSecret?: string;
  /** Told what each answer says of our allowance. */
  onUsage: (usage: Usage) => void;
}): GraphCall {
  const { http, version, accessToken, proofSecret, onUsage } = input;
  const proof: Record<string, string> = proofSecret ? { appsecret_proof: hmacSha256Hex(proofSecret, accessToken) } : {};
  return async (request, schema) => {
    const params = { ...request.params, ...proof, access_token: accessToken };
    const answer = await http({ ...request, path: `/${version}/${request.path}`, params });
    const usage = usageIn(answer.headers);
    if (usage) onUsage(usage);
    const fault = faultSchema.safeParse(answer.body);
    if (fault.success) throw facebookFault(fault.data.error, usage);
    const parsed = schema.safeParse(answer.body);
    if (answer.status >= 300 || !parsed.success) throw statusFault(answer);
    return parsed.data;
  };
}
