import { hmacSha256Hex, isSame } from "../signature.ts";

/** Who talks in the ward's own chat: nobody we know, the same person as long as the token is kept. */
export interface ChatSession {
  sessionId: string;
  issuedAt: Date;
}

/** A token is good this long after it was made; the page gets a new one afterwards. */
const maxAgeMs = 180 * 86_400_000;

const encode = (text: string): string => Buffer.from(text).toString("base64url");

/** The session as a token for a cookie or a header: its fields and their HMAC. */
export function sign({ sessionId, issuedAt }: ChatSession, secret: string | Uint8Array): string {
  const content = `${encode(sessionId)}.${issuedAt.getTime().toString(36)}`;
  return `${content}.${hmacSha256Hex(secret, content)}`;
}

/** The session of a token; undefined when it is not ours, altered or too old. */
export function open(token: string, secret: string | Uint8Array, now: Date): ChatSession | undefined {
  const [id = "", issued = "", signature = ""] = token.split(".");
  if (!isSame(signature, hmacSha256Hex(secret, `${id}.${issued}`))) return undefined;
  const issuedAt = new Date(Number.parseInt(issued, 36));
  const isFresh = now.getTime() - issuedAt.getTime() <= maxAgeMs;
  return isFresh ? { sessionId: Buffer.from(id, "base64url").toString(), issuedAt } : undefined;
}
