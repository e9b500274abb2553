import type { Channel } from "../core/channel/channel.ts";
import type { ChannelConnection, ConnectionState } from "../core/channel/connection.ts";
import type { Connections } from "../core/channel/ports.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { present } from "./rows.ts";

function toConnection(row: Rows.ChannelConnection): ChannelConnection {
  const { account, name, connectedAt, givenUpAt, caughtUpTo } = row;
  return {
    channel: row.channel as Channel,
    account,
    name,
    state: row.state as ConnectionState,
    connectedAt,
    connectedBy: decode(row.connectedBy),
    settings: decode(row.settings),
    ...present({ givenUpAt, caughtUpTo }),
  };
}

/** Accounts of ours on the channels. */
export function createConnections(db: Db): Connections {
  return {
    all: async () => {
      const rows = await db.channelConnection.findMany({ orderBy: [{ channel: "asc" }, { account: "asc" }] });
      return rows.map(toConnection);
    },
    of: async (channel, account) => {
      const row = await db.channelConnection.findUnique({ where: { channel_account: { channel, account } } });
      return row ? toConnection(row) : undefined;
    },
    save: async ({ channel, account, caughtUpTo: _, ...facts }) => {
      assertStorable(facts);
      const { connectedBy, settings, givenUpAt = null } = facts;
      const row = { ...facts, givenUpAt, connectedBy: encode(connectedBy), settings: encode(settings) };
      await db.channelConnection.upsert({
        where: { channel_account: { channel, account } },
        create: { channel, account, ...row },
        update: row,
      });
    },
    catchUp: async (channel, account, upTo) => {
      const isEarlier = { OR: [{ caughtUpTo: null }, { caughtUpTo: { lt: upTo } }] };
      await db.channelConnection.updateMany({ where: { channel, account, ...isEarlier }, data: { caughtUpTo: upTo } });
    },
  };
}
