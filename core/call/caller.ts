import type { Address, Carrier } from "../channel/channel.ts";
import type { Conversation } from "../conversation/conversation.ts";
import { openConversation } from "../conversation/open-conversation.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";

/** Our side of every call in addresses: there is one hotline. */
export const hotlineAccount = "1022";

/** Under which address somebody is known who calls from this number (E.164). */
export function callerAddress(phone: string): Address {
  return { channel: "hotline", account: hotlineAccount, user: phone };
}

/** What is learnt of somebody on the telephone. */
export interface Learnt {
  name?: string;
  email?: string;
  /** How they want to hear of it, when they were asked: it replaces what they agreed to before. */
  consents?: Carrier[];
  /** The network says they called from this number, and a person talked with them. */
  verified?: boolean;
}

/**
 * The conversation of everybody who calls from this number, made when it is the first call. Whoever calls is known by
 * the number alone, which anybody can fake: nothing is read out because of it.
 */
export async function openCaller(input: {
  tx: Transaction;
  world: World;
  phone: string;
  learnt?: Learnt;
}): Promise<Conversation> {
  const { tx, world, phone, learnt = {} } = input;
  const { name, email, consents, verified } = learnt;
  const from = callerAddress(phone);
  const event = { channel: from.channel, from, thread: `${hotlineAccount}:${phone}` };
  const conversation = await openConversation({ tx, world, event });
  const citizen = await tx.people.citizenById(conversation.citizenId);
  if (!citizen) return conversation;
  const isTheirs = citizen.phone === undefined || citizen.phone === phone;
  await tx.people.saveCitizen({
    ...citizen,
    ...(isTheirs ? { phone } : {}),
    ...(isTheirs && verified ? { phoneVerified: true } : {}),
    ...(name ? { displayName: name } : {}),
    ...(email ? { email } : {}),
    ...(consents ? { consents } : {}),
  });
  if (!name || name === conversation.displayName) return conversation;
  return tx.conversations.save({ ...conversation, displayName: name });
}
