import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Secrets } from "../../core/store.ts";
import { createHttp } from "../http.ts";
import { createZaloClient, type ZaloClient } from "./client.ts";
import { createZaloOauth, type ZaloOauth } from "./oauth.ts";
import { createZaloTokens, type ZaloTokens } from "./token.ts";

/** One OA of ours, as it stands right now. */
export interface ZaloAccount {
  oaId: string;
  /** The OA secret key of the webhook page; signs what Zalo sends. Unset: the app-wide one. */
  oaSecret?: string;
  /** From the settings: the first grant. Later ones are kept in `secrets`. */
  refreshToken?: string;
  /** Access was given up or taken away: nothing is sent until somebody connects it again. */
  isRevoked?: boolean;
}

export interface ZaloAccessOptions {
  appId: string;
  /** The app's own secret, for renewing tokens. */
  appSecret: string;
  /** The OAs of this moment; asked anew each time, since they come and go while we run. */
  accounts: () => readonly ZaloAccount[];
  /** https://openapi.zalo.me */
  apiUrl: string;
  /** https://business.openapi.zalo.me */
  businessUrl: string;
  /** https://oauth.zaloapp.com */
  oauthUrl: string;
  /** How long one send may take in all; must be shorter than the lease of whoever calls. */
  timeoutMs: number;
  clock: Clock;
  secrets: Secrets;
}

/** How to reach each OA: its typed client and its tokens, made when first needed. */
export interface ZaloAccess {
  readonly oauth: ZaloOauth;
  /** The OAs that are connected now. */
  connected(): readonly ZaloAccount[];
  /** Throws UNKNOWN_CHANNEL for an OA that is not ours, TOKEN_INVALID (retryable) for one that must be connected again. */
  clientOf(oaId: string): ZaloClient;
  tokensOf(oaId: string): ZaloTokens;
  /** Whose OA a fresh access token opens. */
  whoIs(accessToken: string): Promise<{ oaId: string; name?: string }>;
}

/** A refresh token can be used once: a renewal that was given up too early is a grant that is lost. */
const oauthTimeoutMs = 60_000;

/** Clients and tokens of all OAs of one app. */
export function createZaloAccess(options: ZaloAccessOptions): ZaloAccess {
  const { appId, appSecret, accounts, apiUrl, businessUrl, oauthUrl, timeoutMs, clock, secrets } = options;
  const http = createHttp({ baseUrl: apiUrl, timeoutMs });
  const business = createHttp({ baseUrl: businessUrl, timeoutMs });
  const oauthHttp = createHttp({ baseUrl: oauthUrl, timeoutMs: oauthTimeoutMs });
  const oauth = createZaloOauth({ appId, appSecret, http: oauthHttp, clock });
  const made = new Map<string, { tokens: ZaloTokens; client: ZaloClient }>();
  const partsOf = (oaId: string) => {
    const known = made.get(oaId);
    if (known) return known;
    const firstRefreshToken = accounts().find((account) => account.oaId === oaId)?.refreshToken;
    const tokens = createZaloTokens({ oaId, firstRefreshToken, oauth, secrets, clock });
    const parts = { tokens, client: createZaloClient({ oaId, http, business, tokens, clock }) };
    made.set(oaId, parts);
    return parts;
  };
  return {
    oauth,
    connected: () => accounts().filter(({ isRevoked }) => !isRevoked),
    clientOf: (oaId) => {
      const account = accounts().find((one) => one.oaId === oaId);
      if (!account) throw new AppError("UNKNOWN_CHANNEL", "this OA is not connected");
      if (!account.isRevoked) return partsOf(oaId).client;
      throw new AppError("TOKEN_INVALID", "this OA must be connected again", {
        retryable: true,
        details: { reason: "revoked", advice: "Kết nối lại OA ở màn hình Kênh." },
      });
    },
    tokensOf: (oaId) => partsOf(oaId).tokens,
    whoIs: async (accessToken) => {
      const only = async (): Promise<string> => accessToken;
      const client = createZaloClient({ oaId: "", http, business, tokens: { current: only, renew: only }, clock });
      const { oa_id: oaId, name } = await client.account.info();
      return { oaId, ...(name?.trim() ? { name: name.trim() } : {}) };
    },
  };
}
