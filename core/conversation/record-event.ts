import type { Channel } from "../channel/channel.ts";
import type { EventKind, EventOf, InboundEvent } from "../channel/event.ts";
import type { Message } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import { linkPeople } from "../people/link-people.ts";
import { toInternational } from "../people/phone.ts";
import { citizenActor, system } from "../people/staff.ts";
import { askInTalk } from "../privacy/open-case.ts";
import { tellPerson } from "../privacy/tell-person.ts";
import type { Transaction } from "../store.ts";
import { takeRating } from "../ticket/take-rating.ts";
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

/** Throws while a receipt may be faster than our own commit of the message it is about. */
export function waitForMessage(event: EventOf<"receipt">, world: World): void {
  if (world.clock.now().getTime() - event.at.getTime() >= receiptPatienceMs) return;
  throw new AppError("NOT_FOUND", "a receipt for a message that is not stored yet", { retryable: true });
}

type Recorders = { [K in EventKind]?: (recording: Recording, event: EventOf<K>) => Promise<Conversation> };

/** Kinds that need no answer: they are written down and that is all. Every other kind is a turn of the bot. */
const recorders: Recorders = {
  receipt: async ({ tx, world, conversation }, event) => {
    const { channel, upTo } = event;
    const which = upTo ? { conversationId: conversation.id, upTo } : { channel, providerIds: event.messageRefs };
    const moved = await tx.messages.advance(event.state, which);
    const known =
      event.upTo !== undefined || moved > 0 || (await messageOf(tx, channel, event.messageRefs)) !== undefined;
    if (!known) waitForMessage(event, world);
    if (event.state === "failed" && moved > 0) await tellUndelivered({ tx, world, conversation }, event);
    return conversation;
  },
  echo: async ({ tx, world, conversation }, event) => {
    const known = await tx.messages.byProviderId(event.channel, event.messageRef);
    if (known || !(event.byStaff || event.app !== undefined)) return conversation;
    await tx.conversations.append([
      { ...lineOf(event, conversation, world), direction: "out", author: { kind: "page" }, state: "sent" },
    ]);
    if (!event.byStaff) return conversation;
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
  // The platform says so itself; there is no talk in which to ask back.
  "erase-request": async ({ tx, world, conversation }, event) => {
    const asked = { right: "erase" as const, request: "" };
    const rightsCase = await askInTalk({ tx, world, conversation, asked, receivedAt: event.at });
    const params = { due: { due: rightsCase.dueAt } };
    await tellPerson({ tx, world, rightsCase, key: "privacy.opened", params });
    return conversation;
  },
  rating: async ({ tx, world, conversation }, { channel, messageRefs, score, comment }) => {
    const asked = await messageOf(tx, channel, messageRefs);
    if (!asked?.ticketCode) return conversation;
    const about = { code: asked.ticketCode, actor: citizenActor(conversation.id), except: conversation.id };
    await takeRating({ tx, world, ...about, score, ...(comment ? { comment } : {}) });
    return conversation;
  },
  // A reaction is an act of the resident's, as a message is: it opens the reply window again.
  reaction: async ({ conversation }, { at, removed }) => {
    const { lastInboundAt } = conversation;
    return removed || (lastInboundAt && lastInboundAt >= at) ? conversation : { ...conversation, lastInboundAt: at };
  },
  routing: async ({ conversation }, { state, app = "", at }) => {
    const { draftReply: _, ...rest } = conversation;
    const { heldBy, attention } = conversation;
    if (state === "asked") {
      return { ...conversation, attention: attention ?? { reason: "elsewhere", since: at, dueAt: at } };
    }
    if (state === "ours") return heldBy.kind === "elsewhere" ? { ...rest, heldBy: { kind: "bot" } } : conversation;
    return heldBy.kind === "operator" ? rest : { ...rest, heldBy: { kind: "elsewhere", name: app, since: at } };
  },
  notice: async ({ conversation }) => conversation,
  left: async ({ conversation }) => conversation,
  disconnected: async ({ conversation }) => conversation,
  other: async ({ conversation }) => conversation,
};

/** Keeps who reported, and how they agreed to be told, where another system says so. */
async function keepReporter({ tx, conversation }: Recording, event: EventOf<"report">): Promise<void> {
  const citizen = event.contact && (await tx.people.citizenById(conversation.citizenId));
  if (!citizen || !event.contact) return;
  const { name, phone, email, consents } = event.contact;
  await tx.people.saveCitizen({
    ...citizen,
    ...(name ? { displayName: name } : {}),
    ...(phone && !citizen.phoneVerified ? { phone } : {}),
    ...(email ? { email } : {}),
    consents: [...new Set([...citizen.consents, ...consents])],
  });
}

/**
 * Keeps what the resident shared through the platform's own form. A number the platform vouches for proves who they
 * are: whoever else is known by it, just as surely, is the same person.
 */
export async function keepContact(recording: Recording, event: InboundEvent): Promise<void> {
  if (event.kind === "report") return keepReporter(recording, event);
  if (event.kind !== "contact") return;
  const { tx, world, conversation } = recording;
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

/** The platform took the message and could not bring it to its reader after all: somebody has to see to it. */
async function tellUndelivered({ tx, world, conversation }: Recording, event: EventOf<"receipt">): Promise<void> {
  const message = await messageOf(tx, event.channel, event.messageRefs);
  if (!message) return;
  const reason = "RECIPIENT_GONE";
  await tx.messages.update({ ...message, failure: reason });
  const phone = (await tx.people.citizenById(conversation.citizenId))?.phone;
  const id = world.ids.next();
  await tx.tasks.save({
    id,
    kind: phone ? "call-back" : "delivery-failed",
    key: `delivery:${message.id}`,
    conversationId: message.conversationId,
    ...(message.ticketCode ? { ticketCode: message.ticketCode } : {}),
    ...(phone ? { phone } : {}),
    reason,
    state: "open",
    openedAt: world.clock.now(),
  });
  await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}

/** The message of ours that one of these ids of a platform means. */
export async function messageOf(tx: Transaction, channel: Channel, refs: string[]): Promise<Message | undefined> {
  for (const ref of refs) {
    const message = await tx.messages.byProviderId(channel, ref);
    if (message) return message;
  }
  return undefined;
}

/** Not a resident's own words: a platform's form, a machine. */
function isNobodys(event: InboundEvent): boolean {
  return event.kind === "contact" || (event.kind === "report" && event.machine !== undefined);
}

/** An event as a line of the conversation. */
export function lineOf(event: InboundEvent, conversation: Conversation, world: World): Message {
  const ref = "messageRef" in event && event.messageRef ? event.messageRef : event.id;
  return {
    id: world.ids.next(),
    conversationId: conversation.id,
    direction: "in",
    author: isNobodys(event) ? { kind: "system" } : { kind: "resident" },
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
