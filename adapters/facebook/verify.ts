import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { hmacSha256Hex, isSame } from "../signature.ts";

/**
 * Checks `X-Hub-Signature-256: sha256=<hex>`, an HMAC with the app secret over the raw bytes: Meta signs the form with
 * `\uXXXX` escapes, which is lost on parsing. One secret serves all Pages of the app.
 * https://developers.facebook.com/docs/messenger-platform/webhooks (read 2026-11).
 */
export function verifyFacebook(request: RawRequest, appSecret: string): void {
  const given = (request.headers["x-hub-signature-256"] ?? "").replace(/^sha256=/, "").toLowerCase();
  if (!isSame(given, hmacSha256Hex(appSecret, request.body))) {
    throw new AppError("BAD_SIGNATURE", "the body is not signed with the app's secret");
  }
}

/** Answers the GET with which Meta probes the address: the challenge when the token is ours. */
export function answerChallenge({ query }: RawRequest, verifyToken: string): string | undefined {
  const isOurs = query["hub.mode"] === "subscribe" && isSame(query["hub.verify_token"] ?? "", verifyToken);
  return isOurs ? query["hub.challenge"] : undefined;
}
