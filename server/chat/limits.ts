import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { AppError } from "../../core/errors.ts";
import type { SettingsInForce } from "../../core/setting/setting.ts";
import type { ChatSessions } from "./session.ts";

/** New talks and all posts from one address in a minute. Thousands of telephones share one address of their carrier. */
const sessionsPerMinute = 120;
const postsPerMinute = 900;

const tooFast = (): never => {
  throw new AppError("RATE_LIMITED", "Bà con nhắn hơi nhanh, chờ một phút rồi gửi tiếp giúp.", { retryable: true });
};

function perMinute(limit: number | (() => number), keyGenerator: (request: Request) => string): RequestHandler {
  return rateLimit({ windowMs: 60_000, limit, keyGenerator, handler: tooFast });
}

const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? "");

/** How much one resident, and one address, may ask for. Faults carry `Retry-After`. */
export function chatLimits(sessions: ChatSessions, settings: SettingsInForce) {
  const set = () => settings.of("thresholds");
  const ofSession = (request: Request): string => sessions.find(request)?.sessionId ?? `none:${addressOf(request)}`;
  const posts = perMinute(postsPerMinute, addressOf);
  return {
    messages: [posts, perMinute(() => set().chatMessages, ofSession)],
    photos: [posts, perMinute(() => set().chatPhotos, ofSession)],
    /** Who has a session already is only shown it. */
    sessions: rateLimit({
      windowMs: 60_000,
      limit: sessionsPerMinute,
      keyGenerator: addressOf,
      skip: (request) => sessions.find(request) !== undefined,
      handler: tooFast,
    }),
  };
}
export type ChatLimits = ReturnType<typeof chatLimits>;
