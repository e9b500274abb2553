import type { Channel } from "./channel.ts";
import type { ChannelConnection } from "./connection.ts";

/** How our access to one account stands. */
export interface AccessState {
  account: string;
  /** The name residents know it by, where the platform was asked. */
  name?: string;
  /** When what it is renewed with was given out; unset: it was never granted. */
  renewedAt?: Date;
  /** After so many days without a renewal somebody should look; the platform ends it some time later. */
  staleAfterDays: number;
  /** Renewing fails since then. `isFinal`: the platform said no, and only a new grant helps. */
  fault?: { since: Date; isFinal: boolean; advice: string };
}

/** Keeps our access to a platform alive. Called by the worker every few minutes, in any number of processes. */
export interface AccessKeeper {
  readonly channel: Channel;
  /** Renews what is due for every connected account, and says how each stands; faults are told, not thrown. */
  keepAccess(): Promise<AccessState[]>;
}

/**
 * How long access to one account lasts. `lasting`: until somebody takes it away. `renewed`: we renew it again and again;
 * `tokenUntil` is the end of what is sent with now, `grantUntil` the end of everything if no renewal succeeds any more.
 */
export type AccessTerm =
  | { kind: "lasting" }
  | { kind: "renewed"; renewedAt?: Date; tokenUntil?: Date; grantUntil?: Date; fault?: AccessState["fault"] };

/** What is known of the access to one account, for whoever looks at its channel. */
export interface AccountAccess {
  /** Unset: it is set up in the environment only. */
  connection?: ChannelConnection;
  /** Unset: nobody knows how long it lasts. */
  term?: AccessTerm;
}
