import type { ErrorCode } from "../errors.ts";
import { localMidnight } from "../ticket/working-time.ts";
import type { AccountAccess } from "./access.ts";
import type { Receipt } from "./adapter.ts";
import type { Channel } from "./channel.ts";
import type { EventKind } from "./event.ts";

/** Kinds by which somebody speaks to us; receipts and echoes say nothing about whether residents get through. */
export const spokenKinds: readonly EventKind[] = ["message", "choice", "comment", "call", "call-state", "report"];

/** What one account of a channel sent in the last hour, and what is left of its allowance. */
export interface AccountRecord {
  account: string;
  lastOutAt?: Date;
  lastFailedAt?: Date;
  /** Why the last failure was one. */
  lastFailure?: ErrorCode;
  sentInHour: number;
  failedInHour: number;
  quota?: NonNullable<Receipt["quota"]> & { at: Date };
  /** Added for whoever looks (core/channel/see-access.ts); the store counts without it. */
  access?: AccountAccess;
}

/** What the store knows of a channel. */
export interface ChannelRecord {
  channel: Channel;
  lastInAt?: Date;
  /** The first hour anything was counted: before it nothing is known. */
  firstHour?: Date;
  /** What came in, by the hour: today, and the same weekday of the four weeks before. Hours with nothing are left out. */
  hours: { hour: Date; received: number }[];
  accounts: AccountRecord[];
}

/** What is wrong with a channel. */
export const troubles = ["silent", "failing", "access-lost", "access-ending", "quota"] as const;
export type Trouble = (typeof troubles)[number];

/** A channel as its administrator should see it. */
export interface ChannelHealth extends Pick<ChannelRecord, "channel" | "lastInAt" | "accounts"> {
  lastOutAt?: Date;
  receivedToday: number;
  /** On such a weekday up to now; unset: too short a time to say. */
  usualToday?: number;
  /** In the last hours in which nothing came, on such a weekday. */
  usualInGap?: number;
  /** 0..1 of the last hour's attempts; unset: none. */
  failedShare?: number;
  troubles: Trouble[];
}

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** Weeks that make the usual, and how many of them must be known. */
export const usualWeeks = 4;
const neededWeeks = 2;
/** So long nothing, where so many are usual, is no accident ("no message for 3 h on a weekday; usual is 40"). */
export const gapHours = 3;
const usualThatMatters = 10;
/** Failures of an hour that are more than bad luck. */
const attemptsThatMatter = 5;
const shareThatMatters = 0.3;
/** An allowance is low at a tenth of it; đồng are low when about a hundred SMS of two parts are left. */
const lowShare = 0.1;
const lowWithoutTotal: Readonly<Record<string, number>> = { vnd: 100_000 };

const hourOf = (at: Date): number => Math.floor(at.getTime() / hourMs) * hourMs;

/** How many came in from one moment to another, `weeksAgo`; whole hours. */
function count({ hours }: ChannelRecord, from: number, until: number, weeksAgo = 0): number {
  const shift = weeksAgo * weekMs;
  return hours.reduce(
    (sum, { hour, received }) =>
      hour.getTime() >= from - shift && hour.getTime() < until - shift ? sum + received : sum,
    0,
  );
}

/** The same hours in the weeks before, on average; undefined while fewer than two weeks are known. */
function usual(record: ChannelRecord, from: number, until: number): number | undefined {
  const since = record.firstHour?.getTime() ?? Number.POSITIVE_INFINITY;
  const weeks = Array.from({ length: usualWeeks }, (_, week) => week + 1).filter(
    (week) => from - week * weekMs >= since,
  );
  if (weeks.length < neededWeeks) return undefined;
  return Math.round(weeks.reduce((sum, week) => sum + count(record, from, until, week), 0) / weeks.length);
}

function isLow({ remaining, total, kind }: NonNullable<AccountRecord["quota"]>): boolean {
  const limit = total === undefined ? lowWithoutTotal[kind] : total * lowShare;
  return limit !== undefined && remaining < limit;
}

const latest = (...times: (Date | undefined)[]): Date | undefined => {
  const known = times.filter((time) => time !== undefined).map(Number);
  return known.length === 0 ? undefined : new Date(Math.max(...known));
};

/** A refused token means no access until something went out again. */
const isRefused = ({ lastFailure, lastFailedAt, lastOutAt }: AccountRecord): boolean =>
  lastFailure === "TOKEN_INVALID" && (lastFailedAt?.getTime() ?? 0) > (lastOutAt?.getTime() ?? 0);

/** The platform took it away; what was given up on purpose is no trouble. */
const isTakenAway = ({ access }: AccountRecord): boolean =>
  access?.connection?.state === "revoked" && access.connection.givenUpAt === undefined;

/** Judges a channel by what is known of it. Pure: the same record at the same time is judged alike. */
export function judge(record: ChannelRecord, now: Date): ChannelHealth {
  const { channel, accounts, lastInAt } = record;
  const [midnight, hour] = [localMidnight(now).getTime(), hourOf(now)];
  const usualToday = usual(record, midnight, hour);
  const usualInGap = usual(record, hour - gapHours * hourMs, hour);
  const sent = accounts.reduce((sum, one) => sum + one.sentInHour, 0);
  const failed = accounts.reduce((sum, one) => sum + one.failedInHour, 0);
  const isSilent = lastInAt === undefined || now.getTime() - lastInAt.getTime() >= gapHours * hourMs;
  const found: Record<Trouble, boolean> = {
    silent: isSilent && (usualInGap ?? 0) >= usualThatMatters,
    failing: sent + failed >= attemptsThatMatter && failed / (sent + failed) >= shareThatMatters,
    "access-lost": accounts.some((one) => isRefused(one) || isTakenAway(one)),
    "access-ending": accounts.some(({ access }) => access?.connection?.state === "expiring"),
    quota: accounts.some(({ quota }) => quota !== undefined && isLow(quota)),
  };
  const lastOutAt = latest(...accounts.map((one) => one.lastOutAt));
  return {
    channel,
    accounts,
    receivedToday: count(record, midnight, Number.POSITIVE_INFINITY),
    ...(lastInAt ? { lastInAt } : {}),
    ...(lastOutAt ? { lastOutAt } : {}),
    ...(usualToday === undefined ? {} : { usualToday }),
    ...(usualInGap === undefined ? {} : { usualInGap }),
    ...(sent + failed > 0 ? { failedShare: failed / (sent + failed) } : {}),
    troubles: troubles.filter((trouble) => found[trouble]),
  };
}
