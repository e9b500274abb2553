import { noteCall } from "../call/note-call.ts";
import { isCarrier } from "../channel/channel.ts";
import { loseAccount } from "../channel/connect-account.ts";
import type { EventKind, InboundEvent } from "../channel/event.ts";
import { keepMedia } from "../channel/keep-media.ts";
import { takeNotice } from "../channel/take-notice.ts";
import type { Message } from "../delivery/message.ts";
import { AppError, type ErrorCode, isAppError } from "../errors.ts";
import { chatTopic } from "../live.ts";
import { leaveCarrier } from "../people/consent.ts";
import type { InboxClaim, InboxEntry } from "../queues.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { applyDecisions } from "./apply-decisions.ts";
import { buildTurn } from "./build-turn.ts";
import type { Conversation, Holder } from "./conversation.ts";
import { matterInConfidence } from "./in-confidence.ts";
import { moveTalk } from "./move-talk.ts";
import { firstConversation, knownConversation, readNewcomer } from "./open-conversation.ts";
import { placeEvents } from "./place-events.ts";
import { isRecord, keepContact, lineOf, messageOf, recordEvent, waitForMessage } from "./record-event.ts";

/** Attempts before an event is set aside with an alarm; with the pauses below that is about four minutes. */
export const maxAttempts = 6;
const retryPauseMs = [1_000, 4_000, 15_000, 60_000, 150_000];
/** From this many failures on each message of a burst is tried alone, so that a poisonous one is parked alone. */
const aloneAfter = 3;
/** How often a turn is computed again because the resident went on typing or an operator was faster. */
const maxRecomputations = 5;

/** Kinds that are a turn of the bot but no line of the conversation. */
const silent: readonly EventKind[] = ["wake", "edited", "joined", "heard"];
/** A parked event of these kinds loses no word of a resident, so it makes no task. */
const bookkeeping: readonly EventKind[] = ["receipt", "echo", "reaction"];

export interface HandleInput {
  store: Store;
  world: World;
  claim: InboxClaim;
  /** Told of faults without any message text; the caller logs them. */
  onFault?: (fault: { code: ErrorCode; kind: string; parked: boolean; error: unknown }) => void;
}

/** Entries that belong in one turn: a run of messages, or one event that is of another kind or has failed often. */
function nextGroup(entries: InboxEntry[]): InboxEntry[] {
  const other = entries.findIndex(({ event, attempts }) => event.kind !== "message" || attempts >= aloneAfter);
  return other === 0 ? entries.slice(0, 1) : entries.slice(0, other === -1 ? undefined : other);
}

/** No new turn is begun late: what a turn waits for (a model elsewhere) must fit into what is left of the lease. */
const halfWay = (begun: Date, until: Date): Date => new Date((begun.getTime() + until.getTime()) / 2);

/**
 * Handles everything that waits in a claimed lane, oldest first, each turn in one transaction. A fault pauses the lane
 * (order is kept); an event that keeps failing is parked with a task for the desk, and the lane goes on. Half the lease
 * on, the rest is given back to whoever claims it next.
 */
export async function handleLane(input: HandleInput): Promise<void> {
  const { store, world, claim } = input;
  const goOnUntil = halfWay(world.clock.now(), claim.until);
  let waiting = claim.entries;
  while (waiting.length > 0 && (waiting === claim.entries || world.clock.now() <= goOnUntil)) {
    const group = nextGroup(waiting);
    const rest = waiting.slice(group.length);
    try {
      await handleGroup(input, group);
      // Whoever finished the last entry has freed the lane.
      if (rest.length === 0) return;
    } catch (error) {
      if (isAppError(error, "LEASE_LOST")) return;
      if (isAppError(error, "STALE") && error.details.newer) return store.inbox.release(claim, world.clock.now());
      const goOn = await setBack(input, group, error);
      if (!goOn) return;
    }
    waiting = rest;
  }
  await store.inbox.release(claim, world.clock.now());
}

/** One group: read, think (outside any transaction: models may be slow), then apply. */
async function handleGroup(input: HandleInput, group: InboxEntry[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await handle(input, group, attempt);
    } catch (error) {
      if (!isAppError(error, "STALE") || error.details.newer || attempt >= maxRecomputations) throw error;
    }
  }
}

