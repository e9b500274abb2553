import type { Clock } from "../../core/clock.ts";
import { AppError, adviceOf, isAppError } from "../../core/errors.ts";
import type { Secrets } from "../../core/store.ts";
import type { ZaloGrant, ZaloOauth } from "./oauth.ts";
import { rootOf, type TokenRecord, tokenRecord, type ZaloPair } from "./token-record.ts";

/** Access tokens live 25 h (OAuth v4, read 2026-11); renewed this long before they end. */
const renewAheadMs = 5 * 3_600_000;
/** After a renewal that failed for now the old token is used for so long before the next try. */
const restMs = 60_000;

export interface ZaloTokens {
  /** An access token that is good for some hours. */
  current(): Promise<string>;
  /** Another one, after the platform refused this one. */
  renew(refused: string): Promise<string>;
  /** What is kept: for the alarm long before access ends. */
  record(): Promise<TokenRecord>;
  /** A new grant by the OA's admin: from now on its chain is the one that counts. */
  adopt(grant: ZaloGrant): Promise<void>;
  /** Access was given up: nothing is kept that could be used. */
  forget(): Promise<void>;
}

/**
 * Access tokens of one OA. Refresh tokens can be used once (3 months): any of several processes renews under a lock,
 * looks first whether another has done so, and stores the new pair before anybody uses it. A lost pair means that the
 * OA's admin must grant access again (TOKEN_INVALID).
 */
export function createZaloTokens(input: {
  oaId: string;
  /** From the settings: starts the chain, unless it was spent before. */
  firstRefreshToken?: string | undefined;
  oauth: Pick<ZaloOauth, "refresh">;
  secrets: Secrets;
  clock: Clock;
}): ZaloTokens {
  const { oaId, firstRefreshToken, oauth, secrets, clock } = input;
  const kept = tokenRecord(secrets, oaId);
  const root = firstRefreshToken === undefined ? undefined : rootOf(firstRefreshToken);
  let known: ZaloPair | undefined;
  let renewing: Promise<ZaloPair> | undefined;
  let restUntil = new Date(0);

  const isGood = (pair: ZaloPair, aheadMs: number): boolean =>
    pair.expiresAt.getTime() - clock.now().getTime() > aheadMs;
  /** Another refresh token in the settings than before is a new grant. */
  const isNewGrant = ({ spent }: TokenRecord): boolean => root !== undefined && !spent.includes(root);
  const pairIn = (record: TokenRecord): ZaloPair | undefined => (isNewGrant(record) ? undefined : record.pair);
  const spentWith = ({ spent }: TokenRecord): string[] => [...new Set([...spent, ...(root ? [root] : [])])].slice(-20);

  const renewUnderLock = (refused: string | undefined): Promise<ZaloPair> =>
    kept.locked(async () => {
      const record = await kept.load();
      const stored = pairIn(record);
      if (stored && stored.accessToken !== refused && isGood(stored, renewAheadMs)) return stored;
      const refreshToken = stored?.refreshToken ?? (isNewGrant(record) ? firstRefreshToken : undefined);
      if (refreshToken === undefined) throw notGranted();
      const fresh = await oauth.refresh(refreshToken).catch(async (error: unknown) => {
        await kept.save({ ...record, fault: faultOf(error, record, clock.now()) });
        throw error;
      });
      await kept.save({ pair: fresh, spent: spentWith(record) });
      return fresh;
    });

  /** Within this process at most one renewal runs; the others wait for it instead of for the lock. */
  const renewOnce = (refused: string | undefined): Promise<ZaloPair> => {
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
      known ??= pairIn(await kept.load());
      const isResting = clock.now() < restUntil;
      if (known && isGood(known, isResting ? 0 : renewAheadMs)) return known.accessToken;
      try {
        return (await renewOnce(undefined)).accessToken;
      } catch (error) {
        // The old token still works for hours: sending goes on, renewing is tried again a little later.
        if (!known || !isGood(known, 0)) throw error;
        restUntil = new Date(clock.now().getTime() + restMs);
        return known.accessToken;
      }
    },
    renew: async (refused) => {
      const pair = await renewOnce(refused);
      return pair.accessToken === refused ? (await renewOnce(refused)).accessToken : pair.accessToken;
    },
    record: () => kept.load(),
    adopt: (grant) =>
      kept.locked(async () => {
        await kept.save({ pair: grant, spent: spentWith(await kept.load()) });
        known = grant;
      }),
    forget: () =>
      kept.locked(async () => {
        await kept.save({ spent: spentWith(await kept.load()) });
        known = undefined;
      }),
  };
}

/** What is written down of a renewal that failed: since when, and whether a new grant is the only way. */
function faultOf(error: unknown, { fault }: TokenRecord, now: Date): NonNullable<TokenRecord["fault"]> {
  return {
    since: fault?.since ?? now,
    isFinal: isAppError(error, "TOKEN_INVALID"),
    advice: adviceOf(error) ?? "",
  };
}

function notGranted(): AppError {
  return new AppError("TOKEN_INVALID", "nobody has granted access to this OA", {
    retryable: true,
    details: { reason: "no grant", advice: "Kết nối OA: quản trị viên OA cấp quyền cho ứng dụng." },
  });
}
