import { randomBytes } from "node:crypto";
import { webhookSecretName } from "../../core/channel/connection.ts";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Actor } from "../../core/people/staff.ts";
import type { Secrets } from "../../core/store.ts";
import { isSame, sha256Hex } from "../signature.ts";
import type { ZaloAccess } from "./access.ts";
import { attemptMs, connectAttempts } from "./connect-attempts.ts";
import { challengeOf, makeVerifier } from "./oauth.ts";

export interface ZaloConnectOptions {
  appId: string;
  /** https://oauth.zaloapp.com */
  oauthUrl: string;
  /** Where the platform sends the OA's administrator back to. */
  callbackUrl: string;
  /** The one verifier whose challenge was entered in the platform's console, which then builds the link itself. */
  fixedVerifier?: string;
  /** Whether webhooks can be verified without a secret of the OA's own. */
  hasAppWideSecret: boolean;
  secrets: Secrets;
  clock: Clock;
}

/** How to go on: open `url`, or (`console`) enter the other two in the platform's console and follow its own link. */
export interface ZaloConsent {
  mode: "link" | "console";
  url: string;
  callbackUrl: string;
  codeChallenge: string;
  validUntil: Date;
}

/** What the platform calls us back with. */
export interface ZaloCallback {
  code: string;
  oaId: string;
  state?: string;
  /** Who is signed in in that browser; without a state only the one who began may finish. */
  visitor?: Actor;
}

export interface ZaloConnector {
  begin(by: Actor, oaSecret?: string): Promise<ZaloConsent>;
  /** Trades the code for tokens and keeps them. Throws FORBIDDEN for an answer nobody asked for, or the second time. */
  finish(callback: ZaloCallback): Promise<{ oaId: string; name?: string; by: Actor }>;
  /** Nothing that opens this OA is kept any longer. */
  forget(oaId: string): Promise<void>;
}

/** Connects OAs by OAuth v4 with PKCE, in both ways the platform has had: a link of ours, or one its console builds. */
export function createZaloConnector(options: ZaloConnectOptions, access: ZaloAccess): ZaloConnector {
  const { appId, oauthUrl, callbackUrl, fixedVerifier, hasAppWideSecret, secrets, clock } = options;
  const attempts = connectAttempts(secrets, clock);
  const secretNameOf = (oaId: string): string => webhookSecretName({ channel: "zalo", account: oaId });

  return {
    begin: async (by, oaSecret) => {
      if (!oaSecret && !hasAppWideSecret) {
        const issues = ["body.oaSecret: without it nothing the OA's residents write could be verified"];
        throw new AppError("BAD_INPUT", "the OA's webhook secret is needed", { details: { issues } });
      }
      const state = randomBytes(24).toString("base64url");
      const verifier = fixedVerifier ?? makeVerifier();
      await attempts.add({ state, verifier, by, ...(oaSecret ? { oaSecret } : {}) });
      const codeChallenge = challengeOf(verifier);
      // The state comes back only as part of the address we give; the console's link knows nothing of it.
      const redirect = fixedVerifier ? callbackUrl : `${callbackUrl}?state=${state}`;
      const url = new URL("/v4/oa/permission", oauthUrl);
      const given = { app_id: appId, redirect_uri: redirect, code_challenge: codeChallenge, state };
      url.search = new URLSearchParams(given).toString();
      const validUntil = new Date(clock.now().getTime() + attemptMs);
      return { mode: fixedVerifier ? "console" : "link", url: url.href, callbackUrl, codeChallenge, validUntil };
    },
    finish: async ({ code, oaId: claimed, state, visitor }) => {
      const attempt = await attempts.take(({ stateHash, by }) =>
        state === undefined
          ? fixedVerifier !== undefined && visitor !== undefined && by.id === visitor.id
          : isSame(stateHash, sha256Hex(state)),
      );
      if (!attempt) throw new AppError("FORBIDDEN", "nobody asked for this, or it was used before");
      const grant = await access.oauth.redeem(code, attempt.verifier);
      // The address can be forged, the token cannot: it says itself whose it is.
      const { oaId, name } = await access.whoIs(grant.accessToken).catch((error: unknown) => {
        if (error instanceof AppError && error.code === "PLATFORM_UNAVAILABLE")
          return { oaId: claimed, name: undefined };
        throw error;
      });
      if (oaId !== claimed) throw new AppError("FORBIDDEN", "the code belongs to another OA than the address says");
      if (attempt.oaSecret) await secrets.put(secretNameOf(oaId), attempt.oaSecret);
      await access.tokensOf(oaId).adopt(grant);
      return { oaId, by: attempt.by, ...(name ? { name } : {}) };
    },
    forget: async (oaId) => {
      await access.tokensOf(oaId).forget();
      await secrets.put(secretNameOf(oaId), "");
    },
  };
}