function handle(input: HandleInput, group: InboxEntry[], attempt: number): Promise<void> {
  const { seq, event, attempts } = group[0] as InboxEntry;
  if (event.kind === "media") return keepMedia({ ...input, entry: { seq, event, attempts } });
  if (event.kind === "moved") return moveTalk({ ...input, entry: { seq, event, attempts } });
  if (event.kind === "call-state") return noteCall({ ...input, entry: { seq, event, attempts } });
  return isRecord(event) ? record(input, group) : converse(input, group, attempt);
}

function record({ store, world, claim }: HandleInput, group: InboxEntry[]): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.inbox.finish(claim, seqs(group), world.clock.now());
    for (const { event } of group) {
      const { channel, account } = event.from;
      if (event.kind === "disconnected") await loseAccount({ tx, world, channel, account });
      if (event.kind === "notice") await takeNotice({ tx, world, event });
      if (isCarrier(event.channel)) await leaveCarrier({ tx, world }, event);
      const conversation = await conversationOf(tx, event);
      if (!conversation && event.kind === "receipt" && isCarrier(event.channel)) waitForMessage(event, world);
      if (!conversation) continue;
      const after = await recordEvent({ tx, world, conversation }, event);
      if (after !== conversation) await tx.conversations.save(after);
      await announce(tx, conversation);
    }
  });
}

/**
 * Whose event it is. Undefined: nobody we know (a quota notice, a like, a receipt of another app); it is kept in the
 * inbox and opens nothing. Receipts of carriers, and ratings, name a message of ours in some conversation.
 */
async function conversationOf(tx: Transaction, event: InboundEvent): Promise<Conversation | undefined> {
  const known = await tx.conversations.byThread(event.channel, event.thread);
  if (known || !("messageRefs" in event)) return known;
  const message = await messageOf(tx, event.channel, event.messageRefs);
  return message && tx.conversations.byId(message.conversationId);
}

/** A pin by the name residents and staff know the place by. */
function named(event: InboundEvent, world: World): InboundEvent {
  if (event.kind !== "message" && event.kind !== "report") return event;
  const { latitude, longitude } = event.place ?? {};
  if (latitude === undefined || longitude === undefined) return event;
  return { ...event, place: world.nameOf(latitude, longitude) };
}

async function converse({ store, world, claim }: HandleInput, group: InboxEntry[], attempt: number): Promise<void> {
  const events = group.map((entry) => named(entry.event, world));
  const first = events[0] as InboundEvent;
  const profile = await readNewcomer({ store, world, event: first });
  const opening = { world, event: first, profile };
  const known = await store.look((tx) => knownConversation({ tx, ...opening }));
  const opened = known ?? (await store.transaction((tx) => firstConversation({ tx, ...opening })));
  const conversation = heard(opened, events, world.clock.now());
  const turn = await store.look(async (tx) =>
    buildTurn({ tx, store, world, conversation, events: await placeEvents(tx, events) }),
  );
  await world.responderOf(first.channel).respond(turn);
  await store.transaction(async (tx) => {
    const isMore = await tx.inbox.finish(claim, seqs(group), world.clock.now());
    const urgent = turn.decisions.some((decision) => decision.do === "alarm") || attempt >= maxRecomputations;
    if (isMore && first.kind === "message" && !urgent && (await tx.inbox.hasNewer(claim))) {
      throw new AppError("STALE", "the resident went on writing", { details: { newer: true } });
    }
    const lines = events.filter((event) => !silent.includes(event.kind));
    const told = await toLeader(tx, turn.conversation);
    await tx.conversations.append(lines.map((event) => ({ ...lineOf(event, turn.conversation, world), ...told })));
    await correctEdited(tx, events);
    const turnKey = (group[0] as InboxEntry).seq;
    const after = await applyDecisions({ tx, world, turn, conversation: turn.conversation, turnKey });
    const saved = await tx.conversations.save(after);
    for (const event of events) await keepContact({ tx, world, conversation: saved }, event);
    await announce(tx, saved);
  });
}

