import { type Channel, channels } from "../../core/channel/channel.ts";
import { type AccountRecord, type ChannelHealth, gapHours, judge } from "../../core/channel/health.ts";
import { channelTest, testChannel } from "../../core/channel/test-channel.ts";
import { AppError } from "../../core/errors.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const iso = (at: Date | undefined): string | undefined => at?.toISOString();

function presentAccount({ account, ...record }: AccountRecord) {
  const { lastOutAt, lastFailedAt, lastFailure, sentInHour, failedInHour, quota } = record;
  return given({
    account,
    lastOutAt: iso(lastOutAt),
    lastFailedAt: iso(lastFailedAt),
    lastFailure,
    sentInHour,
    failedInHour,
    quota: quota && {
      ...given({ kind: quota.kind, remaining: quota.remaining, total: quota.total }),
      at: quota.at.toISOString(),
    },
  });
}

/** Accounts that are connected but sent nothing yet are there, too. */
function accountsOf({ accounts }: ChannelHealth, known: readonly string[]): AccountRecord[] {
  const silent = known.filter((account) => !accounts.some((one) => one.account === account));
  return [...accounts, ...silent.map((account) => ({ account, sentInHour: 0, failedInHour: 0 }))];
}

function presentChannel(health: ChannelHealth, { doors }: ApiDeps) {
  const { channel, receivedToday, usualToday, usualInGap, failedShare, lastInAt, lastOutAt, troubles } = health;
  const [receiver, sender] = [doors.receiverOf(channel), doors.senderOf(channel)];
  const { replyWindowHours, humanWindowHours, outsideWindow } = sender?.limits ?? {};
  return given({
    channel,
    connected: doors.connected.includes(channel),
    receives: receiver !== undefined,
    sends: sender !== undefined,
    accounts: accountsOf(health, doors.accountsOf(channel)).map(presentAccount),
    lastInAt: iso(lastInAt),
    lastOutAt: iso(lastOutAt),
    receivedToday,
    usualToday,
    usualInGap,
    failedShare,
    window:
      replyWindowHours === undefined || humanWindowHours === undefined || outsideWindow === undefined
        ? undefined
        : { replyHours: replyWindowHours, humanHours: humanWindowHours, outside: outsideWindow },
    troubles: [...troubles],
  });
}

/** How the channels are, and trying one out. */
export function channelHandlers(deps: ApiDeps) {
  const { store, world, doors } = deps;
  /** The account a test goes out from: the one that was named, or the only one. */
  const accountFor = (channel: Channel, account: string | undefined): string => {
    const known = doors.accountsOf(channel);
    const found = account === undefined ? known[0] : known.find((one) => one === account);
    if (!doors.senderOf(channel) || found === undefined) {
      throw new AppError("UNKNOWN_CHANNEL", "nothing can be sent by this channel");
    }
    return found;
  };
  return {
    listChannels: async () => {
      const now = world.clock.now();
      const records = await store.channels.records(channels, now);
      return {
        items: records.map((record) => presentChannel(judge(record, now), deps)),
        webhookBase: `${world.ward.publicUrl}/webhooks`,
        gapHours,
        at: now.toISOString(),
      };
    },
    testChannel: async ({ staff, params: { channel }, body: { to, account: wanted } }) => {
      const account = accountFor(channel, wanted);
      return again(() => store.transaction((tx) => testChannel({ tx, world, staff, channel, account, to })));
    },
    getChannelTest: async ({ staff, params: { channel, id }, query: { to, account: wanted } }) => {
      const account = accountFor(channel, wanted);
      const line = await store.transaction((tx) => channelTest({ tx, world, staff, channel, account, to, id }));
      const { state, failure, at } = line;
      return { id, state, at: at.toISOString(), ...given({ failure }) };
    },
  } satisfies Partial<Handlers>;
}
