import type { Channel } from "../../core/channel/channel.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { Staff, StaffRole } from "../../core/people/staff.ts";
import type { CategoryId, Severity, UnitId } from "../../core/ticket/taxonomy.ts";
import type { Ticket, TicketStatus } from "../../core/ticket/ticket.ts";

export interface DeskConversation {
  conversation: Conversation;
  last?: Message;
  unread: number;
  /** Of the resident's open tickets the one with the earliest deadline. */
  ticket?: Ticket;
}

export interface Desk {
  listConversations(query: {
    staff: Staff;
    queue: "attention" | "mine" | "bot" | "all";
    channel?: Channel;
    category?: CategoryId;
    severity?: Severity;
    q?: string;
    cursor?: string;
    limit: number;
    now: Date;
  }): Promise<{ items: DeskConversation[]; nextCursor?: string }>;
  countConversations(staff: Staff): Promise<{ attention: number; mine: number; bot: number; all: number }>;
  conversation(id: string): Promise<DeskConversation | undefined>;
  messages(query: {
    conversationId: string;
    before?: string;
    limit: number;
  }): Promise<{ items: Message[]; olderCursor?: string }>;
  markSeen(read: { staffId: string; conversationId: string; messageId: string }): Promise<boolean>;
  listTickets(query: {
    staff: Staff;
    queue: "mine" | "open" | "late" | "waiting" | "done" | "all";
    unit?: UnitId;
    category?: CategoryId;
    severity?: Severity;
    status?: TicketStatus;
    q?: string;
    cursor?: string;
    limit: number;
    now: Date;
  }): Promise<{ items: Ticket[]; nextCursor?: string }>;
  listStaff(query: { unit?: UnitId; role?: StaffRole }): Promise<Staff[]>;
  ticketsByPhone(spellings: string[], limit: number): Promise<Ticket[]>;
}
