import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import type { Clock } from "../../core/clock.ts";
import { parseWebchat } from "./parse.ts";
import { verifyWebchat } from "./verify.ts";

export interface WebchatOptions {
  /** Our side of the address: the name of this chat, for example "web". */
  account: string;
  /** Signs the residents' sessions (session.ts). */
  secret: string | Uint8Array;
  clock: Clock;
}

/** What this channel can carry. */
export const limits: ChannelLimits = {
  // Our own page: as long as a person reads, as many buttons as fit a small screen.
  maxTextChars: 4000,
  maxChoices: 8,
  maxChoiceChars: 40,
  replyWindowHours: null,
  humanWindowHours: null,
  outsideWindow: "none",
  // The page itself asks the browser for the position when the map button is pressed.
  canAskLocation: false,
  badSignatureStatus: 401,
};

/**
 * The ward's own web chat. The page reads the stored lines and is told of new ones by the transaction that stored
 * them, so there is nothing left to send.
 */
export function createWebchatAdapter({ account, secret, clock }: WebchatOptions): ChannelAdapter {
  return {
    channel: "webchat",
    limits,
    verify: (request) => void verifyWebchat(request, secret),
    parse: (request) => parseWebchat(request, account, verifyWebchat(request, secret).sessionId),
    send: async (message) => ({ providerIds: [message.id], state: "sent", at: clock.now() }),
  };
}
