import { type Carrier, isCarrier } from "../channel/channel.ts";
import type { InboundEvent } from "../channel/event.ts";
import type { Conversation } from "../conversation/conversation.ts";
import { openConversation } from "../conversation/open-conversation.ts";
import type { Transaction } from "../store.ts";
import { followTicket, unfollowTicket } from "../ticket/amend-ticket.ts";
import type { World } from "../world.ts";
import type { Citizen } from "./citizen.ts";
import { citizenActor } from "./staff.ts";

interface Given {
  tx: Transaction;
  world: World;
  carrier: Carrier;
  /** A number in E.164, or an e-mail address in small letters. */
  user: string;
}

/** More tickets than one person follows by a carrier alone. */
const manyTickets = 1_000;

/** Everybody who is reached by this number or address. */
function readersOf({ tx, carrier, user }: Given): Promise<Citizen[]> {
  return carrier === "email" ? tx.people.citizensByEmail(user) : tx.people.citizensByPhone(user);
}

/** The conversation that is nothing but this number or address, if there is one. */
async function ownConversation({ tx, world, carrier, user }: Given) {
  const account = world.accountOf(carrier);
  return account === undefined ? undefined : tx.conversations.byThread(carrier, `${account}:${user}`);
}

/**
 * No more messages by this carrier to this number or address, whoever it is. Calling is another matter: a number that
 * was given stays. Doing it twice is harmless. Returns how many agreed before.
 */
export async function withdrawConsent(input: Given): Promise<number> {
  const { tx, world, carrier } = input;
  const agreed = (await readersOf(input)).filter(({ consents }) => consents.includes(carrier));
  for (const citizen of agreed) {
    await tx.people.saveCitizen({ ...citizen, consents: citizen.consents.filter((one) => one !== carrier) });
  }
  const conversation = await ownConversation(input);
  if (!conversation) return agreed.length;
  const conversationId = conversation.id;
  await tx.newsWatches.removeOf({ conversationId });
  for (const { code, followers } of await tx.tickets.ofConversations([conversationId], manyTickets)) {
    if (!followers.includes(conversationId)) continue;
    await unfollowTicket({ tx, world, code, actor: citizenActor(conversationId), conversationId });
  }
  return agreed.length;
}

/** A resident answered that they want no more: the consent is gone, whichever conversations they have. */
export async function leaveCarrier({ tx, world }: Pick<Given, "tx" | "world">, event: InboundEvent): Promise<void> {
  if (event.kind !== "left" || !isCarrier(event.channel)) return;
  await withdrawConsent({ tx, world, carrier: event.channel, user: event.from.user });
}

const withConsent = (citizen: Citizen, carrier: Carrier): Citizen => ({
  ...citizen,
  consents: [...new Set([...citizen.consents, carrier])],
});

/** The talk that is nothing but this number or address, whose reader proved that it is theirs and agreed. */
export async function agreedTalk({ tx, world, carrier, user }: Given): Promise<Conversation> {
  const address = { channel: carrier, account: world.accountOf(carrier) ?? "", user };
  const conversation = await openConversation({
    tx,
    world,
    event: { channel: carrier, from: address, thread: `${address.account}:${user}` },
  });
  const citizen = await tx.people.citizenById(conversation.citizenId);
  const fact = carrier === "email" ? { email: user } : { phone: user, phoneVerified: true };
  if (citizen) await tx.people.saveCitizen({ ...withConsent(citizen, carrier), ...fact });
  return conversation;
}

/**
 * Somebody proved that this number or address is theirs and wants to hear of a ticket by it. Whoever follows it already
 * and is known by it simply agrees; a new reader follows it from now on. Others who are known by the same number are
 * not touched: they said it was theirs, and did not prove it here. Throws NOT_FOUND.
 */
export async function agreeToNews(input: Given & { ticketCode: string }): Promise<void> {
  const { tx, world, carrier, ticketCode } = input;
  const ticket = await tx.tickets.byCode(ticketCode);
  const followers = new Set<string>();
  for (const id of ticket?.followers ?? []) {
    const conversation = await tx.conversations.byId(id);
    if (conversation) followers.add(conversation.citizenId);
  }
  const known = (await readersOf(input)).filter(({ id }) => followers.has(id));
  for (const citizen of known) await tx.people.saveCitizen(withConsent(citizen, carrier));
  if (known.length > 0) return;
  const { id: conversationId } = await agreedTalk(input);
  if (ticket?.followers.includes(conversationId)) return;
  await followTicket({ tx, world, code: ticketCode, actor: citizenActor(conversationId), conversationId });
}
