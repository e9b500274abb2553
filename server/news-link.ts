import { createHmac, timingSafeEqual } from "node:crypto";
import type { Config } from "./config.ts";

const sealOf = (watchId: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`news-stop:${watchId}`).digest("base64url").slice(0, 22);

/** The page on which whoever holds a digest ends it: no script, no sign-in, and it never grows old. */
export function newsStopLink(watchId: string, config: Pick<Config, "PUBLIC_URL" | "APP_SECRET">): string {
  return `${config.PUBLIC_URL}/nhan-tin/thoi/${watchId}.${sealOf(watchId, config.APP_SECRET)}`;
}

/** The watch a link was made for; undefined when we made no such link. */
export function openNewsStop(token: string, secret: Buffer): string | undefined {
  const [id = "", given = ""] = token.split(".");
  const wanted = Buffer.from(sealOf(id, secret));
  const seal = Buffer.from(given);
  return seal.length === wanted.length && timingSafeEqual(seal, wanted) ? id : undefined;
}
