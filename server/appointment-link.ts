import { createHmac } from "node:crypto";
import { isSame } from "../adapters/signature.ts";

/** What a link leads to; a seal of one kind opens nothing of the other. */
export type CentreLink = "hen" | "so" | "nhac";

const seal = (kind: CentreLink, id: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`centre:${kind}:${id}`).digest("base64url").slice(0, 22);

/** The secret end of a link to somebody's appointment or queue number: whoever holds it may change or give it up. */
export function signCentreToken(kind: CentreLink, id: string, secret: Buffer): string {
  return `${id}.${seal(kind, id, secret)}`;
}

/** The id a token was made for; undefined when it is not ours. */
export function openCentreToken(kind: CentreLink, token: string, secret: Buffer): string | undefined {
  const [id = "", given = ""] = token.split(".");
  return isSame(given, seal(kind, id, secret)) ? id : undefined;
}

const refShape = /^hen-([0-9a-f-]{36})-([\w-]{22})$/;

/** What a link to a chat carries so that the talk it opens is reminded of this appointment: 63 characters, Telegram takes 64. */
export function signReminderRef(id: string, secret: Buffer): string {
  return `hen-${id}-${seal("nhac", id, secret)}`;
}

/** The appointment such a code was made for; undefined when it is not ours. */
export function openReminderRef(ref: string, secret: Buffer): string | undefined {
  const [, id = "", given = ""] = refShape.exec(ref) ?? [];
  return openCentreToken("nhac", `${id}.${given}`, secret);
}
