import type { LiveEvent } from "../core/live.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { gather } from "./gather.ts";

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

/** SQL that stores signals for browsers, in this order. */
export function addSignals(events: LiveEvent[]): Prisma.Sql {
  const column = <T>(pick: (event: LiveEvent) => T): T[] => events.map(pick);
  return Prisma.sql`INSERT INTO live_event (topic, name, ref, version)
    SELECT topic, name, ref, version FROM unnest(${column(({ topic }) => topic)}::text[],
      ${column(({ name }) => name)}::text[], ${column(({ id }) => id)}::text[],
      ${column(({ version }) => version ?? null)}::int[]) WITH ORDINALITY AS s(topic, name, ref, version, place)
    ORDER BY place`;
}

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

/** Between two notifications: a crowd calls many times, and each call costs every process a look. */
const restMs = 10;

/**
 * Wakes the listeners of all processes after a commit. A notification inside the transaction would make all commits
 * wait for one lock; outside, one that is lost (the process died right here) costs a poll interval. What is called for
 * at once, or soon after another call, goes in one statement.
 */
export function createWaker(
  client: PrismaClient,
  { onFault, closed }: { onFault: (error: unknown) => void; closed: AbortSignal },
): (channels: WakeChannel[]) => void {
  const notify = gather(
    async (calls: WakeChannel[][]) => {
      // The last calls may still rest when the store is closed; a poll finds what they were for.
      if (closed.aborted) return calls;
      const channels = [...new Set(calls.flat())].map((channel) => wakeChannels[channel]);
      await client.$executeRaw`SELECT pg_notify(channel, '') FROM unnest(${channels}::text[]) AS channel`;
      return calls;
    },
    { most: 1_000, restMs },
  );
  return (channels) => {
    if (channels.length > 0) notify(channels).catch(onFault);
  };
}
