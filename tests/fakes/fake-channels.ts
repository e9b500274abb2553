import { type AccountRecord, type ChannelRecord, spokenKinds, usualWeeks } from "../../core/channel/health.ts";
import type { Channels, SendNote } from "../../core/channel/ports.ts";
import { localMidnight } from "../../core/ticket/working-time.ts";
import type { FakeInbox } from "./fake-inbox.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function accountOf(account: string, notes: SendNote[], now: Date): AccountRecord {
  const last = (test: (note: SendNote) => boolean): SendNote | undefined =>
    notes
      .filter(test)
      .toSorted((a, b) => Number(a.at) - Number(b.at))
      .at(-1);
  const [out, failed, told] = [last(({ ok }) => ok), last(({ ok }) => !ok), last(({ quota }) => quota !== undefined)];
  const inHour = (ok: boolean): number =>
    notes.filter((note) => note.ok === ok && Number(note.at) > Number(now) - hourMs).length;
  return {
    account,
    sentInHour: inHour(true),
    failedInHour: inHour(false),
    ...(out ? { lastOutAt: out.at } : {}),
    ...(failed ? { lastFailedAt: failed.at, lastFailure: failed.code ?? "UNEXPECTED" } : {}),
    ...(told?.quota ? { quota: { ...told.quota, at: told.at } } : {}),
  };
}

/** Counts in memory, made from what the inbox holds. */
export function fakeChannels(inbox: FakeInbox): Channels {
  const notes: SendNote[] = [];
  let hours: { channel: string; hour: Date; received: number }[] = [];
  const spoken = () => inbox.all().filter(({ event }) => spokenKinds.includes(event.kind));
  return {
    noteSend: async (note) => void notes.push(structuredClone(note)),
    countHours: async (now) => {
      const counts = new Map<string, number>();
      for (const { event, receivedAt } of spoken()) {
        if (Number(receivedAt) < Number(now) - (usualWeeks * 7 + 2) * dayMs) continue;
        const key = `${event.channel} ${Math.floor(Number(receivedAt) / hourMs)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      hours = [...counts].map(([key, received]) => {
        const [channel = "", hour] = key.split(" ");
        return { channel, hour: new Date(Number(hour) * hourMs), received };
      });
    },
    records: async (channels, now) =>
      channels.map((channel): ChannelRecord => {
        const mine = hours.filter((one) => one.channel === channel).map(({ hour, received }) => ({ hour, received }));
        const isLikeToday = ({ hour }: { hour: Date }): boolean => {
          const days = (Number(localMidnight(now)) - Number(localMidnight(hour))) / dayMs;
          return days % 7 === 0 && days >= 0 && days <= usualWeeks * 7;
        };
        const heard = spoken().flatMap(({ event, receivedAt }) =>
          event.channel === channel ? [Number(receivedAt)] : [],
        );
        const sent = notes.filter((note) => note.channel === channel);
        const accounts = [...new Set(sent.map(({ account }) => account))].sort();
        return {
          channel,
          ...(heard.length > 0 ? { lastInAt: new Date(Math.max(...heard)) } : {}),
          ...(mine.length > 0 ? { firstHour: new Date(Math.min(...mine.map(({ hour }) => Number(hour)))) } : {}),
          hours: mine.filter(isLikeToday),
          accounts: accounts.map((account) =>
            accountOf(
              account,
              sent.filter((one) => one.account === account),
              now,
            ),
          ),
        };
      }),
  };
}
