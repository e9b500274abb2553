import { isOutdated } from "../appointment/remind.ts";
import type { ChannelSender, Receipt } from "../channel/adapter.ts";
import type { Channel } from "../channel/channel.ts";
import type { EventOf } from "../channel/event.ts";
import type { SendNote } from "../channel/ports.ts";
import { laneOf } from "../channel/receive.ts";
import { AppError, adviceOf, type ErrorCode, isAppError } from "../errors.ts";
import { chatTopic, type LiveEvent } from "../live.ts";
import { watchOfDigest } from "../news/news-watch.ts";
import type { OutboxClaim } from "../queues.ts";
import type { Store, Transaction } from "../store.ts";
import type { DeskTask } from "../task.ts";
import { isAskedInVain } from "../ticket/follow-up.ts";
import type { World } from "../world.ts";
import { newsKey, newsPurposes, type OutboundMessage } from "./message.ts";
import { type DeliveryPlan, planDelivery, type Reach } from "./plan-delivery.ts";
import { reachOf } from "./reach.ts";
import { isSameWay, type Way } from "./way.ts";

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
  /** Shortens the pauses between tries, for tests; 1 is as specified. */
  pauseFactor?: number;
  /** 0..1; spreads retries. */
  random: () => number;
  onFault?: (fault: { code: ErrorCode; final: boolean; error: unknown }) => void;
}

/** A platform that asks us to slow down for so long will not take it any more. */
const patienceMs = 24 * 3_600_000;

/** Whether a later try by the same way is of no use. Being asked to slow down is no failed try, but has an end, too. */
function isFinal(error: unknown, { attempts, message }: OutboxClaim, now: Date): boolean {
  if (isAppError(error, "RATE_LIMITED")) {
    return now > (message.notAfter ?? new Date(message.createdAt.getTime() + patienceMs));
  }
  return (isAppError(error) && !error.retryable) || attempts + 1 >= maxDeliveryAttempts;
}

/** A fault after which the platform may have the message all the same: time-outs and broken connections. */
function isUncertain(error: unknown): boolean {
  return !isAppError(error) || error.code === "PLATFORM_UNAVAILABLE";
}

function pauseAfter(error: unknown, attempts: number, random: () => number): number {
  const asked = isAppError(error) ? Number(error.details.retryAfterMs ?? 0) : 0;
  const pause = pausesMs[Math.min(attempts, pausesMs.length - 1)] ?? 0;
  return Math.max(asked, pause * (1 - jitter + 2 * jitter * random()));
}

/**
 * Brings the head of one conversation's outgoing lane to its reader, by the way the planner says. Success stores the
 * receipt; a passing fault waits and tries again, holding the lane so that order is kept; a closed way is noted and
 * another one planned; when none is left a task tells the desk, never silence.
 */
export async function deliver(input: DeliverInput): Promise<void> {
  const { store, world, claim, onFault } = input;
  // Held up on the way here (a stopped machine, a slow database): the lane is somebody else's by now.
  if (world.clock.now() >= claim.until) return;
  try {
    const known = await lookUp(input);
    if (known?.isOutdated) return await drop(input, "OUTDATED");
    const reach = known?.reach;
    const plan = planFor(input, reach);
    if (plan.do === "wait") return await store.outbox.postpone(claim, plan.until);
    if (plan.do === "give-up") return await giveUp(input, plan.because, reach);
    if (plan.do === "forward") return await forward(input, plan);
    await send(input, plan.way, reach);
  } catch (error) {
    if (isAppError(error, "LEASE_LOST")) return;
    onFault?.({ code: isAppError(error) ? error.code : "UNEXPECTED", final: false, error });
  }
}

interface Known {
  reach: Reach;
  /** What it says is no longer so. An attempt that may have arrived is seen through all the same. */
  isOutdated: boolean;
}

