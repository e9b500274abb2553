import type { Address } from "../channel/channel.ts";
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

/**
 * The conversation of everybody who calls from this number, made when it is the first call. Whoever calls is known by
 * the number alone, which anybody can fake: nothing is read out because of it.
 */
export async function openCaller(input: { tx: Transaction; world: World; phone: string }): Promise<Conversation> {
  const { tx, world, phone } = input;
  const from = callerAddress(phone);
  const event = { channel: from.channel, from, thread: `${hotlineAccount}:${phone}` };
  const conversation = await openConversation({ tx, world, event });
  const citizen = await tx.people.citizenById(conversation.citizenId);
  if (citizen && !citizen.phone) await tx.people.saveCitizen({ ...citizen, phone });
  return conversation;
}
