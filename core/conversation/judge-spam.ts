import { staffActor } from "../people/staff.ts";
import { changeTicket } from "../ticket/change-ticket.ts";
import type { Conversation } from "./conversation.ts";
import { actOn, conversationFor, type HoldInput, store } from "./hold-conversation.ts";
import { noteBy } from "./note-for-staff.ts";

/** Tickets of one talk that are looked at. */
const maxTickets = 50;

/**
 * What was said here is no matter of the ward: it leaves the queues, fresh tickets of it go along, and both stay where
 * they can be reviewed. The resident is told nothing. A ticket that is worked on stays; it is not this person's to end.
 */
export async function judgeSpam(input: HoldInput & { why?: string }): Promise<Conversation> {
  const { tx, world, staff, conversationId, why } = input;
  const before = await conversationFor(input);
  if (before.spam) return before;
  const tickets = await tx.tickets.ofConversations([conversationId], maxTickets);
  const fresh = tickets.filter(({ status }) => status === "new");
  for (const { code } of fresh) {
    await changeTicket({ tx, world, code, to: "spam", actor: staffActor(staff), ...(why ? { note: why } : {}) });
  }
  await noteBy(input, `Đánh dấu không hợp lệ${why ? `: ${why}` : "."}`);
  const { attention: _, snooze: __, ...conversation } = before;
  const { id: staffId, name } = staff;
  const lastAct = { ...actOn(input, before, "spam"), ticketCodes: fresh.map(({ code }) => code) };
  const spam = { at: world.clock.now(), staffId, name, ...(why ? { why } : {}) };
  return store(input, { ...conversation, spam, lastAct });
}

/** A review found that it was a matter of the ward after all: a person looks at it again. */
export async function restoreFromSpam(input: HoldInput & { why?: string }): Promise<Conversation> {
  const { world, why } = input;
  const before = await conversationFor(input);
  if (!before.spam) return before;
  await noteBy(input, `Xem lại: không phải tin rác${why ? `, ${why}` : "."}`);
  const { spam: _, ...conversation } = before;
  const since = world.clock.now();
  const { dueAt } = await world.desk(since);
  return store(input, { ...conversation, attention: conversation.attention ?? { reason: "unsure", since, dueAt } });
}
