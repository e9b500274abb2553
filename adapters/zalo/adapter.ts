import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Attachment } from "../../core/channel/event.ts";
import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Files, Secrets } from "../../core/store.ts";
import { createHttp } from "../http.ts";
import { sendParts } from "../send-parts.ts";
import { createZaloClient, type ZaloClient } from "./client.ts";
import { parseZalo } from "./parse.ts";
import { bodyOf, maxButtons, maxTitleChars, partsOf, recipientOf, type ZaloPart } from "./render.ts";
import { createZaloTokens } from "./token.ts";
import { minAgeLimitMs, verifyZalo, type ZaloSecrets } from "./verify.ts";

/** One connected OA. */
interface ZaloAccount {
  oaId: string;
  /** The OA secret key of the webhook page; signs what Zalo sends. */
  oaSecret: string;
  /** From the first grant; later ones are kept in `secrets`. */
  refreshToken: string;
}

export interface ZaloOptions extends Pick<ZaloSecrets, "appWideSecret" | "maxAgeMs"> {
  appId: string;
  /** The app's own secret, for renewing tokens. */
  appSecret: string;
  accounts: readonly ZaloAccount[];
  /** https://openapi.zalo.me */
  apiUrl: string;
  /** https://oauth.zaloapp.com */
  oauthUrl: string;
  /** How long one send may take in all; must be shorter than the lease of whoever calls. */
  timeoutMs: number;
  clock: Clock;
  secrets: Secrets;
  files: Pick<Files, "get">;
}

const limits: ChannelLimits = {
  // v3.0/oa/message/cs, reseller documentation of 2026-01-29.
  maxTextChars: 2000,
  maxChoices: maxButtons,
  maxChoiceChars: maxTitleChars,
  // "Tin tư vấn": 7 days after the resident's last act; free in the first 48 h (support pages 2022–2026).
  replyWindowHours: 168,
  humanWindowHours: null,
  outsideWindow: "template",
  canAskLocation: false,
  // The console's test requests are not signed, and other answers end in the webhook being switched off (seen 2026).
  badSignatureStatus: 200,
};

/** v2.0/oa/upload: images up to 1 MB, files up to 5 MB (reseller documentation of 2026-01-29). */
const maxImageBytes = 1_000_000;
const maxFileBytes = 5_000_000;

/** Zalo Official Account as a channel: webhook in, consultation messages ("tin tư vấn") out. */
export function createZaloAdapter(options: ZaloOptions): ChannelAdapter {
  const { appId, appSecret, accounts, apiUrl, oauthUrl, timeoutMs, clock, secrets, files } = options;
  if (options.maxAgeMs !== undefined && options.maxAgeMs < minAgeLimitMs) {
    throw new AppError("CONFIG_INVALID", "maxAgeMs: below 2 h it would refuse Zalo's own retries");
  }
  const http = createHttp({ baseUrl: apiUrl, timeoutMs });
  const oauth = createHttp({ baseUrl: oauthUrl, timeoutMs });
  const oaIds = accounts.map((account) => account.oaId);
  const clients = new Map<string, ZaloClient>(
    accounts.map(({ oaId, refreshToken }) => {
      const tokens = createZaloTokens({
        oaId,
        appId,
        appSecret,
        firstRefreshToken: refreshToken,
        oauth,
        secrets,
        clock,
      });
      return [oaId, createZaloClient({ http, tokens, oaId })];
    }),
  );

  /** Hands our own copy of a file to Zalo; undefined when there is none and its address must do. */
  async function upload(client: ZaloClient, file: Attachment | undefined, signal: AbortSignal) {
    if (!file?.key) return undefined;
    const kept = await files.get(file.key);
    if (!kept) throw new AppError("NOT_FOUND", "a file to send is not there any more");
    const isImage = file.kind === "image";
    const limit = isImage ? maxImageBytes : maxFileBytes;
    if (kept.content.byteLength > limit) {
      if (isImage && file.url) return undefined;
      throw new AppError("TOO_LARGE", "a file above what Zalo takes", { details: { limit } });
    }
    const blob = new Blob([new Uint8Array(kept.content)], { type: kept.mimeType });
    const name = file.name ?? `tep.${kept.mimeType.split("/").at(-1)}`;
    return client.uploads[isImage ? "image" : "file"](blob, name, signal);
  }

  return {
    channel: "zalo",
    limits,
    verify: (request) => verifyZalo(request, options),
    parse: (request) => parseZalo(request, oaIds),
    send: async (message) => {
      const client = clients.get(message.to.account);
      if (!client) throw new AppError("UNKNOWN_CHANNEL", "this OA is not connected");
      const signal = AbortSignal.timeout(timeoutMs);
      const recipient = recipientOf(message.to.user);
      const providerIds = await sendParts<ZaloPart>({
        parts: partsOf(message, limits.maxTextChars),
        message,
        look: (since) => client.conversations.sentTo(message.to.user, since, signal),
        send: async (part) =>
          client.messages.send(recipient, bodyOf(part, await upload(client, part.file, signal)), signal),
      });
      return { providerIds, state: "sent", at: clock.now() };
    },
  };
}
