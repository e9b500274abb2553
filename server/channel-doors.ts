import type { Adapters } from "../adapters/index.ts";
import { type Channel, channels } from "../core/channel/channel.ts";
import type { Config } from "./config.ts";
import type { LiveConnections } from "./live-connections.ts";
import { webchatAccount } from "./settings.ts";
import { carrierAccounts } from "./settings-carriers.ts";

/** Which channels this installation has, and under which accounts it is known on them. */
export interface ChannelDoors extends Pick<Adapters, "receiverOf" | "senderOf"> {
  readonly connected: readonly Channel[];
  accountsOf(channel: Channel): readonly string[];
}

/** The doors of this installation, from its settings. */
export function channelDoors(
  config: Config,
  { receiverOf, senderOf }: Adapters,
  connections: LiveConnections,
): ChannelDoors {
  const { facebook, telegram } = config;
  const accountsNow = (): Partial<Record<Channel, string[]>> => ({
    webchat: [webchatAccount],
    zalo: connections.of("zalo").map(({ account }) => account),
    ...(facebook ? { facebook: facebook.pages.map(({ pageId }) => pageId) } : {}),
    // A bot's id is the part of its token that is no secret.
    ...(telegram ? { telegram: [telegram.TELEGRAM_BOT_TOKEN.split(":")[0] ?? ""] } : {}),
    ...Object.fromEntries(
      Object.entries(carrierAccounts(config, connections)).map(([channel, account]) => [channel, [account]]),
    ),
  });
  return {
    receiverOf,
    senderOf,
    connected: channels.filter((channel) => receiverOf(channel) ?? senderOf(channel)),
    accountsOf: (channel) => accountsNow()[channel] ?? [],
  };
}
