import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../../core/clock.ts";
import { type Http, statusFault } from "../http.ts";
import { oauthFaultSchema, tokenAnswerSchema } from "./answers.ts";
import { oauthFault } from "./errors.ts";

/** What a grant or a renewal gives: the access token for 25 h, the next refresh token for 3 months, to be used once. */
export interface ZaloGrant {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
  renewedAt: Date;
}

export interface ZaloOauth {
  /** The code of a consent (10 minutes, once) for the first pair. */
  redeem(code: string, verifier: string): Promise<ZaloGrant>;
  /** The refresh token for the next pair. */
  refresh(refreshToken: string): Promise<ZaloGrant>;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A PKCE verifier: 43 letters and digits (OAuth v4, read 2026-11). */
export function makeVerifier(): string {
  let verifier = "";
  while (verifier.length < 43) {
    for (const byte of randomBytes(64)) {
      // 248 is the largest multiple of 62 in a byte: beyond it some letters would come more often.
      if (byte < 248 && verifier.length < 43) verifier += letters[byte % letters.length];
    }
  }
  return verifier;
}

/** base64url(SHA-256(verifier)), without padding. */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier, "ascii").digest("base64url");
}

/** The OAuth v4 endpoint for tokens; the app's secret goes in a header, faults come in the body with HTTP 200. */
export function createZaloOauth(input: { appId: string; appSecret: string; http: Http; clock: Clock }): ZaloOauth {
  const { appId, appSecret, http, clock } = input;
  const ask = async (form: Record<string, string>): Promise<ZaloGrant> => {
    const data = new URLSearchParams({ app_id: appId, ...form });
    const headers = { secret_key: appSecret };
    const answer = await http({ method: "POST", path: "/v4/oa/access_token", headers, data });
    const granted = tokenAnswerSchema.safeParse(answer.body);
    if (granted.success) {
      const { access_token: accessToken, refresh_token: refreshToken, expires_in } = granted.data;
      const renewedAt = clock.now();
      return { accessToken, refreshToken, renewedAt, expiresAt: new Date(renewedAt.getTime() + expires_in * 1000) };
    }
    const fault = oauthFaultSchema.safeParse(answer.body);
    throw fault.success ? oauthFault(fault.data.error, clock.now(), fault.data.error_name) : statusFault(answer);
  };
  return {
    redeem: (code, code_verifier) => ask({ grant_type: "authorization_code", code, code_verifier }),
    refresh: (refresh_token) => ask({ grant_type: "refresh_token", refresh_token }),
  };
}
