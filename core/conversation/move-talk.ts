import type { Address } from "../channel/channel.ts";
import type { EventOf } from "../channel/event.ts";
import { isLetGo, type Message } from "../delivery/message.ts";
import { chatTopic } from "../live.ts";
import type { Citizen } from "../people/citizen.ts";
import { system } from "../people/staff.ts";
import type { InboxClaim, InboxEntry } from "../queues.ts";
import { beginning } from "../storable.ts";
import type { Store, Transaction } from "../store.ts";
import { setFollowers } from "../ticket/amend-ticket.ts";
import type { World } from "../world.ts";
import { type Conversation, isHeldByPeople } from "./conversation.ts";
import { emptyDialogue } from "./dialogue.ts";

/** Lines under the post that go along. */
const maxLines = 20;
/** Tickets opened under one comment; it is hardly ever more than one. */
const maxTickets = 20;

/**
 * The event that moves a talk under a public post to the person's own thread; put into the lane of that thread by
 * whoever learns who the person is. It has one id, however many learn it.
 */
export function movedEvent(input: { from: { thread: string; address: Address }; reachedAs: string; at: Date }) {
  const { from, reachedAs, at } = input;
  const { channel, account } = from.address;
  const event: EventOf<"moved"> = {
    kind: "moved",
    id: beginning(`moved:${from.thread}`, 200),
    channel,
    from: { channel, account, user: reachedAs },
    thread: `${account}:${reachedAs}`,
    fromThread: from.thread,
    at,
    raw: null,
  };
  return event;
}

/**
 * A private reply has told us who wrote a comment: what was said and left open there goes on in that person's own
 * conversation, with the same citizen, in one transaction. Their answer then confirms the report; without one the alarm
 * clock, which moves along, files it. A talk they already have there keeps its own unfinished report.
 */
export async function moveTalk(input: {
  store: Store;
  world: World;
  claim: InboxClaim;
  entry: InboxEntry & { event: EventOf<"moved"> };
}): Promise<void> {
  const { store, world, claim, entry } = input;
  const { event } = entry;
  await store.transaction(async (tx) => {
    await tx.inbox.finish(claim, [entry.seq], world.clock.now());
    const left = await tx.conversations.byThread(event.channel, event.fromThread);
    // Told twice: by the answer to our private reply, and by its echo.
    if (!left || left.dialogue.movedTo !== undefined) return;
    const known = await tx.conversations.byThread(event.channel, event.thread);
    const citizen = await joinCitizens(tx, left, event.from);
    const before = known ?? anew(left, event, world);
    const { stays, goes } = parted(left, before);
    const dialogue = { ...stays.dialogue, movedTo: event.thread };
    await tx.conversations.save({ ...stays, citizenId: citizen.id, dialogue });
    const saved = await tx.conversations.save({ ...goes, citizenId: citizen.id });
    const lines = await tx.conversations.history(left.id, maxLines);
    await tx.conversations.append(lines.filter(isLetGo).map((line) => copied(line, saved.id, world)));
    await followFrom({ tx, world, left, goes: saved });
    await tx.publish([
      { topic: "desk", name: "conversation.updated", id: left.id },
      { topic: "desk", name: "conversation.updated", id: saved.id },
      { topic: chatTopic(saved), name: "message.added", id: saved.id },
    ]);
  });
}

/** A line as it stands in the other conversation; the platform's ids keep meaning the first one. */
function copied(line: Message, conversationId: string, world: World): Message {
  const isUnderWay = line.state === "queued" || line.state === "sending";
  return { ...line, id: world.ids.next(), conversationId, providerIds: [], state: isUnderWay ? "sent" : line.state };
}

/** The platform says that both addresses are one person: the one it knows by itself stays. */
async function joinCitizens(tx: Transaction, left: Conversation, address: Address): Promise<Citizen> {
  const written = await tx.people.citizenById(left.citizenId);
  const citizen = (await tx.people.citizenOf(address)) ?? written;
  if (!citizen) return { id: left.citizenId, addresses: [], consents: [], createdAt: left.openedAt };
  const both = [...citizen.addresses, address, left.address];
  const addresses = both.filter((one, index) => both.findIndex((other) => isSame(one, other)) === index);
  const name = citizen.displayName ?? written?.displayName;
  const joined = { ...citizen, addresses, ...(name ? { displayName: name } : {}) };
  await tx.people.saveCitizen(joined);
  return joined;
}

const isSame = (a: Address, b: Address): boolean =>
  a.channel === b.channel && a.account === b.account && a.user === b.user;

/** The person has not written there yet, so there is no last word of theirs: the reply window is still closed. */
function anew(left: Conversation, event: EventOf<"moved">, world: World): Conversation {
  const { citizenId, displayName } = left;
  return {
    id: world.ids.next(),
    address: event.from,
    thread: event.thread,
    citizenId,
    ...(displayName ? { displayName } : {}),
    heldBy: { kind: "bot" },
    dialogue: emptyDialogue,
    openedAt: world.clock.now(),
    version: 0,
  };
}

/** What stays under the post and what goes along: the unfinished report, the open question, the alarm clock, who holds it. */
function parted(left: Conversation, before: Conversation): { stays: Conversation; goes: Conversation } {
  const { draft, pending, introduced, kinship, language, ...rest } = left.dialogue;
  const isBusy = before.dialogue.draft !== undefined && draft !== undefined;
  if (isBusy || isHeldByPeople(before)) return { stays: left, goes: before };
  const { wakeAt, attention, draftReply: _, ...quiet } = left;
  const dialogue = {
    ...before.dialogue,
    introduced: before.dialogue.introduced || introduced,
    language,
    ...(kinship ? { kinship } : {}),
    ...(draft ? { draft } : {}),
    ...(pending ? { pending } : {}),
  };
  const clock = wakeAt ? { wakeAt } : {};
  const look = before.attention ?? attention;
  return {
    stays: { ...quiet, heldBy: { kind: "bot" }, dialogue: { ...rest, introduced, language } },
    goes: { ...before, ...clock, ...(look ? { attention: look } : {}), heldBy: left.heldBy, dialogue },
  };
}

/** News of the reports opened under the post reach the person where they can be reached: a comment is answered once. */
async function followFrom(input: { tx: Transaction; world: World; left: Conversation; goes: Conversation }) {
  const { tx, world, left, goes } = input;
  for (const { code, followers } of await tx.tickets.ofConversations([left.id], maxTickets)) {
    if (!followers.includes(left.id)) continue;
    const moved = [...new Set(followers.map((id) => (id === left.id ? goes.id : id)))];
    await setFollowers({ tx, world, code, actor: system, followers: moved, note: "moved" });
  }
}
