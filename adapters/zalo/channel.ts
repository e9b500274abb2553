import type { AccessKeeper } from "../../core/channel/access.ts";
import type { ChannelAdapter, ChannelSender } from "../../core/channel/adapter.ts";
import type { ProfileReader } from "../../core/channel/profile.ts";
import type { EventSource } from "../../core/channel/source.ts";
import { createZaloAccess } from "./access.ts";
import { createZaloAdapter, type ZaloOptions } from "./adapter.ts";
import { type CatchUpOptions, createZaloCatchUp } from "./catch-up.ts";
import { createZaloConnector, type ZaloConnectOptions, type ZaloConnector } from "./connect.ts";
import { createZaloKeeper } from "./keeper.ts";
import { createZaloProfiles } from "./profile.ts";
import { createZnsSender, type ZnsOptions } from "./zns.ts";

export interface ZaloChannelOptions extends ZaloOptions {
  /** Templates to phone numbers; unset: that way is off. */
  zns?: Pick<ZnsOptions, "templates" | "isDevelopment">;
  /** Looking for what webhooks did not bring; unset: off. */
  catchUp?: Omit<CatchUpOptions, "clock">;
  connect: Pick<ZaloConnectOptions, "callbackUrl" | "fixedVerifier">;
}

/** Everything one Zalo app does for its OAs. */
export interface ZaloChannel {
  adapter: ChannelAdapter;
  zns?: ChannelSender;
  profiles: ProfileReader;
  keeper: AccessKeeper;
  catchUp?: EventSource;
  connector: ZaloConnector;
}

/** All parts of the channel over the same clients and tokens. */
export function createZaloChannel(options: ZaloChannelOptions): ZaloChannel {
  const { zns, catchUp, connect, clock, appWideSecret } = options;
  const access = createZaloAccess(options);
  const hasAppWideSecret = appWideSecret !== undefined;
  return {
    adapter: createZaloAdapter(options, access),
    profiles: createZaloProfiles(access),
    keeper: createZaloKeeper(access),
    connector: createZaloConnector({ ...options, ...connect, hasAppWideSecret }, access),
    ...(zns ? { zns: createZnsSender({ ...options, ...zns }, access) } : {}),
    ...(catchUp ? { catchUp: createZaloCatchUp({ ...catchUp, clock }, access) } : {}),
  };
}
