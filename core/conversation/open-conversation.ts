import type { InboundEvent } from "../channel/event.ts";
import type { Profile } from "../channel/profile.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import { emptyDialogue } from "./dialogue.ts";

/** Lines looked at to tell a first message from a later one. */
const fewLines = 5;

/**
 * What the platform tells of somebody who writes for the first time; asked outside any transaction. A platform that
 * does not answer costs the name, not the message.
 */
export async function readNewcomer(input: {
  store: Store;
  world: World;
  event: InboundEvent;
}): Promise<Profile | undefined> {
  const { store, world, event } = input;
  const reader = world.profileReaderOf(event.channel);
  if (!reader || event.kind !== "message" || event.displayName) return undefined;
  const isNew = await store.transaction(async (tx) => {
    const known = await tx.conversations.byThread(event.channel, event.thread);
    if (!known) return true;
    if (known.displayName) return false;
    const lines = await tx.conversations.history(known.id, fewLines);
    return lines.every(({ direction }) => direction !== "in");
  });
  return isNew ? reader.readProfile(event.from).catch(() => undefined) : undefined;
}

/** The conversation an event belongs to; a resident who never wrote before gets one, and a record as a citizen. */
export async function openConversation(input: {
  tx: Transaction;
  world: World;
  event: Pick<InboundEvent, "channel" | "from" | "thread" | "displayName"> & { postRef?: string };
  profile?: Profile | undefined;
}): Promise<Conversation> {
  const { tx, world, event, profile } = input;
  const displayName = event.displayName ?? profile?.displayName;
  const shown = {
    ...(displayName ? { displayName } : {}),
    ...(profile?.avatarUrl ? { avatarUrl: profile.avatarUrl } : {}),
  };
  const known = await tx.conversations.byThread(event.channel, event.thread);
  if (known) return profile ? { ...known, ...shown } : known;
  const now = world.clock.now();
  const citizen = (await tx.people.citizenOf(event.from)) ?? {
    id: world.ids.next(),
    addresses: [event.from],
    consents: [],
    createdAt: now,
    ...(displayName ? { displayName } : {}),
  };
  await tx.people.saveCitizen(citizen);
  return tx.conversations.save({
    id: world.ids.next(),
    address: event.from,
    thread: event.thread,
    // Only what is said under a post has one.
    ...(event.postRef === undefined ? {} : { postRef: event.postRef }),
    citizenId: citizen.id,
    ...shown,
    heldBy: { kind: "bot" },
    dialogue: emptyDialogue,
    openedAt: now,
    version: 0,
  });
}
