import type { AccountAccess } from "../../core/channel/access.ts";
import { type Channel, channels } from "../../core/channel/channel.ts";
import { type AccountRecord, type ChannelHealth, gapHours, judge } from "../../core/channel/health.ts";
import { seeAccess } from "../../core/channel/see-access.ts";
import { channelTest, testChannel } from "../../core/channel/test-channel.ts";
import { AppError } from "../../core/errors.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const iso = (at: Date | undefined): string | undefined => at?.toISOString();

/** How access stands. Of access that is gone no end is told. */
function presentAccess({ connection, term }: AccountAccess) {
  const isGone = connection?.state === "revoked";
  const renewed = term?.kind === "renewed" && !isGone ? term : undefined;
  const { renewedAt, tokenUntil, grantUntil, fault } = renewed ?? {};
  return given({
    name: connection?.name,
    state: connection?.state,
    connectedAt: iso(connection?.connectedAt),
    givenUpAt: isGone ? iso(connection.givenUpAt) : undefined,
    lasts: isGone ? undefined : term?.kind,
    renewedAt: iso(renewedAt),
    tokenUntil: iso(tokenUntil),
    grantUntil: iso(grantUntil),
    fault: fault && { since: fault.since.toISOString(), isFinal: fault.isFinal, advice: fault.advice },
  });
}

function presentAccount({ account, ...record }: AccountRecord) {
  const { lastOutAt, lastFailedAt, lastFailure, sentInHour, failedInHour, quota, access } = record;
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
    access: access && presentAccess(access),
  });
}

function presentChannel(health: ChannelHealth, { doors }: ApiDeps) {
  const { channel, accounts, receivedToday, usualToday, usualInGap, failedShare } = health;
  const { lastInAt, lastOutAt, troubles } = health;
  const [receiver, sender] = [doors.receiverOf(channel), doors.senderOf(channel)];
  const { replyWindowHours, humanWindowHours, outsideWindow } = sender?.limits ?? {};
  return given({
    channel,
    connected: doors.connected.includes(channel),
    receives: receiver !== undefined,
    sends: sender !== undefined,
    accounts: accounts.map(presentAccount),
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
      const connections = await store.transaction((tx) => tx.connections.all());
      const counted = await store.channels.records(channels, now);
      const seen = counted.map((record) => {
        const termOf = doors.senderOf(record.channel)?.termOf;
        return seeAccess(record, { accounts: doors.accountsOf(record.channel), connections, termOf });
      });
      return {
        items: (await Promise.all(seen)).map((record) => presentChannel(judge(record, now), deps)),
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
