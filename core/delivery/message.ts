import type { Address } from "../channel/channel.ts";
import type { Attachment } from "../channel/event.ts";
import type { Place } from "../understanding/place.ts";
import type { DeliveryState } from "./delivery-state.ts";

/** A button or quick reply. `value` comes back as a `choice` event; typed labels and numbers mean the same. */
export interface Choice {
  label: string;
  value: string;
  /** Opens a page instead of answering, e.g. the map for a place. */
  url?: string;
  /** Asks the platform for the position, where `limits.canAskLocation`. */
  asksLocation?: boolean;
}

/** Why we write: decides window rules, quiet hours and priority. */
export const purposes = ["reply", "operator", "status", "survey"] as const;
export type Purpose = (typeof purposes)[number];

/** One message to one resident, worded and ready. Written to the outbox in the transaction that decided it. */
export interface OutboundMessage {
  id: string;
  conversationId: string;
  to: Address;
  purpose: Purpose;
  text: string;
  choices: Choice[];
  attachments: Attachment[];
  /** What to use when the reply window is closed. */
  template?: { name: string; params: Record<string, string> };
  ticketCode?: string;
  createdAt: Date;
  /** Not worth sending later than this. */
  notAfter?: Date;
  /** When the resident last wrote; adapters choose message tags by it. */
  lastInboundAt?: Date;
  /** An earlier attempt, started then, may have reached the platform: look before sending again. */
  uncertainSince?: Date;
  /** Set with it: the platform's ids of our other messages to this resident. The same words there are not this message. */
  accountedFor?: string[];
}

/** Who wrote a line of the conversation. */
export type Author =
  | { kind: "resident" }
  | { kind: "bot"; phraseKeys: string[] }
  | { kind: "operator"; staffId: string; name: string }
  /** Typed in the platform's own app, by somebody we cannot name. */
  | { kind: "page" }
  /** A line in the middle: moved, handed over, given back. */
  | { kind: "system" };

/** One line of a conversation as the desk shows it and as the bot sees its history. */
export interface Message {
  id: string;
  conversationId: string;
  direction: "in" | "out" | "internal";
  author: Author;
  text: string;
  choices: Choice[];
  attachments: Attachment[];
  /** A pin the resident sent. */
  place?: Place;
  /** Ids the platform gave, for receipts, edits and echoes. */
  providerIds: string[];
  state: DeliveryState;
  /** Why delivery failed, as an error code. */
  failure?: string;
  ticketCode?: string;
  /** The resident edited or withdrew it afterwards. */
  editedAt?: Date;
  withdrawnAt?: Date;
  at: Date;
}
