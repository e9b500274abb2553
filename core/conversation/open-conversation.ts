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
  const isNew = await store.look(async (tx) => {
    const known = await tx.conversations.byThread(event.channel, event.thread);
    if (!known) return true;
    if (known.displayName) return false;
    const lines = await tx.conversations.history(known.id, fewLines);
    return lines.every(({ direction }) => direction !== "in");
  });
  return isNew ? reader.readProfile(event.from).catch(() => undefined) : undefined;
}

interface Opening {
  world: World;
  event: Pick<InboundEvent, "channel" | "from" | "thread" | "displayName"> & { postRef?: string };
  profile?: Profile | undefined;
}

/** What a person is shown as, as far as the event or the platform tells. */
function shownAs({ event, profile }: Opening) {
  const displayName = event.displayName ?? profile?.displayName;
  return {
    ...(displayName ? { displayName } : {}),
    ...(profile?.avatarUrl ? { avatarUrl: profile.avatarUrl } : {}),
  };
}

/** The conversation an event belongs to; a resident who never wrote before gets one, and a record as a citizen. */
export async function openConversation(input: Opening & { tx: Transaction }): Promise<Conversation> {
  return (await knownConversation(input)) ?? firstConversation(input);
}

/** The conversation an event belongs to, where there is one. */
export async function knownConversation(input: Opening & { tx: Transaction }): Promise<Conversation | undefined> {
  const { tx, event, profile } = input;
  const known = await tx.conversations.byThread(event.channel, event.thread);
  return known && profile ? { ...known, ...shownAs(input) } : known;
}

/** Opens the first conversation of an address. Throws STALE when somebody else just did. */
export async function firstConversation(input: Opening & { tx: Transaction }): Promise<Conversation> {
  const { tx, world, event } = input;
  const shown = shownAs(input);
  const now = world.clock.now();
  const citizen = (await tx.people.citizenOf(event.from)) ?? {
    id: world.ids.next(),
    addresses: [event.from],
    consents: [],
    createdAt: now,
    ...(shown.displayName ? { displayName: shown.displayName } : {}),
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
