import { createHash } from "node:crypto";
import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { fault, type ZaloState } from "./state.ts";

const oauthFault = (error: number, error_name: string): PlatformAnswer => ({
  body: { error, error_name, error_description: "fake" },
});

/** A new pair; the refresh token that was used is gone. */
function pairFor(state: ZaloState, oaId: string): PlatformAnswer {
  const refresh_token = `refresh-${state.nextId()}`;
  const access_token = `access-${state.nextId()}`;
  state.grantRefresh(refresh_token, oaId);
  const until = new Date(state.now().getTime() + state.accessTokenSeconds * 1000);
  state.accessTokens.set(access_token, { oaId, until });
  return { body: { access_token, refresh_token, expires_in: String(state.accessTokenSeconds) } };
}

function renew(state: ZaloState, token: string): PlatformAnswer {
  const known = state.refreshTokens.get(token);
  if (!known && state.acceptsAnyRefreshToken) return pairFor(state, state.oaId);
  if (!known || known.until <= state.now()) return oauthFault(-14014, "Invalid refresh token");
  state.refreshTokens.delete(token);
  return pairFor(state, known.oaId);
}

/** A code works once, for ten minutes, and only for whoever knows what its challenge was made of. */
function redeem(state: ZaloState, code: string, verifier: string): PlatformAnswer {
  const known = state.codes.get(code);
  state.codes.delete(code);
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  if (!known || known.until <= state.now()) return oauthFault(-14015, "Invalid authorization code");
  if (known.challenge !== challenge) return oauthFault(-14016, "Invalid code verifier");
  return pairFor(state, known.oaId);
}

/** `POST /v4/oa/access_token`. */
export function grantTokens(state: ZaloState, { headers, body }: PlatformRequest): PlatformAnswer {
  const form = new URLSearchParams(body.toString());
  const isOurs = headers.secret_key === state.appSecret && form.get("app_id") === state.appId;
  if (!isOurs) return oauthFault(-14004, "Invalid app");
  if (form.get("grant_type") === "refresh_token") return renew(state, form.get("refresh_token") ?? "");
  if (form.get("grant_type") === "authorization_code") {
    return redeem(state, form.get("code") ?? "", form.get("code_verifier") ?? "");
  }
  return oauthFault(-14001, "Invalid grant type");
}

/** The token of a call: its OA, or the fault that refuses it. */
export function accountOf(state: ZaloState, { headers }: PlatformRequest): string | PlatformAnswer {
  const known = state.accessTokens.get(String(headers.access_token));
  if (!known) return fault(-216);
  return known.until <= state.now() ? fault(-220) : known.oaId;
}

/** The code an OA's administrator gives by saying yes. */
export function giveCode(state: ZaloState, oaId: string, challenge: string): string {
  const code = `code-${state.nextId()}`;
  state.codes.set(code, { oaId, challenge, until: new Date(state.now().getTime() + 600_000) });
  return code;
}
