import type { Address, Channel } from "../channel/channel.ts";
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
  /** Asks the platform for the person's own telephone number, where it can; elsewhere an ordinary button. */
  asksContact?: boolean;
}

/**
 * Why we write: decides window rules, quiet hours and priority. `follow-up` is of our own accord, a question or a
 * digest: where no way is open it is left, and nobody is made to call. `comment` is the one private reply to a public comment,
 * `public` the line under it that everybody reads. `hide` takes that comment out of sight: its text is for the desk only.
 */
export const purposes = ["reply", "operator", "status", "survey", "follow-up", "comment", "public", "hide"] as const;
export type Purpose = (typeof purposes)[number];

/** Purposes of what nobody waits for: told by whichever way is open, and not at night. */
export const newsPurposes: readonly Purpose[] = ["status", "survey", "follow-up"];

/** One message to one resident, worded and ready. Written to the outbox in the transaction that decided it. */
export interface OutboundMessage {
  id: string;
  conversationId: string;
  to: Address;
  purpose: Purpose;
  text: string;
  choices: Choice[];
  attachments: Attachment[];
  /** What may be used when the reply window is closed: an approved template, and the same in words for SMS and e-mail. */
  template?: { name: string; params: Record<string, string>; text: string };
  /** It goes out as its template: the channel's window is closed, or the carrier takes nothing else. */
  asTemplate?: boolean;
  /** Danger: neither the night nor a crowd holds it up. */
  urgent?: boolean;
  /** It came over from another conversation of the same person, where it could not be told. */
  isForwarded?: boolean;
  /** One piece of news, told once to each person whichever way it goes. */
  newsId?: string;
  ticketCode?: string;
  createdAt: Date;
  /** Not to be sent sooner: until then whoever wrote it may take it back. */
  notBefore?: Date;
  /** Not worth sending later than this. */
  notAfter?: Date;
  /** When the resident last wrote; adapters choose message tags by it. */
  lastInboundAt?: Date;
  /** An earlier attempt, started then, may have reached the platform: look before sending again. */
  uncertainSince?: Date;
  /** Set with it: the platform's ids of our other messages to this resident. The same words there are not this message. */
  accountedFor?: string[];
}

/** Purposes of messages that somebody waits for. */
export const waitedFor: readonly Purpose[] = ["reply", "operator"];

/** 0: somebody waits for it; 1: news and answers under public posts, which may stand behind those. */
export function priorityOf({ purpose, urgent }: Pick<OutboundMessage, "purpose" | "urgent">): number {
  return urgent || waitedFor.includes(purpose) ? 0 : 1;
}

/** The key under which a piece of news is put into a conversation's lane: there once, for ever. */
export function newsKey(newsId: string, conversationId: string): string {
  return `news:${newsId}:${conversationId}`;
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
  /** How it went out, where that was not this conversation's own channel. */
  via?: Channel;
  /** Why delivery failed, as an error code. */
  failure?: string;
  ticketCode?: string;
  /** It waits until then and may be taken back. */
  notBefore?: Date;
  /** The resident edited or withdrew it afterwards. */
  editedAt?: Date;
  withdrawnAt?: Date;
  at: Date;
}

/** Whether a line is words or stickers, no file. */
export const isWords = ({ attachments }: Message): boolean => attachments.every(({ kind }) => kind === "sticker");

/** Whether a line is out of its writer's hands; what may still be taken back, or was, nobody outside the desk reads. */
export function isLetGo({ state, notBefore }: Pick<Message, "state" | "notBefore">): boolean {
  return state !== "cancelled" && !(state === "queued" && notBefore);
}
