import type { ChannelAdapter } from "../core/channel/adapter.ts";
import type { Channel } from "../core/channel/channel.ts";
import { createFacebookAdapter, type FacebookOptions } from "./facebook/adapter.ts";
import { createWebchatAdapter, type WebchatOptions } from "./webchat/adapter.ts";
import { createZaloAdapter, type ZaloOptions } from "./zalo/adapter.ts";

/** What each channel needs; a channel that is left out is off. */
export interface AdapterSettings {
  zalo?: ZaloOptions;
  facebook?: FacebookOptions;
  webchat?: WebchatOptions;
}

/** The adapters that are switched on. A new channel is one more line here. */
export function createAdapters({ zalo, facebook, webchat }: AdapterSettings): Map<Channel, ChannelAdapter> {
  const adapters = [
    ...(zalo ? [createZaloAdapter(zalo)] : []),
    ...(facebook ? [createFacebookAdapter(facebook)] : []),
    ...(webchat ? [createWebchatAdapter(webchat)] : []),
  ];
  return new Map(adapters.map((adapter) => [adapter.channel, adapter]));
}
