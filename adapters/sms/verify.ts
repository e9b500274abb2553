import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { hmacSha256Hex, isSame } from "../signature.ts";

const sealOf = (ref: string, secret: string): string => hmacSha256Hex(secret, `sms:${ref}`).slice(0, 32);

/** The end of the address a gateway reports one message to: our id of it, sealed. */
export function reportKey(ref: string, secret: string): string {
  return `${ref}.${sealOf(ref, secret)}`;
}

/**
 * Gateways do not sign what they call back with, so the address itself is the secret: one made for each message, or
 * the account's own (the secret itself) where the gateway knows only one. Returns the message meant by the address.
 */
export function verifyReport({ path }: RawRequest, secret: string): { ref?: string } {
  const key = path.split("/").filter(Boolean).at(-1) ?? "";
  if (isSame(key, secret)) return {};
  const at = key.lastIndexOf(".");
  const ref = key.slice(0, Math.max(at, 0));
  if (ref && isSame(key.slice(at + 1), sealOf(ref, secret))) return { ref };
  throw new AppError("BAD_SIGNATURE", "the address is not one we gave to the gateway");
}
