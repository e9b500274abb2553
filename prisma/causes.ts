import type { Channel } from "../core/channel/channel.ts";
import type { Cause } from "../core/queues.ts";
import type { PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";

/** The events whose turns said these messages, by the ids the platform gave them: what a receipt is about, for traces. */
export function readCauses(client: PrismaClient, channel: Channel, refs: readonly string[]): Promise<Cause[]> {
  return persist(
    () => client.$queryRaw<Cause[]>`
      SELECT DISTINCT e.channel, e.provider_id AS id FROM message_ref AS r
      JOIN outbox AS o ON o.message_id = r.message_id
      JOIN inbox_event AS e ON e.seq = substring(o.key FROM '^turn:(\\d+):')::bigint
      WHERE r.channel = ${channel} AND r.ref = ANY(${refs as string[]}::text[])`,
  );
}
