import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { type ChatSession, open } from "./session.ts";

/** Header in which the server hands over the resident's signed session (from the cookie). */
export const sessionHeader = "x-webchat-session";

/** The session a request speaks for. Throws BAD_SIGNATURE when its token is not ours, altered or too old. */
export function verifyWebchat(request: RawRequest, secret: string | Uint8Array): ChatSession {
  const session = open(request.headers[sessionHeader] ?? "", secret, request.receivedAt);
  if (!session) throw new AppError("BAD_SIGNATURE", "no valid chat session");
  return session;
}
