import type { Conversation } from "../../core/conversation/conversation.ts";
import { withheldLines, withoutPrivateDraft } from "../../core/conversation/in-confidence.ts";
import type { Message } from "../../core/delivery/message.ts";
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

async function ticketsOf(tx: Transaction, { citizenId }: Conversation): Promise<Ticket[]> {
  return (await tx.tickets.ofCitizen(citizenId, maxTickets)).tickets;
}

const codesOf = (tickets: Ticket[]): Set<string> => new Set(tickets.map((ticket) => ticket.code));

/** What one person may read of a talk. */
interface ReadableTalk {
  /** Without a report in the making that is not for them. */
  conversation: Conversation;
  /** Its tickets that they may see, newest first. */
  tickets: Ticket[];
  /** Codes of the others. */
  hidden: ReadonlySet<string>;
  /** The lines without those told in confidence to others. */
  readable(lines: readonly Message[]): Message[];
}

/** What this person may read of a talk. Throws NOT_FOUND. */
export async function readableTalk(tx: Transaction, staff: Staff, id: string): Promise<ReadableTalk> {
  const conversation = await tx.conversations.byId(id);
  if (!conversation) throw new AppError("NOT_FOUND", "no such conversation");
  const all = await ticketsOf(tx, conversation);
  const isWithheld = withheldLines(staff, conversation, all);
  return {
    conversation: withoutPrivateDraft(staff, conversation),
    tickets: all.filter((ticket) => canSeeTicket(staff, ticket)),
    hidden: codesOf(all.filter((ticket) => !canSeeTicket(staff, ticket))),
    readable: (lines) => lines.filter((line) => !isWithheld(line)),
  };
}

/** The whole conversation as this person sees it. Throws NOT_FOUND. */
export async function viewConversation(deps: ApiDeps, staff: Staff, id: string) {
  const { store, world, desk } = deps;
  const found = await desk.conversation(staff, id);
  if (!found) throw new AppError("NOT_FOUND", "no such conversation");
  const { ticket, last, unread } = found;
  const { talk, citizen } = await store.transaction(async (tx) => ({
    talk: await readableTalk(tx, staff, id),
    citizen: await tx.people.citizenById(found.conversation.citizenId),
  }));
  const { conversation, tickets, hidden } = talk;
  const { items, olderCursor } = await desk.messages({ conversationId: id, limit: newestLines });
  const lines = talk.readable(items);
  return presentConversation(conversation, await viewerFor(deps, staff), {
    world,
    citizen,
    unread,
    last,
    ticket: ticket && canSeeTicket(staff, ticket) ? ticket : undefined,
    report: shownReport(deps, conversation, lines),
    tickets,
    messages: { items: lines.map((line) => presentMessage(line, hidden)), olderCursor },
  });
}
