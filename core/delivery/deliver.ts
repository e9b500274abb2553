import type { ChannelSender } from "../channel/adapter.ts";
import type { Channel } from "../channel/channel.ts";
import { type AppError, type ErrorCode, isAppError } from "../errors.ts";
import type { LiveEvent } from "../live.ts";
import type { OutboxClaim, Store } from "../store.ts";
import type { DeskTask } from "../task.ts";
import type { World } from "../world.ts";

/** Tries before a message counts as undeliverable; with the pauses below about an hour. */
export const maxDeliveryAttempts = 8;
const pausesMs = [1_000, 5_000, 20_000, 60_000, 300_000, 900_000, 1_800_000];
/** Share of a pause added or taken by chance, so that a recovered platform is not hit by all at once. */
const jitter = 0.2;

export interface DeliverInput {
  store: Store;
  world: World;
  claim: OutboxClaim;
  senderOf: (channel: Channel) => ChannelSender | undefined;
  /** 0..1; spreads retries. */
  random: () => number;
  onFault?: (fault: { code: ErrorCode; final: boolean; error: unknown }) => void;
}

/** When a window is closed or a person is gone, no later try helps. */
function isFinal(error: unknown, attempts: number): boolean {
  return (isAppError(error) && !error.retryable) || attempts + 1 >= maxDeliveryAttempts;
}

/** A fault after which the platform may have the message all the same: time-outs and broken connections. */
function isUncertain(error: unknown): boolean {
  return !isAppError(error) || error.code === "PLATFORM_UNAVAILABLE";
}

function pauseAfter(error: unknown, attempts: number, random: () => number): number {
  const asked = isAppError(error, "RATE_LIMITED") ? Number((error as AppError).details.retryAfterMs ?? 0) : 0;
  const pause = pausesMs[Math.min(attempts, pausesMs.length - 1)] ?? 0;
  return Math.max(asked, pause * (1 - jitter + 2 * jitter * random()));
}

/**
 * Sends the head of one conversation's outgoing lane. Success stores the receipt; a passing fault waits and tries
 * again, holding the lane so that order is kept; a final one makes a task for the desk, never silence.
 */
export async function deliver(input: DeliverInput): Promise<void> {
  const { store, world, claim, senderOf, random, onFault } = input;
  const { message, attempts } = claim;
  const now = world.clock.now();
  // Held up on the way here (a stopped machine, a slow database): the lane is somebody else's by now.
  if (now >= claim.until) return;
  try {
    if (message.notAfter && message.notAfter < now) return await giveUp(input, "OUTSIDE_WINDOW");
    const sender = senderOf(message.to.channel);
    if (!sender) return await giveUp(input, "UNKNOWN_CHANNEL");
    await store.outbox.sent(claim, await sender.send(message));
    await announce(input);
  } catch (error) {
    if (isAppError(error, "LEASE_LOST")) return;
    const code = isAppError(error) ? error.code : "UNEXPECTED";
    const final = isFinal(error, attempts);
    onFault?.({ code, final, error });
    if (final) return giveUp(input, code);
    const at = new Date(world.clock.now().getTime() + pauseAfter(error, attempts, random));
    await store.outbox.retry(claim, { code, at, uncertain: isUncertain(error) });
  }
}

/** The resident will not get this one: the message says why, and the desk gets a task. */
async function giveUp(input: DeliverInput, code: ErrorCode): Promise<void> {
  const { store, world, claim } = input;
  const { id, conversationId, ticketCode } = claim.message;
  const at = world.clock.now();
  const task: DeskTask = {
    id: world.ids.next(),
    kind: "delivery-failed",
    key: `delivery:${id}`,
    conversationId,
    ...(ticketCode ? { ticketCode } : {}),
    reason: code,
    state: "open",
    openedAt: at,
  };
  await store.outbox.fail(claim, { code, at }, task);
  await announce(input, task);
}

/** Consoles show how far a message got. What is lost here costs a refresh, so it is no part of the delivery itself. */
async function announce({ store, claim, onFault }: DeliverInput, task?: DeskTask): Promise<void> {
  const events: LiveEvent[] = [{ topic: "desk", name: "message.updated", id: claim.message.conversationId }];
  if (task) events.push({ topic: "desk", name: "task.opened", id: task.id });
  try {
    await store.transaction((tx) => tx.publish(events));
  } catch (error) {
    onFault?.({ code: "UNEXPECTED", final: false, error });
  }
}
