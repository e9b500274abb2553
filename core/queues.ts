import type { Receipt } from "./channel/adapter.ts";
import type { InboundEvent } from "./channel/event.ts";
import type { OutboundMessage } from "./delivery/message.ts";
import type { Refusal, Way } from "./delivery/way.ts";
import type { ErrorCode } from "./errors.ts";
import type { DeskTask } from "./task.ts";

/** An event of a claimed lane. `seq` grows in the order of acceptance. */
export interface InboxEntry {
  seq: string;
  event: InboundEvent;
  /** Failed attempts so far. */
  attempts: number;
}

/** The right to handle one lane until `until`; void as soon as another worker holds a newer token. */
export interface Lease {
  lane: string;
  token: string;
  until: Date;
}

/** Everything that waits in one lane, oldest first (by the platform's time, then by acceptance). */
export interface InboxClaim extends Lease {
  entries: InboxEntry[];
}

/** What is put into the inbox. */
export interface InboxItem {
  event: InboundEvent;
  lane: string;
  waitMs: number;
  /** 0: somebody waits for an answer; 1: it may stand behind those. */
  priority?: number;
}

/**
 * What came in and is not handled yet. A lane is one conversation (or its receipts, which must not hold messages up):
 * a lane is handled by one worker at a time, in order. The table is the queue.
 */
export interface Inbox {
  /**
   * Stores events durably before the platform is answered. (channel, id) is unique for ever: repeats are ignored.
   * `waitMs` delays the lane until the resident has paused, capped at `maxQuietMs` after the first waiting event.
   * Lanes of a lower `priority` (0 first) are handled before all others. Returns how many were new. Wakes the workers.
   */
  add(items: InboxItem[], now: Date): Promise<number>;
  /** The lane that has waited longest and is due, leased to the caller; undefined when there is none. */
  claim(options: { now: Date; leaseMs: number }): Promise<InboxClaim | undefined>;
  /** The same for up to so many lanes at once; fewer when no more are due. */
  claimSome(options: { now: Date; leaseMs: number; most: number }): Promise<InboxClaim[]>;
  /** Gives the lane back after a fault: these entries count an attempt and the lane rests until `at`. */
  retry(lease: Lease, seqs: string[], fault: { code: ErrorCode; at: Date }): Promise<void>;
  /** Sets a poisonous entry aside, for good, so that the lane goes on without it. */
  park(lease: Lease, seq: string, fault: { code: ErrorCode; at: Date }): Promise<void>;
  /** Frees the lane; entries that are left are due as their own quiet time says. */
  release(lease: Lease, now: Date): Promise<void>;
}

/** The inbox inside a transaction. */
export interface InboxInTransaction {
  /**
   * Marks entries as handled; with the last of the claim the lane is free as well. Resolves with whether more waits than
   * was claimed. Throws LEASE_LOST when the lease is not the caller's any more.
   */
  finish(claim: InboxClaim, seqs: string[], now: Date): Promise<boolean>;
  /** Whether newer messages arrived in the lane since it was claimed: then the turn is computed again with them. */
  hasNewer(claim: InboxClaim): Promise<boolean>;
}

/** An event by its identity: (channel, id) is unique for ever. */
export type Cause = Pick<InboundEvent, "channel" | "id">;

/** The head of one conversation's outgoing lane, leased to the caller. */
export interface OutboxClaim extends Lease {
  message: OutboundMessage;
  attempts: number;
  /** Ways that turned out closed for it, oldest first. */
  refused: Refusal[];
  /** An answer to the resident waits behind it. */
  isFollowed: boolean;
  /** The first event of the turn it was said in; unset: it was said in none, or the event is not kept any more. */
  cause?: Cause;
}

/** What must go out: one lane a conversation, strictly in order. */
export interface Outbox {
  /** The next due message of a free lane; one that may still be taken back holds its lane until its moment. Marks it `sending`; a start that was never finished comes back as `uncertainSince`, with what `accountedFor` was sent around that time. */
  claim(options: { now: Date; leaseMs: number }): Promise<OutboxClaim | undefined>;
  /** The same for up to so many lanes at once; fewer when no more are due. */
  claimSome(options: { now: Date; leaseMs: number; most: number }): Promise<OutboxClaim[]>;
  /** The platform took it: stores the receipt on the message and frees the lane. */
  sent(claim: OutboxClaim, receipt: Receipt): Promise<void>;
  /**
   * Try again at `at`. `uncertain`: the platform may have it all the same (time-out). `isAsked`: the platform asks us to
   * slow down, which is no failed attempt.
   */
  retry(claim: OutboxClaim, fault: { code: ErrorCode; at: Date; uncertain: boolean; isAsked?: boolean }): Promise<void>;
  /** Not now: due at `until`, or as soon as something else is put into the lane. Counts no attempt. */
  postpone(claim: OutboxClaim, until: Date): Promise<void>;
  /** From now on it goes this way; kept before anything is sent by it. The lane stays leased. */
  route(claim: OutboxClaim, way: Way): Promise<void>;
  /** The way it goes is closed: noted, and due again at once, to be planned anew. */
  refuse(claim: OutboxClaim, fault: { code: ErrorCode; at: Date }): Promise<void>;
  /** It goes out in another conversation of the same person instead; its own line says so. A key that is known puts nothing there. */
  forward(claim: OutboxClaim, copy: { message: OutboundMessage; key: string }, at: Date): Promise<void>;
  /** What it says is no longer so: it goes nowhere, its line says why, the lane goes on, and nobody has to see to it. */
  drop(claim: OutboxClaim, end: { code: ErrorCode; at: Date }): Promise<void>;
  /** Gives up: the message becomes `failed` with its cause, a task is put on the desk, the lane goes on. */
  fail(claim: OutboxClaim, fault: { code: ErrorCode; at: Date }, task: DeskTask): Promise<void>;
}

/** Longest wait for a resident to finish, counted from the first message of a burst (dialogues §1.9). */
export const maxQuietMs = 10_000;
