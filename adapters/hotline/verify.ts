import { createHmac } from "node:crypto";
import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { hmacSha256Hex, isSame } from "../signature.ts";

/** Signed deliveries are accepted within five minutes (Zorio's documents, 2026; our own event keeps to the same). */
const maxAgeMs = 300_000;

const refused = (why: string): AppError => new AppError("BAD_SIGNATURE", why);

/** Throws BAD_SIGNATURE unless `sha256=<hex>` in this header is the HMAC-SHA256 of the content. */
export function checkSha256(request: RawRequest, header: string, content: Uint8Array | string, secret: string): void {
  const expected = `sha256=${hmacSha256Hex(secret, content)}`;
  if (!isSame(request.headers[header] ?? "", expected)) throw refused("the body is not signed with a secret of ours");
}

/** Throws BAD_SIGNATURE unless the time in this header (seconds) is close to now. */
export function checkAge({ headers, receivedAt }: RawRequest, header: string): void {
  const ageMs = Math.abs(receivedAt.getTime() - Number(headers[header] ?? Number.NaN) * 1000);
  if (!(ageMs <= maxAgeMs)) throw refused("the delivery is too old");
}

/** Throws BAD_SIGNATURE unless the header is the base64 HMAC-SHA1 of the content. */
export function checkSha1(request: RawRequest, header: string, content: Uint8Array | string, secret: string): void {
  const expected = createHmac("sha1", secret).update(content).digest("base64");
  if (!isSame(request.headers[header] ?? "", expected))
    throw refused("the request is not signed with a secret of ours");
}

/** What protects vendors that sign nothing: a secret in the address, and where they may call from. */
export interface SecretPath {
  /** Second part of the path after the vendor's name. */
  token: string;
  /** Addresses of the exchange; unset: from anywhere. */
  allowedIps?: readonly string[] | undefined;
}

/** Parts of the path after the vendor's name: "/hotline/url-hook/<token>/call_in" gives the token and "call_in". */
export function partsOf({ path }: RawRequest): string[] {
  const parts = path.split("/").filter(Boolean);
  return parts.slice(parts.indexOf("hotline") + 2);
}

/** Throws BAD_SIGNATURE unless the secret is in the path and the caller is one of the exchange's machines. */
export function checkSecretPath(request: RawRequest, { token, allowedIps }: SecretPath): void {
  if (!isSame(partsOf(request)[0] ?? "", token)) throw refused("the secret is not in the address");
  const ip = request.remoteIp?.replace(/^::ffff:/, "");
  if (allowedIps && !allowedIps.includes(ip ?? "")) throw refused("called from an address that is not the exchange's");
}
