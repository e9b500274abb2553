import type { ChannelLimits } from "../channel/channel.ts";
import type { Attachment, InboundEvent } from "../channel/event.ts";
import type { Message } from "../delivery/message.ts";
import type { NewReport, Ticket } from "../ticket/ticket.ts";
import type { Classification, EmergencyKind } from "../understanding/classification.ts";
import type { Place } from "../understanding/place.ts";
import type { Ward } from "../ward.ts";
import type { AttentionReason, Conversation } from "./conversation.ts";
import type { Dialogue } from "./dialogue.ts";
import type { PhraseParams } from "./phrasebook.ts";

/** A ticket that exists (by code) or that this very turn opens (by a name of the bot's choosing). */
export type TicketRef = { code: string } | { ref: string };

/** One sentence to say: its key and values. */
export interface PhraseUse {
  key: string;
  params?: PhraseParams;
}

/** What a step wants done. Core applies all decisions of a turn in one transaction; a step itself acts on nothing. */
export type Decision =
  /**
   * One message of one or more sentences, a line each; buttons are the last one's. `about` lends the ticket's own
   * values ({code}, {state}, {firstDue}, {resultDue}, {nextDue}, {newDue}, {lastAct}, {unit}) to the sentences.
   */
  | { do: "say"; phrases: PhraseUse[]; about?: TicketRef }
  /** Nothing goes out: a text proposed to the operator who holds the conversation. */
  | { do: "draft"; phrases: PhraseUse[]; about?: TicketRef }
  | { do: "openTicket"; ref: string; report: NewReport }
  | {
      do: "addToTicket";
      ticket: TicketRef;
      text?: string;
      attachments: Attachment[];
      place?: Place;
      contactPhone?: string;
    }
  | { do: "reopen"; ticket: TicketRef; reason: string; attachments: Attachment[] }
  | { do: "rate"; ticket: TicketRef; score: number; comment?: string }
  | { do: "withdraw"; ticket: TicketRef; reason: string }
  | { do: "follow"; ticket: TicketRef }
  /** A number an operator read out: if it is good, this and another talk are one person's. Says one of the two. */
  | { do: "linkByCode"; code: string; linked?: PhraseUse; unknown?: PhraseUse }
  /** `conversation`: the bot falls silent until given back. `question`: a person answers it, the bot goes on. */
  | { do: "handOver"; what: "conversation" | "question"; reason: AttentionReason; question?: string }
  /** Rings on every desk until somebody presses "Tôi nhận". */
  | { do: "alarm"; kind: EmergencyKind; ticket?: TicketRef }
  /** Replaces the dialogue state; `wakeAt` sets (null: clears) the conversation's alarm clock. */
  | { do: "remember"; dialogue: Dialogue; wakeAt?: Date | null };

/** How the desk is staffed right now. */
export interface DeskStatus {
  isOpen: boolean;
  /** When a question handed over now will be answered at the latest. */
  dueAt: Date;
  /** From the live queue; unset when there is too little to go by. */
  waitMinutes?: number;
}

/** All a step sees. */
export interface Turn {
  /** Usually one; a burst when several came within the quiet time. Same author, oldest first. */
  readonly events: readonly InboundEvent[];
  readonly conversation: Conversation;
  readonly limits: ChannelLimits;
  /** The last lines of the conversation, oldest first. */
  readonly history: readonly Message[];
  /** This resident's tickets, newest first. */
  readonly tickets: readonly Ticket[];
  /** Tickets whose code was typed in this turn, whoever reported them; confidential ones of others are left out. */
  readonly mentioned: readonly Ticket[];
  /** Codes typed in this turn, found or not. */
  readonly typedCodes: readonly string[];
  readonly desk: DeskStatus;
  readonly ward: Ward;
  readonly now: Date;
  classification?: Classification;
  readonly decisions: readonly Decision[];
  decide(decision: Decision): void;
}

/** One ability of the bot. `next` hands the turn to the steps below; calling it twice throws. */
export type Step = (turn: Turn, next: () => Promise<void>) => Promise<void>;

/** The bot of a channel, as core calls it: `waitMs` when an event comes in, `respond` once the quiet time is over. */
export interface Responder {
  respond(turn: Turn): Promise<void>;
  /** How long to wait for more of the same resident before answering; 0: at once (danger, buttons, codes, yes and no). */
  waitMs(event: InboundEvent): number;
}
