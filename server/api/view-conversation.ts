import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { presentConversation, presentMessage } from "../present-conversation.ts";
import type { ApiDeps } from "./context.ts";
import { shownReport } from "./read-report.ts";
import { viewerFor } from "./view-ticket.ts";

/** Lines that come with a conversation; older ones are asked for. */
const newestLines = 50;
/** Tickets of one resident. */
const maxTickets = 100;

async function ticketsOf(tx: Transaction, id: string): Promise<Ticket[]> {
  const conversation = await tx.conversations.byId(id);
  if (!conversation) throw new AppError("NOT_FOUND", "no such conversation");
  const linked = await tx.people.conversationIdsOf(conversation.citizenId);
  return tx.tickets.ofConversations([...new Set([id, ...linked])], maxTickets);
}

const codesOf = (tickets: Ticket[]): Set<string> => new Set(tickets.map((ticket) => ticket.code));

/** Codes in this conversation of tickets that this person may not see. Throws NOT_FOUND. */
export async function hiddenCodes({ store }: ApiDeps, staff: Staff, id: string): Promise<ReadonlySet<string>> {
  const tickets = await store.transaction((tx) => ticketsOf(tx, id));
  return codesOf(tickets.filter((ticket) => !canSeeTicket(staff, ticket)));
}

/** The whole conversation as this person sees it. Throws NOT_FOUND. */
export async function viewConversation(deps: ApiDeps, staff: Staff, id: string) {
  const { store, world, desk } = deps;
  const found = await desk.conversation(id);
  if (!found) throw new AppError("NOT_FOUND", "no such conversation");
  const { conversation, ticket, last, unread } = found;
  const { tickets, citizen } = await store.transaction(async (tx) => ({
    tickets: await ticketsOf(tx, id),
    citizen: await tx.people.citizenById(conversation.citizenId),
  }));
  const { items, olderCursor } = await desk.messages({ conversationId: id, limit: newestLines });
  const hidden = codesOf(tickets.filter((one) => !canSeeTicket(staff, one)));
  return presentConversation(conversation, await viewerFor(deps, staff), {
    world,
    citizen,
    unread,
    last,
    ticket: ticket && canSeeTicket(staff, ticket) ? ticket : undefined,
    report: shownReport(deps, conversation, items),
    tickets: tickets.filter((one) => canSeeTicket(staff, one)),
    messages: { items: items.map((line) => presentMessage(line, hidden)), olderCursor },
  });
}
