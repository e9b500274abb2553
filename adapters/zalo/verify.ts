import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { parseJson } from "../json.ts";
import { isSame, sha256Hex } from "../signature.ts";

export interface ZaloSecrets {
  appId: string;
  /** Each connected OA with the secret key of its webhook page (not the app's OAuth secret). */
  accounts: readonly { oaId: string; oaSecret?: string }[];
  /** One secret for all OAs of the app, where the console shows only one. */
  appWideSecret?: string;
  /** Refuses older bodies; at least `minAgeLimitMs`. Unset: no limit, since the inbox ignores repeats anyway. */
  maxAgeMs?: number;
}

/** Retries come 30 s, 5, 15, 30 and 60 min apart with the body's old timestamp (webhook documents, read 2026-11). */
export const minAgeLimitMs = 2 * 3_600_000;

function timestampOf(body: unknown): string | undefined {
  const value = typeof body === "object" && body !== null && "timestamp" in body ? body.timestamp : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Documents name the app id as first term, code of 2026 also finds the OA id: both are tried with every secret. */
function* candidates({ appId, accounts, appWideSecret }: ZaloSecrets): Generator<[first: string, secret: string]> {
  for (const { oaId, oaSecret } of accounts) {
    for (const secret of new Set([oaSecret, appWideSecret])) {
      // The console shows the secret only after the address was saved once: until then nothing can be verified.
      if (!secret) continue;
      yield [appId, secret];
      yield [oaId, secret];
    }
  }
}

/**
 * Checks `X-ZEvent-Signature: mac=<hex>`, where mac = SHA-256(app id + body + timestamp + OA secret): a plain hash, no
 * HMAC. https://developers.zalo.me/docs/official-account/webhook (read through public summaries, 2026-11).
 */
export function verifyZalo(request: RawRequest, secrets: ZaloSecrets): void {
  const timestamp = timestampOf(parseJson(request.body));
  const header = request.headers["x-zevent-signature"] ?? "";
  const given = header.replace(/^\s*mac\s*=\s*/i, "").toLowerCase();
  const stamps = [timestamp, request.headers["x-zevent-timestamp"]].filter((stamp) => stamp !== undefined);
  const isSigned = stamps.some((stamp) =>
    [...candidates(secrets)].some(([first, secret]) => isSame(given, sha256Hex(first, request.body, stamp, secret))),
  );
  if (!isSigned) throw new AppError("BAD_SIGNATURE", "the body is not signed with a secret of ours");
  const ageMs = Math.abs(request.receivedAt.getTime() - Number(timestamp));
  if (secrets.maxAgeMs !== undefined && !(ageMs <= secrets.maxAgeMs)) {
    throw new AppError("BAD_SIGNATURE", "the body is too old");
  }
}
