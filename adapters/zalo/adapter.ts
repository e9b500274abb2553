import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { timeLimit } from "../http.ts";
import { sendParts } from "../send-parts.ts";
import { createZaloAccess, type ZaloAccess, type ZaloAccessOptions } from "./access.ts";
import type { ZaloClient } from "./client.ts";
import { type EnclosureDeps, enclose, type ZaloFile } from "./enclosures.ts";
import { zaloTermOf } from "./keeper.ts";
import type { ZaloSent } from "./message-body.ts";
import { parseZalo } from "./parse.ts";
import { bodyOf, maxButtons, maxTitleChars, partsOf, recipientOf, type ZaloPart } from "./render.ts";
import type { ZaloTemplates } from "./render-template.ts";
import { sendTemplate } from "./send-template.ts";
import { minAgeLimitMs, verifyZalo, type ZaloSecrets } from "./verify.ts";

export interface ZaloOptions extends ZaloAccessOptions, EnclosureDeps, Pick<ZaloSecrets, "appWideSecret" | "maxAgeMs"> {
  /** Approved templates for people whose window is closed; none: those are told in another way. */
  templates: ZaloTemplates;
}

/** What this channel can carry. */
export const limits: ChannelLimits = {
  // v3.0/oa/message/cs, reseller documentation of 2026-01-29.
  maxTextChars: 2000,
  maxChoices: maxButtons,
  maxChoiceChars: maxTitleChars,
  // "Tin tư vấn": 7 days after the resident's last act. The first 48 h are free; later ones cost a package's allowance or
  // money, which the answer's `quota` tells (support pages 2022–2026).
  replyWindowHours: 168,
  humanWindowHours: null,
  outsideWindow: "template",
  canAskLocation: false,
  // The console's test requests are not signed, and other answers end in the webhook being switched off (seen 2026).
  badSignatureStatus: 200,
};

/** Hands a file to Zalo, where it must be uploaded; returns its id or token. */
async function upload(client: ZaloClient, file: ZaloFile | undefined, signal: AbortSignal): Promise<string> {
  if (!file || !("content" in file)) return "";
  return client.uploads[file.kind](file.content, file.name, signal);
}

/** Zalo Official Accounts as a channel: webhook in, consultation messages ("tin tư vấn") and templates out. */
export function createZaloAdapter(
  options: ZaloOptions,
  access: ZaloAccess = createZaloAccess(options),
): ChannelAdapter {
  const { accounts, timeoutMs, clock, templates } = options;
  if (options.maxAgeMs !== undefined && options.maxAgeMs < minAgeLimitMs) {
    throw new AppError("CONFIG_INVALID", "maxAgeMs: below 2 h it would refuse Zalo's own retries");
  }
  return {
    channel: "zalo",
    limits: Object.keys(templates).length > 0 ? limits : { ...limits, outsideWindow: "none" },
    verify: (request) => verifyZalo(request, { ...options, accounts: accounts() }),
    parse: (request) =>
      parseZalo(
        request,
        accounts().map(({ oaId }) => oaId),
      ),
    send: async (message) => {
      const client = access.clientOf(message.to.account);
      const signal = timeLimit(timeoutMs);
      if (message.asTemplate) return sendTemplate({ client, message, templates, clock, signal });
      const enclosures = await Promise.all(message.attachments.map((file) => enclose(file, options)));
      const recipient = recipientOf(message.to.user);
      let last: ZaloSent | undefined;
      const providerIds = await sendParts<ZaloPart>({
        parts: partsOf(message, enclosures, limits.maxTextChars),
        message,
        look: (since) => client.conversations.sentTo(message.to.user, since, signal),
        send: async (part) => {
          const uploaded = await upload(client, part.file, signal);
          last = await client.messages.send(recipient, bodyOf(part, uploaded), signal);
          return last.id;
        },
      });
      return { providerIds, state: "sent", at: clock.now(), ...(last?.quota ? { quota: last.quota } : {}) };
    },
    termOf: zaloTermOf(access),
  };
}
