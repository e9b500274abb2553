import { createHmac } from "node:crypto";
import { isSame } from "../../adapters/signature.ts";

const seal = (id: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`open311:${id}`).digest("base64url").slice(0, 22);

/** What a client asks with until its report has a number; says by itself that it is ours. */
export function signToken(eventId: string, secret: Buffer): string {
  return `${Buffer.from(eventId).toString("base64url")}.${seal(eventId, secret)}`;
}

/** The report a token stands for; undefined when the token is not ours. */
export function openToken(token: string, secret: Buffer): string | undefined {
  const [encoded = "", given = ""] = token.split(".");
  const eventId = Buffer.from(encoded, "base64url").toString();
  return isSame(given, seal(eventId, secret)) ? eventId : undefined;
}
