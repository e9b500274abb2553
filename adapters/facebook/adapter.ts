import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import { createHttp, timeLimit } from "../http.ts";
import { type Allowance, createAllowance } from "./allowance.ts";
import { createFacebookClient, type FacebookClient } from "./client.ts";
import { parseFacebook } from "./parse.ts";
import { humanWindowHours, maxQuickReplies, maxTitleChars, windowHours } from "./render.ts";
import { sendFacebook } from "./send.ts";
import { answerChallenge, verifyFacebook } from "./verify.ts";

/** One Page we answer for. */
export interface FacebookPage {
  pageId: string;
  accessToken: string;
}

export interface FacebookOptions {
  appSecret: string;
  verifyToken: string;
  /** Tells our own echoes from those of other apps, and whose turn it is to answer. */
  appId?: string;
  /** The Pages of this moment; asked at each use, so that one may come or go while we run. */
  pages: () => readonly FacebookPage[];
  /** https://graph.facebook.com */
  graphUrl: string;
  /** For example "v26.0"; each version lives about two years. */
  graphVersion: string;
  /** Adds `appsecret_proof` to every call, for apps that require it. */
  provesSecret?: boolean;
  /** Comments that show a number may be hidden by us, and not only by a person. */
  hidesComments?: boolean;
  /** Private replies each Page gives within an hour; the platform states 750 (rate-limiting page of 2026-03-23). */
  privateRepliesPerHour?: number;
  /** How long one send may take in all; must be shorter than the lease of whoever calls. */
  timeoutMs: number;
  clock: Clock;
  files: Pick<Files, "get">;
}

const defaultRepliesPerHour = 750;

/** What this channel can carry. */
export const limits: ChannelLimits = {
  // Send API, seen in SDK constants (read 2026-11).
  maxTextChars: 2000,
  maxChoices: maxQuickReplies,
  maxChoiceChars: maxTitleChars,
  replyWindowHours: windowHours,
  humanWindowHours,
  outsideWindow: "human-only",
  // The location quick reply is gone (quick-replies page of 2026-04-22).
  canAskLocation: false,
  // Repeated other answers unsubscribe the app from the Page (webhooks page, read 2026-11).
  badSignatureStatus: 200,
};

/** What is kept for each Page while it is connected: its client, and what it has left this hour. */
interface Connected extends FacebookPage {
  client: FacebookClient;
  replies: Allowance;
}

/** The client of a Page, made when it is first used and anew when its token has changed. */
function connections({ pages, graphUrl, graphVersion, appSecret, provesSecret, ...options }: FacebookOptions) {
  const http = createHttp({ baseUrl: graphUrl, timeoutMs: options.timeoutMs });
  const proof = provesSecret ? { proofSecret: appSecret } : {};
  const known = new Map<string, Connected>();
  return (pageId: string): Connected => {
    const page = pages().find((one) => one.pageId === pageId);
    if (!page) throw new AppError("UNKNOWN_CHANNEL", "this Page is not connected");
    const before = known.get(pageId);
    if (before?.accessToken === page.accessToken) return before;
    const client = createFacebookClient({ http, version: graphVersion, ...page, ...proof });
    const replies = before?.replies ?? createAllowance(options.privateRepliesPerHour ?? defaultRepliesPerHour);
    const connected = { ...page, client, replies };
    known.set(pageId, connected);
    return connected;
  };
}

/** A Facebook Page as a channel: Messenger and comments in, Send API out; several Pages share one app. */
export function createFacebookAdapter(options: FacebookOptions): ChannelAdapter {
  const { appSecret, verifyToken, appId: ownAppId, pages, timeoutMs, clock, files, hidesComments } = options;
  const connectionOf = connections(options);
  const isOurs = (pageId: string): boolean => pages().some((page) => page.pageId === pageId);
  return {
    channel: "facebook",
    limits: { ...limits, ...(hidesComments ? { hidesComments } : {}) },
    verify: (request) => verifyFacebook(request, appSecret),
    parse: (request) => parseFacebook(request, { ownAppId, isOurs }),
    challenge: (request) => answerChallenge(request, verifyToken),
    send: async (message) => {
      const { client, replies } = connectionOf(message.to.account);
      const { maxTextChars } = limits;
      const signal = timeLimit(timeoutMs);
      const sent = await sendFacebook({ client, message, now: clock.now(), signal, files, maxTextChars, replies });
      const usage = client.usage();
      const quota = usage && { kind: "calls", remaining: Math.max(0, 100 - usage.percent), total: 100 };
      return { ...sent, state: "sent", at: clock.now(), ...(quota ? { quota } : {}) };
    },
    // A Page token from a long-lived user token has no end; it dies with a changed password or a lost role (read 2026-11).
    termOf: async () => ({ kind: "lasting" }),
  };
}
