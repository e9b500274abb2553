import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import { type ParseOptions, parseOpen311 } from "./parse.ts";
import { type Client, verifyOpen311 } from "./verify.ts";

export interface Open311Options extends ParseOptions {
  clients: readonly Client[];
}

/** Other systems' forms: reports come in, nothing goes out; who filed there asks for the state, or is told elsewhere. */
/** What this channel can carry. */
export const limits: ChannelLimits = {
  maxTextChars: 4000,
  maxChoices: 0,
  maxChoiceChars: 20,
  replyWindowHours: 0,
  humanWindowHours: null,
  outsideWindow: "none",
  canAskLocation: false,
  // GeoReport v2: a missing or wrong api_key is answered with 403.
  badSignatureStatus: 403,
};

/** The receiving half of our GeoReport v2 server; the HTTP around it is `server/open311`. */
export function createOpen311Receiver(options: Open311Options): ChannelReceiver {
  const { clients } = options;
  return {
    channel: "open311",
    limits,
    verify: (request) => void verifyOpen311(request, clients),
    parse: (request) => parseOpen311(request, verifyOpen311(request, clients), options),
  };
}
