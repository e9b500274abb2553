import type { Actor } from "../people/staff.ts";
import type { Channel } from "./channel.ts";

/** `expiring`: it works, and somebody should see to it soon; `revoked`: nothing is sent until it is connected again. */
export const connectionStates = ["connected", "expiring", "revoked"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** One account of ours on a channel (an OA, a page, a bot). What is secret about it lies in `Secrets`, never here. */
export interface ChannelConnection {
  channel: Channel;
  /** As in `Address.account`. */
  account: string;
  /** The name residents know it by. */
  name: string;
  state: ConnectionState;
  /** When an administrator gave it up on purpose; unset: nobody did. */
  givenUpAt?: Date;
  connectedAt: Date;
  connectedBy: Actor;
  /** Facts of the account that are no secret, in its adapter's own words. */
  settings: Record<string, string>;
  /** Everything residents wrote there before this moment is here; unset: never looked. */
  caughtUpTo?: Date;
}

/** Where the task about an account's access is kept, so that one account makes one. */
export function accessTaskKey({ channel, account }: Pick<ChannelConnection, "channel" | "account">): string {
  return `channel-access:${channel}:${account}`;
}

/** Under which name in `Secrets` an account's webhook secret lies, where each account has its own. */
export function webhookSecretName({ channel, account }: Pick<ChannelConnection, "channel" | "account">): string {
  return `webhook-secret:${channel}:${account}`;
}
