import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** SHA-256 of the parts put one after the other, lower-case hex. */
export function sha256Hex(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/** HMAC-SHA256 of the content, lower-case hex. */
export function hmacSha256Hex(secret: string | Uint8Array, content: string | Uint8Array): string {
  return createHmac("sha256", secret).update(content).digest("hex");
}

/** Compares without telling by its duration where the first difference is. */
export function isSame(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
