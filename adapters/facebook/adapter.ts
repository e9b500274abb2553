import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Attachment } from "../../core/channel/event.ts";
import type { Clock } from "../../core/clock.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError, isAppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import { createHttp } from "../http.ts";
import { sendParts } from "../send-parts.ts";
import { createFacebookClient, type FacebookClient } from "./client.ts";
import { alreadyRepliedReason } from "./errors.ts";
import { parseFacebook } from "./parse.ts";
import {
  bodyOf,
  type FacebookPart,
  humanWindowHours,
  maxQuickReplies,
  maxTitleChars,
  messagingOf,
  partsOf,
  recipientOf,
  windowHours,
} from "./render.ts";
import { answerChallenge, verifyFacebook } from "./verify.ts";

export interface FacebookOptions {
  appSecret: string;
  verifyToken: string;
  /** Tells our own echoes from those of other apps. */
  appId?: string;
  pages: readonly { pageId: string; accessToken: string }[];
  /** https://graph.facebook.com */
  graphUrl: string;
  /** For example "v26.0"; each version lives about two years. */
  graphVersion: string;
  /** Adds `appsecret_proof` to every call, for apps that require it. */
  provesSecret?: boolean;
  /** How long one send may take in all; must be shorter than the lease of whoever calls. */
  timeoutMs: number;
  clock: Clock;
  files: Pick<Files, "get">;
}

const limits: ChannelLimits = {
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

/** A Facebook Page as a channel: Messenger and comments in, Send API out; several Pages share one app. */
export function createFacebookAdapter(options: FacebookOptions): ChannelAdapter {
  const { appSecret, verifyToken, appId, pages, graphUrl, graphVersion, provesSecret, timeoutMs, clock, files } =
    options;
  const http = createHttp({ baseUrl: graphUrl, timeoutMs });
  const clients = new Map<string, FacebookClient>(
    pages.map(({ pageId, accessToken }) => {
      const proof = provesSecret ? { proofSecret: appSecret } : {};
      return [pageId, createFacebookClient({ http, version: graphVersion, pageId, accessToken, ...proof })];
    }),
  );

  async function ownCopy(file: Attachment | undefined): Promise<{ content: Blob; name: string } | undefined> {
    if (!file?.key) return undefined;
    const kept = await files.get(file.key);
    if (!kept) throw new AppError("NOT_FOUND", "a file to send is not there any more");
    const content = new Blob([new Uint8Array(kept.content)], { type: kept.mimeType });
    return { content, name: file.name ?? `tep.${kept.mimeType.split("/").at(-1)}` };
  }

  async function sendAll(client: FacebookClient, message: OutboundMessage): Promise<string[]> {
    const signal = AbortSignal.timeout(timeoutMs);
    const recipient = recipientOf(message.to.user);
    const messaging = messagingOf(message, clock.now());
    const isPrivateReply = !("id" in recipient);
    try {
      return await sendParts<FacebookPart>({
        parts: partsOf(message, limits.maxTextChars),
        message,
        look: async () => (isPrivateReply ? [] : client.conversations.sentTo(message.to.user, signal)),
        send: async (part) => {
          const body = { ...messaging, recipient, message: bodyOf(part, message.id) };
          return client.messages.send(body, await ownCopy(part.file), signal);
        },
      });
    } catch (error) {
      const isDone = isAppError(error) && error.details.reason === alreadyRepliedReason;
      if (isPrivateReply && isDone && message.uncertainSince) return [];
      throw error;
    }
  }

  return {
    channel: "facebook",
    limits,
    verify: (request) => verifyFacebook(request, appSecret),
    parse: (request) => parseFacebook(request, { ownAppId: appId }),
    challenge: (request) => answerChallenge(request, verifyToken),
    send: async (message) => {
      const client = clients.get(message.to.account);
      if (!client) throw new AppError("UNKNOWN_CHANNEL", "this Page is not connected");
      return { providerIds: await sendAll(client, message), state: "sent", at: clock.now() };
    },
  };
}