async function lookUp({ store, world, claim }: DeliverInput): Promise<Known | undefined> {
  const { message } = claim;
  // What is no news goes only where it was written to: nothing needs to be looked up.
  if (!newsPurposes.includes(message.purpose)) return undefined;
  return store.look(async (tx) => ({
    reach: await reachOf(tx, message),
    isOutdated:
      !message.uncertainSince &&
      ((await isOutdated(tx, message, world.clock.now())) ||
        (await isAskedInVain(tx, message)) ||
        (await isUnwatched(tx, message))),
  }));
}

/** Whether a message is a digest nobody asks for any more. */
async function isUnwatched(tx: Transaction, message: OutboundMessage): Promise<boolean> {
  const watch = watchOfDigest(message);
  return watch !== undefined && (await tx.newsWatches.byId(watch)) === undefined;
}

async function drop(input: DeliverInput, code: ErrorCode): Promise<void> {
  const { store, world, claim } = input;
  await store.outbox.drop(claim, { code, at: world.clock.now() });
  await announce(input);
}

/** What we write of our own accord is nothing to call anybody about; a reader who is gone gets no more digests. */
async function leave(input: DeliverInput, code: ErrorCode): Promise<void> {
  const watch = watchOfDigest(input.claim.message);
  if (watch !== undefined && code === "RECIPIENT_GONE") {
    await input.store.transaction((tx) => tx.newsWatches.remove(watch));
  }
  await drop(input, code);
}

function planFor({ world, claim }: DeliverInput, reach?: Reach): DeliveryPlan {
  const { message, refused, isFollowed } = claim;
  const { limitsOf, accountOf, clock } = world;
  const nowhereElse: Reach = { home: message.to, others: [], consents: [] };
  return planDelivery({
    message,
    reach: reach ?? nowhereElse,
    refused,
    isFollowed,
    limitsOf,
    accountOf,
    now: clock.now(),
  });
}

async function send(input: DeliverInput, way: Way, reach: Reach | undefined): Promise<void> {
  const { store, claim, senderOf } = input;
  const { asTemplate: _, ...message } = claim.message;
  let isTaken = false;
  try {
    if (!isSameWay(way, { to: message.to, asTemplate: claim.message.asTemplate ?? false })) {
      await store.outbox.route(claim, way);
    }
    const sender = senderOf(way.to.channel);
    if (!sender) throw new AppError("UNKNOWN_CHANNEL", "this channel is not connected");
    const lastInboundAt = reach?.lastInboundAt ?? message.lastInboundAt;
    const routed: OutboundMessage = {
      ...message,
      to: way.to,
      ...(way.asTemplate ? { asTemplate: true } : {}),
      ...(lastInboundAt ? { lastInboundAt } : {}),
    };
    // The same again: looking things up takes time, too.
    if (input.world.clock.now() >= claim.until) throw new AppError("LEASE_LOST", "held up until the lease was over");
    const receipt = await sender.send(routed);
    isTaken = true;
    await carryOn(input, routed, receipt);
    await store.outbox.sent({ ...claim, message: routed }, receipt);
    const noted = note(input, way, { ok: true, ...(receipt.quota ? { quota: receipt.quota } : {}) });
    await Promise.all([noted, announce(input)]);
  } catch (error) {
    // The platform has it, and that could not be written down: left as it is, whoever claims it after the lease looks first.
    if (isTaken || isAppError(error, "LEASE_LOST")) throw error;
    await note(input, way, { ok: false, code: isAppError(error) ? error.code : "UNEXPECTED" });
    await setBack(input, error, reach);
  }
}