/** What is said to a leader who answers a confidential matter goes to that matter. */
async function toLeader(tx: Transaction, { id, heldBy }: Conversation): Promise<Pick<Message, "ticketCode">> {
  const holder = heldBy.kind === "operator" ? await tx.people.staffById(heldBy.staffId) : undefined;
  const ticketCode = holder && (await matterInConfidence(tx, id, holder));
  return ticketCode ? { ticketCode } : {};
}

/** The conversation once the resident has been heard; a rung alarm clock is put away unless it was set anew since. */
function heard(conversation: Conversation, events: InboundEvent[], now: Date): Conversation {
  // What was said earlier, now written down: not a new word of the resident.
  if (events.every((event) => event.kind === "heard")) return conversation;
  const spoken = events.filter((event) => event.kind !== "wake");
  if (spoken.length === 0) {
    const { wakeAt, ...rest } = conversation;
    return wakeAt && wakeAt > now ? conversation : rest;
  }
  const times = [conversation.lastInboundAt ?? new Date(0), ...spoken.map((event) => event.at)];
  const lastInboundAt = new Date(Math.max(...times.map(Number)));
  // Whoever writes again is not put off any longer.
  const { snooze: _, ...here } = conversation;
  return { ...here, heldBy: holderAfter(conversation, spoken, now), lastInboundAt };
}

/** The platform gives us the words of people whom another program answers apart from those we answer. */
function holderAfter({ heldBy }: Conversation, spoken: InboundEvent[], now: Date): Holder {
  if (spoken.at(-1)?.elsewhere !== true) return heldBy.kind === "elsewhere" ? { kind: "bot" } : heldBy;
  const isFree = heldBy.kind === "bot" || heldBy.kind === "queue";
  return isFree ? { kind: "elsewhere", name: "", since: now } : heldBy;
}

async function correctEdited(tx: Transaction, events: InboundEvent[]): Promise<void> {
  for (const event of events) {
    if (event.kind !== "edited") continue;
    const message = await tx.messages.byProviderId(event.channel, event.messageRef);
    if (message) await tx.messages.update({ ...message, text: event.text, editedAt: event.at });
  }
}

function announce(tx: Transaction, conversation: Conversation): Promise<void> {
  return tx.publish([
    { topic: "desk", name: "conversation.updated", id: conversation.id },
    { topic: chatTopic(conversation), name: "message.added", id: conversation.id },
  ]);
}

const seqs = (group: InboxEntry[]): string[] => group.map((entry) => entry.seq);

/** A file that is refused, gone or no file at all is so at every try; what a turn met may have changed by the next one. */
function isHopeless(group: InboxEntry[], error: unknown): boolean {
  return group[0]?.event.kind === "media" && isAppError(error) && !error.retryable;
}

/** After a fault: a pause and another try, or, once tried too often, out of the way with a task. True when the lane may go on. */
async function setBack(
  { store, world, claim, onFault }: HandleInput,
  group: InboxEntry[],
  error: unknown,
): Promise<boolean> {
  const now = world.clock.now();
  const code = isAppError(error) ? error.code : "UNEXPECTED";
  const tried = Math.max(...group.map((entry) => entry.attempts)) + 1;
  const parked = tried >= maxAttempts || isHopeless(group, error);
  onFault?.({ code, kind: group[0]?.event.kind ?? "", parked, error });
  if (!parked) {
    const pauseMs = retryPauseMs[tried - 1] ?? 150_000;
    await store.inbox.retry(claim, seqs(group), { code, at: new Date(now.getTime() + pauseMs) });
    return false;
  }
  for (const { seq, event } of group) {
    await store.inbox.park(claim, seq, { code, at: now });
    if (bookkeeping.includes(event.kind)) continue;
    const id = world.ids.next();
    await store.transaction(async (tx) => {
      const conversation = await tx.conversations.byThread(event.channel, event.thread);
      const whose = conversation ? { conversationId: conversation.id } : {};
      await tx.tasks.save({
        id,
        kind: "event-parked",
        key: `parked:${seq}`,
        reason: code,
        state: "open",
        openedAt: now,
        ...whose,
      });
      await tx.publish([{ topic: "desk", name: "task.opened", id }]);
    });
  }
  return true;
}
