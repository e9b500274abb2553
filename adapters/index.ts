import type { AccessKeeper } from "../core/channel/access.ts";
import type { ChannelAdapter, ChannelReceiver, ChannelSender } from "../core/channel/adapter.ts";
import type { Channel } from "../core/channel/channel.ts";
import type { ProfileReader } from "../core/channel/profile.ts";
import type { EventSource } from "../core/channel/source.ts";
import { createEmailSender, type EmailOptions } from "./email/adapter.ts";
import { createFacebookAdapter, type FacebookOptions } from "./facebook/adapter.ts";
import { createHotline, type HotlineOptions } from "./hotline/hotline.ts";
import { createMachineReceiver, type MachineOptions } from "./machine/adapter.ts";
import type { FileResolver } from "./media.ts";
import { createOpen311Receiver, type Open311Options } from "./open311/adapter.ts";
import { createSmsAdapter, type SmsOptions } from "./sms/adapter.ts";
import { createTelegramAdapter, createTelegramFiles, type TelegramOptions } from "./telegram/adapter.ts";
import { createTelegramSource } from "./telegram/source.ts";
import { createWebchatAdapter, type WebchatOptions } from "./webchat/adapter.ts";
import { createZaloChannel, type ZaloChannel, type ZaloChannelOptions } from "./zalo/channel.ts";
import type { ZaloConnector } from "./zalo/connect.ts";

/** What each channel needs; a channel that is left out is off. */
export interface AdapterSettings {
  zalo?: ZaloChannelOptions;
  facebook?: FacebookOptions;
  telegram?: TelegramOptions & { mode: "webhook" | "polling" };
  webchat?: WebchatOptions;
  sms?: SmsOptions;
  email?: EmailOptions;
  open311?: Open311Options;
  machine?: MachineOptions;
  hotline?: HotlineOptions;
}

/** The channels that are switched on, by what they can do. */
export interface Adapters {
  receiverOf(channel: Channel): ChannelReceiver | undefined;
  senderOf(channel: Channel): ChannelSender | undefined;
  profileReaderOf(channel: Channel): ProfileReader | undefined;
  /** Channels that are asked for news instead of calling us; run by the worker. */
  readonly sources: readonly EventSource[];
  /** Channels whose access ends unless it is renewed; asked by the worker every few minutes. */
  readonly keepers: readonly AccessKeeper[];
  /** Connects and forgets OAs; unset: that channel is off. */
  readonly zaloConnector?: ZaloConnector;
  /** Where residents' files are found whose addresses are a platform's own; for the media keeper. */
  readonly resolvers: Readonly<Record<string, FileResolver>>;
}

/** Channels that are more than an adapter, built once. */
interface Made {
  zalo: ZaloChannel | undefined;
  hotline: ReturnType<typeof createHotline> | undefined;
}

/** The adapters that are switched on. A new channel is one more line here. */
function created(
  settings: AdapterSettings,
  { zalo, hotline }: Made,
): (ChannelAdapter | ChannelReceiver | ChannelSender)[] {
  const { facebook, telegram, webchat, sms, email, open311, machine } = settings;
  return [
    ...(zalo ? [zalo.adapter] : []),
    ...(zalo?.zns ? [zalo.zns] : []),
    ...(facebook ? [createFacebookAdapter(facebook)] : []),
    ...(telegram ? [createTelegramAdapter(telegram)] : []),
    ...(webchat ? [createWebchatAdapter(webchat)] : []),
    ...(sms ? [createSmsAdapter(sms)] : []),
    ...(email ? [createEmailSender(email)] : []),
    ...(open311 ? [createOpen311Receiver(open311)] : []),
    ...(machine ? [createMachineReceiver(machine)] : []),
    ...(hotline ? [hotline.receiver] : []),
  ];
}

/** The sources of the channels that are asked: one line each. */
function sources({ telegram }: AdapterSettings, { zalo, hotline }: Made): EventSource[] {
  return [
    ...(telegram?.mode === "polling" ? [createTelegramSource(telegram)] : []),
    ...(zalo?.catchUp ? [zalo.catchUp] : []),
    ...(hotline?.sources ?? []),
  ];
}

/** Who can be asked for names: one line each. */
function profileReaders(_: AdapterSettings, { zalo }: Made): ProfileReader[] {
  return [...(zalo ? [zalo.profiles] : [])];
}

/** The addresses of files that only their platform can resolve: one line each. */
function resolvers({ telegram }: AdapterSettings): Record<string, FileResolver> {
  return { ...(telegram ? createTelegramFiles(telegram) : {}) };
}

/** Builds the adapters of this installation. */
export function createAdapters(settings: AdapterSettings): Adapters {
  const zalo = settings.zalo && createZaloChannel(settings.zalo);
  const made: Made = { zalo, hotline: settings.hotline && createHotline(settings.hotline) };
  const receivers = new Map<Channel, ChannelReceiver>();
  const senders = new Map<Channel, ChannelSender>();
  for (const adapter of created(settings, made)) {
    if ("parse" in adapter) receivers.set(adapter.channel, adapter);
    if ("send" in adapter) senders.set(adapter.channel, adapter);
  }
  const readers = new Map(profileReaders(settings, made).map((reader) => [reader.channel, reader]));
  return {
    receiverOf: (channel) => receivers.get(channel),
    senderOf: (channel) => senders.get(channel),
    profileReaderOf: (channel) => readers.get(channel),
    sources: sources(settings, made),
    resolvers: resolvers(settings),
    keepers: [...(zalo ? [zalo.keeper] : [])],
    ...(zalo ? { zaloConnector: zalo.connector } : {}),
  };
}