/** The attempt failed: a pause and the same way again, another way, or none. */
async function setBack(input: DeliverInput, error: unknown, reach: Reach | undefined): Promise<void> {
  const { store, world, claim, random, onFault } = input;
  const now = world.clock.now();
  const code = isAppError(error) ? error.code : "UNEXPECTED";
  const final = isFinal(error, claim, now);
  onFault?.({ code, final, error });
  if (!final) {
    const pause = pauseAfter(error, claim.attempts, random) * (input.pauseFactor ?? 1);
    const at = new Date(now.getTime() + pause);
    const isAsked = isAppError(error, "RATE_LIMITED");
    return store.outbox.retry(claim, { code, at, uncertain: isUncertain(error), isAsked });
  }
  // What may have arrived is not sent by another way: a person looks.
  const mayHaveArrived = isUncertain(error) || code === "UNCERTAIN";
  if (!newsPurposes.includes(claim.message.purpose) || mayHaveArrived)
    return giveUp(input, code, reach, adviceOf(error));
  await store.outbox.refuse(claim, { code, at: now });
}

/** One attempt more for the channel's health; what is lost here is lost to a figure only. */
async function note(input: DeliverInput, { to }: Way, end: Pick<SendNote, "ok" | "code" | "quota">): Promise<void> {
  const { store, world, onFault } = input;
  const { channel, account } = to;
  try {
    await store.channels.noteSend({ channel, account, at: world.clock.now(), ...end });
  } catch (error) {
    onFault?.({ code: "UNEXPECTED", final: false, error });
  }
}

/** The private reply told us who wrote the comment: the talk goes on in private. Put in first, so that it is never lost. */
async function carryOn({ store, world }: DeliverInput, message: OutboundMessage, receipt: Receipt): Promise<void> {
  const { reachedAs, at } = receipt;
  if (!reachedAs) return;
  const conversation = await store.look((tx) => tx.conversations.byId(message.conversationId));
  if (!conversation) return;
  const from = { ...message.to, user: reachedAs };
  const event: EventOf<"moved"> = {
    kind: "moved",
    id: `moved:${message.id}`,
    channel: from.channel,
    from,
    thread: `${from.account}:${from.user}`,
    fromThread: conversation.thread,
    at,
    raw: null,
  };
  await store.inbox.add([{ event, lane: laneOf(event), waitMs: 0 }], world.clock.now());
}

/** The same words in another conversation of the same person; there they go their own way. */
async function forward(
  input: DeliverInput,
  { conversationId, to }: Extract<DeliveryPlan, { do: "forward" }>,
): Promise<void> {
  const { store, world, claim } = input;
  const { asTemplate: _, uncertainSince: __, accountedFor: ___, lastInboundAt: ____, ...message } = claim.message;
  const newsId = message.newsId ?? message.id;
  const at = world.clock.now();
  const copy: OutboundMessage = { ...message, id: world.ids.next(), conversationId, to, newsId, isForwarded: true };
  await store.outbox.forward(claim, { message: { ...copy, createdAt: at }, key: newsKey(newsId, conversationId) }, at);
  await announce(input);
}

/** The reader will not get this one: the line says why, and the desk gets a task (with a number it is one to call) unless nobody has to see to it. */
async function giveUp(input: DeliverInput, code: ErrorCode, reach?: Reach, advice?: string): Promise<void> {
  const { store, world, claim } = input;
  const { id, conversationId, ticketCode, purpose } = claim.message;
  if (purpose === "follow-up") return leave(input, code);
  const at = world.clock.now();
  const task: DeskTask = {
    id: world.ids.next(),
    kind: reach?.phone ? "call-back" : "delivery-failed",
    key: `delivery:${id}`,
    conversationId,
    ...(ticketCode ? { ticketCode } : {}),
    ...(reach?.phone ? { phone: reach.phone } : {}),
    reason: code,
    ...(advice ? { advice } : {}),
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
  const { notBefore, conversationId: id } = claim.message;
  try {
    // What could be taken back stood on no page of the resident's until now.
    const talk = notBefore && (await store.look((tx) => tx.conversations.byId(id)));
    if (talk) events.push({ topic: chatTopic(talk), name: "message.added", id });
    await store.publish(events);
  } catch (error) {
    onFault?.({ code: "UNEXPECTED", final: false, error });
  }
}
