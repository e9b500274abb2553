import type { Attachment } from "../channel/event.ts";
import { endsWith } from "../people/phone.ts";
import { citizenActor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { addToTicket, followTicket } from "../ticket/amend-ticket.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import type { Dialogue } from "./dialogue.ts";

/** Wrong guesses after which only a person helps: one number in a thousand ends in the same three digits. */
const maxMisses = 3;

const missesOf = ({ digitMisses }: Dialogue, code: string): number => digitMisses?.[code] ?? 0;

/** Whether digits may still be tried for this ticket or dossier in this conversation. */
export const mayGuess = (dialogue: Dialogue, code: string): boolean => missesOf(dialogue, code) < maxMisses;

/** What is remembered after one more wrong guess for it. */
export function withMiss(dialogue: Dialogue, code: string): Dialogue {
  return { ...dialogue, digitMisses: { ...dialogue.digitMisses, [code]: missesOf(dialogue, code) + 1 } };
}

/** What came of it, and what it changes in what the conversation remembers. */
export interface DigitsVerdict {
  end: "linked" | "missed" | "givenUp";
  edit(dialogue: Dialogue): Dialogue;
}

const answered = ({ pending: _, ...dialogue }: Dialogue): Dialogue => dialogue;

/**
 * The telephone the report was made on, where nobody is told anything but by being called: who showed that they know
 * its number reads the news here and need not be called as well. Who agreed to SMS, e-mail or ZNS goes on getting it.
 */
async function toldByCallOnly(tx: Transaction, world: World, ticket: Ticket): Promise<string | undefined> {
  const { reporterConversationId: id } = ticket;
  const talk = id === undefined ? undefined : await tx.conversations.byId(id);
  if (!talk || world.limitsOf(talk.address.channel).replyWindowHours !== 0) return undefined;
  const caller = await tx.people.citizenById(talk.citizenId);
  return caller?.consents.length === 0 ? talk.id : undefined;
}

/**
 * A code is no key: whoever also knows the last digits of the number a report came with may follow it from another
 * talk and add to it. The bot never sees the number. Confidential tickets look as if the digits were wrong.
 */
export async function followByDigits(input: {
  tx: Transaction;
  world: World;
  conversationId: string;
  dialogue: Dialogue;
  ticket: Ticket;
  digits: string;
  attachments: Attachment[];
}): Promise<DigitsVerdict> {
  const { tx, world, conversationId, dialogue, ticket, digits, attachments } = input;
  const { code, contactPhone, visibility } = ticket;
  if (!mayGuess(dialogue, code)) return { end: "givenUp", edit: answered };
  const isOpen = contactPhone !== undefined && visibility !== "confidential";
  if (!isOpen || !endsWith(contactPhone, digits)) {
    const count = (now: Dialogue): Dialogue => withMiss(now, code);
    const isLast = !mayGuess(withMiss(dialogue, code), code);
    return isLast ? { end: "givenUp", edit: (now) => count(answered(now)) } : { end: "missed", edit: count };
  }
  const actor = citizenActor(conversationId);
  const instead = await toldByCallOnly(tx, world, ticket);
  await followTicket({ tx, world, code, actor, conversationId, ...(instead ? { instead } : {}) });
  if (attachments.length > 0) await addToTicket({ tx, world, code, actor, attachments });
  return { end: "linked", edit: answered };
}
