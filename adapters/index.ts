import type { ChannelAdapter, ChannelReceiver, ChannelSender } from "../core/channel/adapter.ts";
import type { Channel } from "../core/channel/channel.ts";
import type { EventSource } from "../core/channel/source.ts";
import { createFacebookAdapter, type FacebookOptions } from "./facebook/adapter.ts";
import { createMachineReceiver, type MachineOptions } from "./machine/adapter.ts";
import type { FileResolver } from "./media.ts";
import { createOpen311Receiver, type Open311Options } from "./open311/adapter.ts";
import { createTelegramAdapter, createTelegramFiles, type TelegramOptions } from "./telegram/adapter.ts";
import { createTelegramSource } from "./telegram/source.ts";
import { createWebchatAdapter, type WebchatOptions } from "./webchat/adapter.ts";
import { createZaloAdapter, type ZaloOptions } from "./zalo/adapter.ts";

/** What each channel needs; a channel that is left out is off. */
export interface AdapterSettings {
  zalo?: ZaloOptions;
  facebook?: FacebookOptions;
  telegram?: TelegramOptions & { mode: "webhook" | "polling" };
  webchat?: WebchatOptions;
  open311?: Open311Options;
  machine?: MachineOptions;
}

/** The channels that are switched on, by what they can do. */
export interface Adapters {
  receiverOf(channel: Channel): ChannelReceiver | undefined;
  senderOf(channel: Channel): ChannelSender | undefined;
  /** Channels that are asked for news instead of calling us; run by the worker. */
  readonly sources: readonly EventSource[];
  /** Where residents' files are found whose addresses are a platform's own; for the media keeper. */
  readonly resolvers: Readonly<Record<string, FileResolver>>;
}

/** The adapters that are switched on. A new channel is one more line here. */
function created(settings: AdapterSettings): (ChannelAdapter | ChannelReceiver | ChannelSender)[] {
  const { zalo, facebook, telegram, webchat, open311, machine } = settings;
  return [
    ...(zalo ? [createZaloAdapter(zalo)] : []),
    ...(facebook ? [createFacebookAdapter(facebook)] : []),
    ...(telegram ? [createTelegramAdapter(telegram)] : []),
    ...(webchat ? [createWebchatAdapter(webchat)] : []),
    ...(open311 ? [createOpen311Receiver(open311)] : []),
    ...(machine ? [createMachineReceiver(machine)] : []),
  ];
}

/** The sources of the channels that are asked: one line each. */
function sources({ telegram }: AdapterSettings): EventSource[] {
  return [...(telegram?.mode === "polling" ? [createTelegramSource(telegram)] : [])];
}

/** The addresses of files that only their platform can resolve: one line each. */
function resolvers({ telegram }: AdapterSettings): Record<string, FileResolver> {
  return { ...(telegram ? createTelegramFiles(telegram) : {}) };
}

/** Builds the adapters of this installation. */
export function createAdapters(settings: AdapterSettings): Adapters {
  const receivers = new Map<Channel, ChannelReceiver>();
  const senders = new Map<Channel, ChannelSender>();
  for (const adapter of created(settings)) {
    if ("parse" in adapter) receivers.set(adapter.channel, adapter);
    if ("send" in adapter) senders.set(adapter.channel, adapter);
  }
  return {
    receiverOf: (channel) => receivers.get(channel),
    senderOf: (channel) => senders.get(channel),
    sources: sources(settings),
    resolvers: resolvers(settings),
  };
}
