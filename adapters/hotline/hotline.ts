import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { EventSource } from "../../core/channel/source.ts";
import type { Clock } from "../../core/clock.ts";
import { createHotlineReceiver, type ReceiverOptions } from "./adapter.ts";
import { type AmiSourceOptions, createAmiSource } from "./ami-source.ts";
import { type AriSourceOptions, createAriSource } from "./ari-source.ts";
import type { Hearing } from "./heard.ts";

export interface HotlineOptions extends ReceiverOptions {
  clock: Clock;
  /** Exchanges that are listened to. */
  ari?: Omit<AriSourceOptions, keyof Hearing>;
  ami?: Omit<AmiSourceOptions, keyof Hearing>;
}

/** The hotline whole: what exchanges send us, and the exchanges we listen to. */
export function createHotline({ clock, ari, ami, ...options }: HotlineOptions): {
  receiver: ChannelReceiver;
  sources: EventSource[];
} {
  const receiver = createHotlineReceiver(options);
  const hearing: Hearing = { receiver, clock };
  return {
    receiver,
    sources: [
      ...(ari ? [createAriSource({ ...hearing, ...ari })] : []),
      ...(ami ? [createAmiSource({ ...hearing, ...ami })] : []),
    ],
  };
}
