import type { EventKind, EventOf, InboundEvent } from "../channel/event.ts";
import type { Message } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import { linkPeople } from "../people/link-people.ts";
import { toInternational } from "../people/phone.ts";
import { system } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { textOf } from "./build-turn.ts";
import type { Conversation } from "./conversation.ts";

interface Recording {
  tx: Transaction;
  world: World;
  conversation: Conversation;
}

/** How long a receipt may wait for the message it is about; platforms sometimes are faster than our own commit. */
const receiptPatienceMs = 60_000;

type Recorders = { [K in EventKind]?: (recording: Recording, event: EventOf<K>) => Promise<Conversation> };

/** Kinds that need no answer: they are written down and that is all. Every other kind is a turn of the bot. */
const recorders: Recorders = {
  receipt: async ({ tx, world, conversation }, event) => {
    const { channel, upTo } = event;
    const which = upTo ? { conversationId: conversation.id, upTo } : { channel, providerIds: event.messageRefs };
    const moved = await tx.messages.advance(event.state, which);
    const known = event.upTo !== undefined || moved > 0 || (await isKnown(tx, event));
    if (!known && world.clock.now().getTime() - event.at.getTime() < receiptPatienceMs) {
      throw new AppError("NOT_FOUND", "a receipt for a message that is not stored yet", { retryable: true });
    }
    return conversation;
  },
  echo: async ({ tx, world, conversation }, event) => {
    const known = await tx.messages.byProviderId(event.channel, event.messageRef);
    if (known || !event.byStaff) return conversation;
    await tx.conversations.append([
      { ...lineOf(event, conversation, world), direction: "out", author: { kind: "page" }, state: "sent" },
    ]);
    // Somebody answers in the platform's own app: the bot falls silent until it is given back, its draft is retired.
    const { draftReply: _, ...rest } = conversation;
    const queue = { kind: "queue" as const, since: event.at };
    return { ...rest, heldBy: conversation.heldBy.kind === "bot" ? queue : conversation.heldBy };
  },
  withdrawn: async ({ tx, conversation }, event) => {
    const message = await tx.messages.byProviderId(event.channel, event.messageRef);
    if (message) await tx.messages.update({ ...message, withdrawnAt: event.at });
    return conversation;
  },
  "erase-request": async ({ tx, world, conversation }, event) => {
    const id = world.ids.next();
    await tx.tasks.save({
      id,
      kind: "erase-request",
      key: `erase:${conversation.citizenId}`,
      conversationId: conversation.id,
      state: "open",
      openedAt: event.at,
    });
    await tx.publish([{ topic: "desk", name: "task.opened", id }]);
    return conversation;
  },
  reaction: async ({ conversation }) => conversation,
  left: async ({ conversation }) => conversation,
  other: async ({ conversation }) => conversation,
};

/**
 * Keeps what the resident shared through the platform's own form. A number the platform vouches for proves who they
 * are: whoever else is known by it, just as surely, is the same person.
 */
export async function keepContact({ tx, world, conversation }: Recording, event: InboundEvent): Promise<void> {
  if (event.kind !== "contact") return;
  const citizen = await tx.people.citizenById(conversation.citizenId);
  if (!citizen) return;
  const { name, verified } = event;
  const phone = event.phone && (toInternational(event.phone) ?? event.phone);
  const isWorse = !verified && citizen.phoneVerified;
  await tx.people.saveCitizen({
    ...citizen,
    ...(name ? { displayName: name } : {}),
    ...(phone && !isWorse ? { phone, phoneVerified: verified } : {}),
  });
  if (!phone || !verified) return;
  const others = (await tx.people.citizensByPhone(phone)).filter(({ id }) => id !== citizen.id);
  let one = citizen.id;
  for (const { id: other, phoneVerified } of others) {
    if (!phoneVerified) continue;
    const link = await linkPeople({ tx, world, one, other, proof: "phone", actor: system });
    one = link?.keptId ?? one;
  }
}

async function isKnown(tx: Transaction, event: EventOf<"receipt">): Promise<boolean> {
  for (const ref of event.messageRefs) if (await tx.messages.byProviderId(event.channel, ref)) return true;
  return false;
}

/** An event as a line of the conversation. */
export function lineOf(event: InboundEvent, conversation: Conversation, world: World): Message {
  const ref = "messageRef" in event && event.messageRef ? event.messageRef : event.id;
  return {
    id: world.ids.next(),
    conversationId: conversation.id,
    direction: "in",
    author: event.kind === "contact" ? { kind: "system" } : { kind: "resident" },
    text: textOf(event),
    choices: [],
    attachments: "attachments" in event ? event.attachments : [],
    providerIds: [ref],
    state: "delivered",
    ...("place" in event && event.place ? { place: event.place } : {}),
    at: event.at,
  };
}

/** Whether an event only has to be written down. */
export function isRecord(event: InboundEvent): boolean {
  return recorders[event.kind] !== undefined;
}

/** Writes such an event down and returns the conversation as it is afterwards. */
export function recordEvent(recording: Recording, event: InboundEvent): Promise<Conversation> {
  const record = recorders[event.kind] as (recording: Recording, event: InboundEvent) => Promise<Conversation>;
  return record(recording, event);
}
