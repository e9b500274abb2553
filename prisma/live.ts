import type { PrismaClient } from "./client/client.ts";

/** A live event as it was stored: what a stream of server-sent events needs, nothing more. */
export interface StoredLiveEvent {
  id: number;
  topic: string;
  name: string;
  /** JSON of what changed: `{id, version?}`. */
  data: string;
}

/** Kept channels of NOTIFY, one for each thing a process may be waiting for. */
export const wakeChannels = { inbox: "cau_noi_inbox", outbox: "cau_noi_outbox", live: "cau_noi_live" } as const;
export type WakeChannel = keyof typeof wakeChannels;

/** Events after `id` on these topics, oldest first. Ids may become visible out of order: ask from a little earlier. */
export async function liveSince(
  client: PrismaClient,
  id: number,
  topics: string[],
  limit: number,
): Promise<StoredLiveEvent[]> {
  const where = { id: { gt: id }, topic: { in: topics } };
  const rows = await client.liveEvent.findMany({ where, orderBy: { id: "asc" }, take: limit });
  return rows.map(({ id, topic, name, ref, version }) => ({
    id: Number(id),
    topic,
    name,
    data: JSON.stringify({ id: ref, ...(version === null ? {} : { version }) }),
  }));
}

/**
 * Wakes the listeners of all processes after a commit. A notification inside the transaction would make all commits
 * wait for one lock; outside, one that is lost (the process died right here) costs a poll interval. While one is under
 * way, all further calls together cause one more.
 */
export function createWaker(client: PrismaClient, onFault: (error: unknown) => void): (channel: WakeChannel) => void {
  const underWay = new Map<WakeChannel, { again: boolean }>();
  const notify = async (channel: WakeChannel): Promise<void> => {
    const current = underWay.get(channel);
    if (current) {
      current.again = true;
      return;
    }
    const mine = { again: false };
    underWay.set(channel, mine);
    try {
      await client.$executeRaw`SELECT pg_notify(${wakeChannels[channel]}, '')`;
    } catch (error) {
      onFault(error);
    } finally {
      underWay.delete(channel);
    }
    if (mine.again) await notify(channel);
  };
  return (channel) => {
    void notify(channel);
  };
}
