import type { InboundEvent } from "../channel/event.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import { emptyDialogue } from "./dialogue.ts";

/** The conversation an event belongs to; a resident who never wrote before gets one, and a record as a citizen. */
export async function openConversation(input: {
  tx: Transaction;
  world: World;
  event: Pick<InboundEvent, "channel" | "from" | "thread" | "displayName">;
}): Promise<Conversation> {
  const { tx, world, event } = input;
  const known = await tx.conversations.byThread(event.channel, event.thread);
  if (known) return known;
  const now = world.clock.now();
  const citizen = (await tx.people.citizenOf(event.from)) ?? {
    id: world.ids.next(),
    addresses: [event.from],
    consents: [],
    createdAt: now,
    ...(event.displayName ? { displayName: event.displayName } : {}),
  };
  await tx.people.saveCitizen(citizen);
  return tx.conversations.save({
    id: world.ids.next(),
    address: event.from,
    thread: event.thread,
    citizenId: citizen.id,
    ...(event.displayName ? { displayName: event.displayName } : {}),
    heldBy: { kind: "bot" },
    dialogue: emptyDialogue,
    openedAt: now,
    version: 0,
  });
}
