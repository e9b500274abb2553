import type { OutboundMessage } from "../delivery/message.ts";
import { localOffsetMs } from "../local-time.ts";
import { rulesOf } from "../routing/category-rules.ts";
import type { Transaction } from "../store.ts";
import type { Ward } from "../ward.ts";
import { isFormal, type Ticket, type TicketChange, type TicketClocks } from "./ticket.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Days after a result on which it is asked whether it has lasted (dialogues, D28), in the morning: two days are left to open it again. */
const followUpDays = 28;
const followUpHour = 8;

const asks = ({ facts }: TicketChange): boolean => facts.followUp === "asked";

/** Whether people may be asked of this ticket: its kind comes back, and nothing was told in confidence or under the law of complaints. */
export function mayFollowUp(ticket: Ticket, { categories }: Pick<Ward, "categories">): boolean {
  const isPrivate = ticket.visibility === "confidential" || isFormal(ticket);
  return !isPrivate && rulesOf(categories, ticket.category).followsUp === true;
}

/** The clocks of a ticket that is closed: with the time of the question, where there is to be one. A ticket is asked of once, whatever becomes of it. */
export function withFollowUp(ticket: Ticket, ward: Pick<Ward, "categories">): TicketClocks {
  const { clocks, changes } = ticket;
  if (!clocks.resultStoppedAt || changes.some(asks) || !mayFollowUp(ticket, ward)) return clocks;
  const day = Math.floor((clocks.resultStoppedAt.getTime() + localOffsetMs) / dayMs) + followUpDays;
  return { ...clocks, followUpAt: new Date(day * dayMs - localOffsetMs + followUpHour * hourMs) };
}

const sinceMoved = ({ changes }: Ticket): TicketChange[] =>
  changes.slice(changes.findLastIndex(({ kind }) => kind === "move") + 1);

/** Whether whoever has these conversations was asked and said that it is still fine. */
export function saidToLast(ticket: Ticket, conversationIds: readonly string[]): boolean {
  return sinceMoved(ticket).some(
    ({ facts, actor }) => facts.followUp === "lasts" && conversationIds.includes(actor.id),
  );
}

/** Since when the question waits for the word of whoever has these conversations; undefined: it was not asked, was answered, or the ticket has moved since. */
export function followUpAskedAt(ticket: Ticket, conversationIds: readonly string[]): Date | undefined {
  return saidToLast(ticket, conversationIds) ? undefined : sinceMoved(ticket).find(asks)?.at;
}

/** Whether the question is still on its way though its ticket is worked on again. */
export async function isAskedInVain(tx: Transaction, message: OutboundMessage): Promise<boolean> {
  if (message.purpose !== "follow-up" || !message.ticketCode) return false;
  return (await tx.tickets.byCode(message.ticketCode))?.status !== "closed";
}
