import type { Conversation } from "../conversation/conversation.ts";
import { openConversation } from "../conversation/open-conversation.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Appointment } from "./appointment.ts";
import { isTooLateToRemind } from "./reminder-time.ts";

interface Given {
  tx: Transaction;
  world: World;
  appointment: Appointment;
}

/** How somebody will be reminded: in the talk where they hold the hour, by SMS to the number they left, or not at all. */
export type ReminderWay = "talk" | "sms" | "none";

/** Where SMS to this number stand, and whether its holder has stopped them. */
async function smsOf({ tx, world, appointment: { phone } }: Given) {
  const account = world.accountOf("sms");
  if (phone === undefined || account === undefined) return undefined;
  const thread = `${account}:${phone}`;
  const known = await tx.conversations.byThread("sms", thread);
  const citizen = known && (await tx.people.citizenById(known.citizenId));
  return { phone, account, thread, known, isStopped: citizen !== undefined && !citizen.consents.includes("sms") };
}

/** How a reminder of this appointment would go now; what was reminded of, or begins too soon, gets none. */
export async function reminderWay(given: Given): Promise<ReminderWay> {
  const { world, appointment } = given;
  if (isTooLateToRemind(appointment.startsAt, world.clock.now())) return "none";
  if (appointment.conversationId !== undefined) return "talk";
  const sms = await smsOf(given);
  return sms && !sms.isStopped ? "sms" : "none";
}

/**
 * The conversation a reminder is written in. Whoever left a number on our page asked for the hour with it: it gets this one
 * SMS with the way to stop them, and nothing once its holder has. Undefined: nobody can be reminded.
 */
export async function reminderTalk(given: Given): Promise<Conversation | undefined> {
  const { tx, world, appointment } = given;
  if (appointment.conversationId !== undefined) return tx.conversations.byId(appointment.conversationId);
  const sms = await smsOf(given);
  if (!sms || sms.isStopped) return undefined;
  if (sms.known) return sms.known;
  const { account, phone, thread } = sms;
  const from = { channel: "sms" as const, account, user: phone };
  const conversation = await openConversation({ tx, world, event: { channel: "sms", from, thread } });
  const citizen = await tx.people.citizenById(conversation.citizenId);
  if (citizen)
    await tx.people.saveCitizen({ ...citizen, phone, consents: [...new Set([...citizen.consents, "sms" as const])] });
  return conversation;
}
