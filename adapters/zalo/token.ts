import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Secrets } from "../../core/store.ts";
import { type Http, statusFault } from "../http.ts";
import { sha256Hex } from "../signature.ts";
import { tokenAnswerSchema } from "./payload.ts";

/** Access tokens live 25 h (OAuth v4, read 2026-11); renewed this long before they end. */
const renewAheadMs = 5 * 3_600_000;

/** What is kept, encrypted by the store, for each OA. */
const pairSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.coerce.date(),
  /** Which configured refresh token the chain began with: another one in the settings starts a new chain. */
  root: z.string(),
});
type Pair = z.infer<typeof pairSchema>;

export interface ZaloTokens {
  /** An access token that is good for some hours. */
  current(): Promise<string>;
  /** Another one, after the platform refused this one. */
  renew(refused: string): Promise<string>;
}

/**
 * Access tokens of one OA. Refresh tokens can be used once (3 months): any of several processes renews under a lock,
 * looks first whether another has done so, and stores the new pair before anybody uses it. A lost pair means that the
 * OA's admin must grant access again (TOKEN_INVALID).
 */
export function createZaloTokens(input: {
  oaId: string;
  appId: string;
  appSecret: string;
  /** From the settings: starts the chain. */
  firstRefreshToken: string;
  oauth: Http;
  secrets: Secrets;
  clock: Clock;
}): ZaloTokens {
  const { oaId, appId, appSecret, firstRefreshToken, oauth, secrets, clock } = input;
  const name = `zalo-token:${oaId}`;
  const root = sha256Hex(firstRefreshToken).slice(0, 16);
  let known: Pair | undefined;
  let renewing: Promise<Pair> | undefined;

  const load = async (): Promise<Pair | undefined> => {
    const text = await secrets.get(name);
    const pair = text === undefined ? undefined : pairSchema.parse(JSON.parse(text));
    return pair?.root === root ? pair : undefined;
  };
  const isGood = (pair: Pair, aheadMs: number): boolean => pair.expiresAt.getTime() - clock.now().getTime() > aheadMs;

  const exchange = async (refreshToken: string): Promise<Pair> => {
    const data = new URLSearchParams({ app_id: appId, grant_type: "refresh_token", refresh_token: refreshToken });
    const headers = { secret_key: appSecret };
    const answer = await oauth({ method: "POST", path: "/v4/oa/access_token", headers, data });
    const parsed = tokenAnswerSchema.safeParse(answer.body);
    if (parsed.success) {
      const { access_token, refresh_token, expires_in } = parsed.data;
      const expiresAt = new Date(clock.now().getTime() + expires_in * 1000);
      return { accessToken: access_token, refreshToken: refresh_token, expiresAt, root };
    }
    const body = z.object({ error: z.number() }).safeParse(answer.body);
    if (!body.success) throw statusFault(answer);
    throw new AppError("TOKEN_INVALID", "Zalo does not renew the OA's access", {
      retryable: true,
      details: { reason: String(body.data.error), advice: "Kết nối lại OA: quản trị viên OA cấp quyền cho ứng dụng." },
    });
  };

  const renewUnderLock = (refused: string | undefined): Promise<Pair> =>
    secrets.withLock(name, async () => {
      const stored = await load();
      if (stored && stored.accessToken !== refused && isGood(stored, renewAheadMs)) return stored;
      const fresh = await exchange(stored?.refreshToken ?? firstRefreshToken);
      await secrets.put(name, JSON.stringify(fresh));
      return fresh;
    });

  /** Within this process at most one renewal runs; the others wait for it instead of for the lock. */
  const renewOnce = (refused: string | undefined): Promise<Pair> => {
    renewing ??= renewUnderLock(refused)
      .then((pair) => {
        known = pair;
        return pair;
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  };

  return {
    current: async () => {
      known ??= await load();
      if (known && isGood(known, renewAheadMs)) return known.accessToken;
      try {
        return (await renewOnce(undefined)).accessToken;
      } catch (error) {
        // The old token still works for hours: sending goes on, renewing is tried again with the next message.
        if (known && isGood(known, 0)) return known.accessToken;
        throw error;
      }
    },
    renew: async (refused) => {
      const pair = await renewOnce(refused);
      return pair.accessToken === refused ? (await renewOnce(refused)).accessToken : pair.accessToken;
    },
  };
}
