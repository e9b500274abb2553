import { createHmac, timingSafeEqual } from "node:crypto";

const dayMs = 86_400_000;

const seal = (content: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`chat-file:${content}`).digest("base64url").slice(0, 22);

/**
 * The address of a file in a resident's own talk. It is given out only with the lines it belongs to and is good until
 * the end of the next day: pictures carry no header, and inside another site no cookie.
 */
export function fileLink(key: string, now: Date, secret: Buffer): string {
  const until = (Math.floor(now.getTime() / dayMs) + 2) * dayMs;
  const stamp = until.toString(36);
  return `/api/chat/files/${encodeURIComponent(key)}?den=${stamp}&dau=${seal(`${key}.${stamp}`, secret)}`;
}

/** Whether an address is one we gave out, and still good. */
export function isFileLink(key: string, query: { den?: unknown; dau?: unknown }, now: Date, secret: Buffer): boolean {
  const stamp = String(query.den ?? "");
  const given = Buffer.from(String(query.dau ?? ""));
  const wanted = Buffer.from(seal(`${key}.${stamp}`, secret));
  const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
  return isOurs && Number.parseInt(stamp, 36) > now.getTime();
}
