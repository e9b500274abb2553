import { createHmac } from "node:crypto";
import { isSame } from "../adapters/signature.ts";

/** A link to point at a place is good for this long; afterwards the question has been asked anew. */
const validMs = 24 * 3_600_000;

const seal = (content: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`map:${content}`).digest("base64url").slice(0, 22);

/** Stands for a talk of our own chat in which nothing was said yet, so that it has no id. */
export const chatSubject = (sessionId: string): string => `chat:${sessionId}`;

/** The session of such a talk. */
export function chatOf(subject: string): string | undefined {
  return subject.startsWith("chat:") ? subject.slice("chat:".length) : undefined;
}

/** The secret end of a link sent in a conversation: whoever holds it may send one pin into that conversation. */
export function signMapToken(conversationId: string, now: Date, secret: Buffer): string {
  const content = `${conversationId}.${(now.getTime() + validMs).toString(36)}`;
  return `${content}.${seal(content, secret)}`;
}

/** The conversation a token belongs to; undefined when it is not ours or too old. */
export function openMapToken(token: string, now: Date, secret: Buffer): string | undefined {
  const [conversationId = "", until = "", given = ""] = token.split(".");
  const isOurs = isSame(given, seal(`${conversationId}.${until}`, secret));
  return isOurs && Number.parseInt(until, 36) > now.getTime() ? conversationId : undefined;
}
