import { randomUUID } from "node:crypto";
import { type Channel, channels } from "../core/channel/channel.ts";
import { type AccountRecord, type ChannelRecord, spokenKinds, usualWeeks } from "../core/channel/health.ts";
import type { Channels, SendNote } from "../core/channel/ports.ts";
import type { ErrorCode } from "../core/errors.ts";
import { localMidnight } from "../core/ticket/working-time.ts";
import type { PrismaClient } from "./client/client.ts";
import { inTransaction, persist } from "./database.ts";
import { gather, unhurried } from "./gather.ts";
import { assertStorable, decode } from "./json.ts";
import { instant } from "./lanes.ts";
import { present } from "./rows.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;
/** The usual needs four weeks and the day. */
const keptMs = (usualWeeks * 7 + 2) * dayMs;
/** Counts of the last hours may still grow: a process writes what it received a moment later. */
const recountMs = 2 * hourMs;

const floor = (at: Date, step: number): Date => new Date(Math.floor(at.getTime() / step) * step);

async function noteSends(client: PrismaClient, process: string, notes: SendNote[]): Promise<void> {
  const rows = notes.map(({ channel, account, ok, code = "UNEXPECTED", at, quota }, place) => ({
    ...{ channel, account, minute: floor(at, 60_000), code: ok ? "" : code, place, at },
    ...(quota ? { quota: { ...quota, at } } : {}),
  }));
  await client.$executeRaw`
    INSERT INTO channel_send AS s (channel, account, minute, process, code, count, last_at, quota)
    SELECT channel, account, minute, ${process}, code, count(*)::int, max(at),
      (array_agg(quota ORDER BY place DESC) FILTER (WHERE quota IS NOT NULL))[1]
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(channel text, account text, minute timestamptz, code text, at timestamptz, quota jsonb, place int)
    GROUP BY channel, account, minute, code ORDER BY channel, account, minute, code
    ON CONFLICT (channel, account, minute, process, code) DO UPDATE SET count = s.count + excluded.count,
      last_at = greatest(s.last_at, excluded.last_at), quota = coalesce(excluded.quota, s.quota)`;
}

/** Counts the hours since the last count; forgets what is too old to be usual, and of old sends all but the last of each sort. */
async function countHours(client: PrismaClient, now: Date): Promise<void> {
  await inTransaction(client, async (db) => {
    const [last] = await db.$queryRaw<{ hour: Date | null }[]>`SELECT max(hour) AS hour FROM channel_hour`;
    const oldest = new Date(now.getTime() - keptMs);
    const since = last?.hour ? new Date(Math.min(last.hour.getTime(), now.getTime() - recountMs)) : oldest;
    await db.$executeRaw`
      INSERT INTO channel_hour (channel, hour, received)
      SELECT channel, date_trunc('hour', received_at), count(*) FROM inbox_event
      WHERE channel = ANY(${channels as unknown as string[]}::text[])
        AND received_at >= ${instant(floor(since, hourMs))} AND event ->> 'kind' = ANY(${spokenKinds as string[]}::text[])
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (channel, hour) DO UPDATE SET received = excluded.received`;
    await db.channelHour.deleteMany({ where: { hour: { lt: oldest } } });
    await db.$executeRaw`DELETE FROM channel_send AS s WHERE minute < ${instant(new Date(now.getTime() - recountMs))}
      AND EXISTS (SELECT 1 FROM channel_send AS newer WHERE newer.channel = s.channel AND newer.account = s.account
        AND newer.code = s.code AND (newer.minute, newer.process) > (s.minute, s.process)
        AND (newer.quota IS NOT NULL OR s.quota IS NULL))`;
  });
}

interface SendRow {
  channel: string;
  account: string;
  last_out_at: Date | null;
  last_failed_at: Date | null;
  last_failure: string | null;
  sent: number;
  failed: number;
  quota: unknown;
}

function toAccount(row: SendRow): AccountRecord {
  const quota = decode<(NonNullable<SendNote["quota"]> & { at: string }) | null>(row.quota);
  return {
    account: row.account,
    sentInHour: row.sent,
    failedInHour: row.failed,
    ...present({ lastOutAt: row.last_out_at, lastFailedAt: row.last_failed_at }),
    ...present({ lastFailure: row.last_failure as ErrorCode | null }),
    ...(quota ? { quota: { ...quota, at: new Date(quota.at) } } : {}),
  };
}

async function records(client: PrismaClient, wanted: readonly Channel[], now: Date): Promise<ChannelRecord[]> {
  const names = wanted as string[];
  const midnight = localMidnight(now).getTime();
  const days = Array.from({ length: usualWeeks + 1 }, (_, week) => midnight - week * weekMs);
  const hourAgo = instant(new Date(now.getTime() - hourMs));
  const heard = await client.$queryRaw<{ channel: string; last_in_at: Date | null; first_hour: Date | null }[]>`
    SELECT c.channel, (SELECT received_at FROM inbox_event AS e WHERE e.channel = c.channel
        AND e.event ->> 'kind' = ANY(${spokenKinds as string[]}::text[]) ORDER BY received_at DESC LIMIT 1) AS last_in_at,
      (SELECT min(hour) FROM channel_hour AS h WHERE h.channel = c.channel) AS first_hour
    FROM unnest(${names}::text[]) AS c(channel)`;
  const hours = await client.channelHour.findMany({
    where: {
      channel: { in: names },
      OR: days.map((from) => ({ hour: { gte: new Date(from), lt: new Date(from + dayMs) } })),
    },
  });
  const sends = await client.$queryRaw<SendRow[]>`
    SELECT channel, account, max(last_at) FILTER (WHERE code = '') AS last_out_at,
      max(last_at) FILTER (WHERE code <> '') AS last_failed_at,
      (array_agg(code ORDER BY last_at DESC) FILTER (WHERE code <> ''))[1] AS last_failure,
      coalesce(sum(count) FILTER (WHERE code = '' AND last_at > ${hourAgo}), 0)::int AS sent,
      coalesce(sum(count) FILTER (WHERE code <> '' AND last_at > ${hourAgo}), 0)::int AS failed,
      (array_agg(quota ORDER BY last_at DESC) FILTER (WHERE quota IS NOT NULL))[1] AS quota
    FROM channel_send WHERE channel = ANY(${names}::text[]) GROUP BY 1, 2 ORDER BY 1, 2`;
  return wanted.map((channel) => {
    const row = heard.find((one) => one.channel === channel);
    return {
      channel,
      ...present({ lastInAt: row?.last_in_at ?? null, firstHour: row?.first_hour ?? null }),
      hours: hours.filter((one) => one.channel === channel).map(({ hour, received }) => ({ hour, received })),
      accounts: sends.filter((one) => one.channel === channel).map(toAccount),
    };
  });
}

/** What happened on the channels, in counts. */
export function createChannels(client: PrismaClient): Channels {
  const process = randomUUID();
  const take = gather(async (notes: SendNote[]) => {
    await persist(() => noteSends(client, process, notes));
    return notes;
  }, unhurried);
  return {
    noteSend: async (note) => {
      assertStorable({ channel: note.channel, account: note.account });
      await take(note);
    },
    countHours: (now) => countHours(client, now),
    records: (wanted, now) => persist(() => records(client, wanted, now)),
  };
}
