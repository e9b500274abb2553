import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { askForAdministrator, closeAccessTask } from "./access-task.ts";
import type { Channel } from "./channel.ts";
import type { ChannelConnection } from "./connection.ts";

interface ConnectInput {
  tx: Transaction;
  world: World;
  channel: Channel;
  account: string;
}

/** Tells every process that accounts came or went. */
function announce(tx: Transaction, { channel, account }: ChannelConnection): Promise<void> {
  return tx.publish([{ topic: "desk", name: "connection.updated", id: `${channel}:${account}` }]);
}

/** An account was granted to us, for the first time or again; its secrets are stored already. */
export async function connectAccount(
  input: ConnectInput & { name: string; by: Actor; settings?: Record<string, string> },
): Promise<ChannelConnection> {
  const { tx, world, channel, account, name, by, settings = {} } = input;
  const before = await tx.connections.of(channel, account);
  const connection: ChannelConnection = {
    channel,
    account,
    name,
    state: "connected",
    connectedAt: world.clock.now(),
    connectedBy: by,
    settings: { ...before?.settings, ...settings },
  };
  await tx.connections.save(connection);
  await closeAccessTask(tx, connection);
  await announce(tx, connection);
  return connection;
}

/**
 * An account is ours no more: given up by an administrator (`by`), or taken away by the platform, which makes a task.
 * Undefined when nobody knows the account.
 */
export async function loseAccount(input: ConnectInput & { by?: Actor }): Promise<ChannelConnection | undefined> {
  const { tx, world, channel, account, by } = input;
  const before = await tx.connections.of(channel, account);
  if (!before) return undefined;
  const givenUp = by ? { givenUpAt: world.clock.now() } : {};
  const connection: ChannelConnection = { ...before, state: "revoked", ...givenUp };
  await tx.connections.save(connection);
  if (by) await closeAccessTask(tx, connection);
  else await askForAdministrator({ tx, world }, connection, { reason: "access-revoked" });
  await announce(tx, connection);
  return connection;
}
