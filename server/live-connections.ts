import type { Channel } from "../core/channel/channel.ts";
import { connectAccount } from "../core/channel/connect-account.ts";
import { type ChannelConnection, webhookSecretName } from "../core/channel/connection.ts";
import { system } from "../core/people/staff.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** A connection with the secret its webhooks are signed with, where it has one of its own. */
export type LiveConnection = ChannelConnection & { secret?: string };

/** The accounts of all channels as this process last read them; verifying a webhook must not wait for the database. */
export interface LiveConnections {
  of(channel: Channel): readonly LiveConnection[];
  /** Reads them again: at start, when another process says that one came or went, after a lost connection. */
  refresh(): Promise<void>;
}

/** An account that is set up in the environment instead of the console. */
export interface ConfiguredAccount {
  channel: Channel;
  account: string;
  name: string;
  /** Tells one grant from another, so that a new one counts even after the account was given up. */
  grant: string;
}

/** Keeps the accounts at hand. */
export function createLiveConnections(store: Store): LiveConnections {
  let known: readonly LiveConnection[] = [];
  const read = async (): Promise<void> => {
    const rows = await store.transaction((tx) => tx.connections.all());
    known = await Promise.all(
      rows.map(async (row) => {
        const secret = await store.secrets.get(webhookSecretName(row));
        return { ...row, ...(secret ? { secret } : {}) };
      }),
    );
  };
  return {
    of: (channel) => known.filter((row) => row.channel === channel),
    refresh: oneAtATime(read),
  };
}

/** Makes the accounts of the settings known like any other, once for each grant. */
export async function adoptConfigured(input: {
  store: Store;
  world: World;
  configured: readonly ConfiguredAccount[];
}): Promise<void> {
  const { store, world, configured } = input;
  for (const { grant, ...account } of configured) {
    await store.transaction(async (tx) => {
      const before = await tx.connections.of(account.channel, account.account);
      if (before?.settings.grant === grant) return;
      const name = before?.name ?? account.name;
      await connectAccount({ tx, world, ...account, name, by: system, settings: { grant } });
    });
  }
}
