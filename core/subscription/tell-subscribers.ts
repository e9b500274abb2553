import type { Errand } from "../errand/errand.ts";
import type { Transaction } from "../store.ts";
import type { Ticket, TicketChange } from "../ticket/ticket.ts";
import type { Notice, NoticeEvent } from "./notice.ts";

const ticketPart = (ticket: Ticket): NonNullable<Notice["ticket"]> => {
  const { code, status, category, unit, outsideUnit, openedAt, clocks } = ticket;
  const { firstDueAt, resultDueAt } = clocks;
  return { code, status, category, unit, openedAt, firstDueAt, resultDueAt, ...(outsideUnit ? { outsideUnit } : {}) };
};

/**
 * Tells every subscriber of a change, in the change's own transaction: one errand each, in order for each ticket. What
 * is confidential is told to nobody. Called by the verbs that open, move and correct tickets.
 */
export async function tellSubscribers(input: {
  tx: Transaction;
  ticket: Ticket;
  change: TicketChange;
  event: NoticeEvent;
}): Promise<void> {
  const { tx, ticket, change, event } = input;
  if (ticket.visibility === "confidential") return;
  const subscriptions = await tx.subscriptions.all();
  const told = subscriptions.filter(({ active, events }) => active && events.includes(event));
  const errands = told.map(({ id: about }): Errand => {
    const id = `${about}:${change.id}`;
    const notice: Notice = { id, event, at: change.at, ticket: ticketPart(ticket) };
    return {
      id: `notice:${id}`,
      lane: `notice:${about}:${ticket.code}`,
      kind: "notice",
      about,
      notice,
      createdAt: change.at,
    };
  });
  await tx.errands.add(errands);
}
