import type { ErrorCode } from "../errors.ts";
import type { ContactCheck } from "../people/contact.ts";
import type { Spot } from "../spot.ts";
import type { Receipt } from "./adapter.ts";
import type { Channel } from "./channel.ts";
import type { ChannelConnection } from "./connection.ts";
import type { ChannelRecord } from "./health.ts";

/** Places of the ward that have a sign with a QR code. */
export interface Spots {
  byId(id: string): Promise<Spot | undefined>;
  /** In use first, by name. */
  all(): Promise<Spot[]>;
  /** Inserts or replaces. */
  save(spot: Spot): Promise<void>;
}

/** Proofs under way that a number or an address is the reader's own (core/people/contact-check.ts). */
export interface ContactChecks {
  /** Keeps one; what ended more than a day before it was begun is thrown away. */
  add(check: ContactCheck): Promise<void>;
  /** How many were begun since then for this ticket, or for this number or address, whichever are more. */
  countSince(since: Date, of: Pick<ContactCheck, "ticketCode" | "user">): Promise<number>;
  /** Counts one more try and returns it; undefined when it is unknown, over, or was tried too often. */
  tryOnce(id: string, now: Date): Promise<ContactCheck | undefined>;
  /** It served; nobody can use it again. */
  end(id: string): Promise<void>;
}

/** One attempt to send, as it ended. */
export interface SendNote {
  channel: Channel;
  account: string;
  ok: boolean;
  /** Why it failed. */
  code?: ErrorCode;
  at: Date;
  quota?: NonNullable<Receipt["quota"]>;
}

/** What happened on the channels lately, for their health (core/channel/health.ts). */
export interface Channels {
  /** Called for every send, by many workers at once: adds to a row of this process's own. */
  noteSend(note: SendNote): Promise<void>;
  /** Counts what came in up to now, by the hour. Called every ten minutes, so that nothing is counted when somebody looks. */
  countHours(now: Date): Promise<void>;
  /** What is known of these channels: never a row for each event or message. */
  records(channels: readonly Channel[], now: Date): Promise<ChannelRecord[]>;
}

/** Accounts of ours on the channels. */
export interface Connections {
  /** All of them, by channel and account. */
  all(): Promise<ChannelConnection[]>;
  of(channel: Channel, account: string): Promise<ChannelConnection | undefined>;
  /** Inserts, or updates by channel and account; `caughtUpTo` stays as it is. */
  save(connection: ChannelConnection): Promise<void>;
  /** Everything before this moment was fetched; never moves back, and nothing else changes. */
  catchUp(channel: Channel, account: string, upTo: Date): Promise<void>;
}
