import { randomUUID } from "node:crypto";
import type { Request, Response } from "express";
import { type ChatSession, open, sign } from "../../adapters/webchat/session.ts";
import { sessionHeader } from "../../adapters/webchat/verify.ts";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";

const cookieName = "cau-noi-chat";
/** A resident comes back to the same talk for this long. */
const sessionDays = 180;
/** A token older than this is replaced at the next visit, so that who comes back in time never loses the talk. */
const renewAfterMs = 30 * 86_400_000;

export interface SessionDeps {
  clock: Clock;
  secret: Buffer;
  /** Our side of the address. */
  account: string;
  isSecure: boolean;
}

function cookieOf(request: Request): string {
  const cookie = (request.headers.cookie ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${cookieName}=`));
  // a token has no sign that is written otherwise in a cookie
  return cookie?.slice(cookieName.length + 1) ?? "";
}

/** Tokens a request carries, the one to believe first: the page's own header, then the cookie. */
function tokensOf(request: Request): string[] {
  const header = request.headers[sessionHeader];
  return [typeof header === "string" ? header : "", cookieOf(request)].filter(Boolean);
}

/**
 * Who talks: nobody we know, the same person as long as the token is kept. The window keeps it in its own storage and
 * sends it as a header, which works inside another site where cookies do not; the cookie serves the page without script.
 */
export class ChatSessions {
  readonly #deps: SessionDeps;
  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /** The first good session of a request. */
  find(request: Request): (ChatSession & { token: string }) | undefined {
    const { secret, clock } = this.#deps;
    for (const token of tokensOf(request)) {
      const session = open(token, secret, clock.now());
      if (session) return { ...session, token };
    }
    return undefined;
  }

  /** The session of a request. Throws NOT_SIGNED_IN. */
  need(request: Request): ChatSession & { token: string } {
    const session = this.find(request);
    if (!session) throw new AppError("NOT_SIGNED_IN", "open the chat page first");
    return session;
  }

  threadOf({ sessionId }: Pick<ChatSession, "sessionId">): string {
    return `${this.#deps.account}:${sessionId}`;
  }

  /** Whether the browser gave back the cookie of a good session: then the talk outlives the page without storage. */
  isKept(request: Request): boolean {
    return open(cookieOf(request), this.#deps.secret, this.#deps.clock.now()) !== undefined;
  }

  /**
   * The session of a request, or a new one, with its token as a cookie too. Inside another site the cookie is one that
   * browsers keep apart for that site (CHIPS), also where they block all cookies of others; it needs HTTPS.
   */
  welcome(request: Request, response: Response, isEmbedded = false): ChatSession & { token: string } {
    const { secret, clock, isSecure } = this.#deps;
    const now = clock.now();
    const known = this.find(request);
    const isYoung = known && now.getTime() - known.issuedAt.getTime() < renewAfterMs;
    const fresh = { sessionId: known?.sessionId ?? randomUUID(), issuedAt: now };
    const session = isYoung ? known : { ...fresh, token: sign(fresh, secret) };
    const place = isEmbedded
      ? { sameSite: "none" as const, partitioned: true, secure: true }
      : { sameSite: "lax" as const, secure: isSecure };
    const maxAge = sessionDays * 86_400_000;
    response.cookie(cookieName, session.token, { httpOnly: true, maxAge, path: "/", ...place });
    return session;
  }
}
