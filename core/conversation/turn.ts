import type { Appointment } from "../appointment/appointment.ts";
import type { ServiceCentre } from "../appointment/centre.ts";
import type { Hall } from "../appointment/queue-number.ts";
import type { Slot } from "../appointment/slots.ts";
import type { ChannelLimits } from "../channel/channel.ts";
import type { Attachment, InboundEvent } from "../channel/event.ts";
import type { Message, Purpose } from "../delivery/message.ts";
import type { DossierAnswer, DossierQuery } from "../dossier/answer.ts";
import type { DossierMark } from "../dossier/dossier.ts";
import type { ErrorCode } from "../errors.ts";
import type { KnownIncident } from "../incident/incident.ts";
import type { RefusedQuestion } from "../knowledge/question.ts";
import type { NewsTopic } from "../news/news-watch.ts";
import type { Right } from "../privacy/rights-case.ts";
import type { DeskTask } from "../task.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import type { NewReport, Ticket } from "../ticket/ticket.ts";
import type { Classification, EmergencyKind } from "../understanding/classification.ts";
import type { AlikeTicket, ReportedIncident } from "../understanding/likeness.ts";
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

/** Under a public post: the one private reply, the line everybody reads, or the comment taken out of sight. */
export type PublicPurpose = Extract<Purpose, "comment" | "public" | "hide">;

/** What a step wants done. Core applies all decisions of a turn in one transaction; a step itself acts on nothing. */
export type Decision =
  /**
   * One message of one or more sentences, a line each; buttons are the last one's. `about` lends the ticket's own
   * values ({code}, {state}, {firstDue}, {resultDue}, {nextDue}, {newDue}, {lastAct}, {unit}) to the sentences;
   * `along` are tickets told of with it: then {n} is how many, {codes} names all, {firstDue} is the earliest.
   * Under a public post a `purpose` says who reads it; such messages have no buttons.
   */
  | {
      do: "say";
      phrases: PhraseUse[];
      about?: TicketRef;
      along?: TicketRef[];
      purpose?: PublicPurpose;
      urgent?: boolean;
    }
  /** Nothing goes out: a text proposed to the operator who holds the conversation. */
  | { do: "draft"; phrases: PhraseUse[]; about?: TicketRef }
  /**
   * `id`: the same report filed twice is one ticket. `isTold: false`: its reporter hears of no move here. `notes` are
   * lines for staff in its log. `untold`: the code is told later, with others; core keeps it in `Dialogue.untold` until then.
   */
  | {
      do: "openTicket";
      ref: string;
      report: NewReport;
      id?: string;
      isTold?: false;
      notes?: PhraseUse[];
      untold?: true;
    }
  | {
      do: "addToTicket";
      ticket: TicketRef;
      text?: string;
      attachments: Attachment[];
      place?: Place;
      contactPhone?: string;
    }
  /** A machine saw the same once more. */
  | { do: "seeAgain"; ticket: TicketRef; attachments: Attachment[] }
  | { do: "reopen"; ticket: TicketRef; reason: string; attachments: Attachment[] }
  | { do: "rate"; ticket: TicketRef; score: number; comment?: string }
  /** Asked four weeks after a result: it is still fine. */
  | { do: "confirmLasting"; ticket: TicketRef }
  | { do: "withdraw"; ticket: TicketRef; reason: string }
  | { do: "follow"; ticket: TicketRef }
  /** The reporter's name is hidden in their own ticket. */
  | { do: "hideName"; ticket: TicketRef }
  /** A request about personal data, where none of the same is open. It lends {code} and {due} to the sentences after it. */
  | { do: "openRightsCase"; right?: Right; request: string }
  /**
   * The resident follows `parent` as well, and a person is asked whether both are one incident. `likeness` is unset where
   * flood mode brought them together.
   */
  | { do: "join"; ticket: TicketRef; parent: TicketRef; likeness?: number }
  /**
   * The last digits of the number a ticket came with: if they fit, this conversation follows it and what was sent along
   * is added. Says one of the three; `givenUp`: too many misses, a person takes over.
   */
  | {
      do: "followByDigits";
      ticket: TicketRef;
      digits: string;
      attachments: Attachment[];
      linked: PhraseUse;
      missed: PhraseUse;
      givenUp: PhraseUse;
    }
  /** This conversation is told of each change of a dossier from what it was told last. */
  | { do: "watchDossier"; told: DossierMark }
  | { do: "unwatchDossier"; code: string }
  /** This conversation is told once a day what is new of a topic. Says one of the two. */
  | { do: "watchNews"; topic: NewsTopic; watched: PhraseUse[]; full: PhraseUse[] }
  /** No more of that: of the one watch named, of a topic, or of anything. */
  | { do: "unwatchNews"; only?: { id: string } | { topic: NewsTopic } }
  /** A number an operator read out: if it is good, this and another talk are one person's. Says one of the two. */
  | { do: "linkByCode"; code: string; linked?: PhraseUse; unknown?: PhraseUse }
  /** `conversation`: the bot falls silent until given back. `question`: a person answers it, the bot goes on. */
  | { do: "handOver"; what: "conversation" | "question"; reason: AttentionReason; question?: string }
  /** Something for a person that is no ticket; `key` is unique among open tasks. */
  | { do: "task"; kind: DeskTask["kind"]; key: string; reason?: string }
  /** Rings on every desk until somebody presses "Tôi nhận". */
  | { do: "alarm"; kind: EmergencyKind; ticket?: TicketRef }
  /** The administrator has to see to this door; one open task for each `key`. */
  | { do: "reportFault"; key: string; reason: string }
  /** A second reader was asked what a text tells of; `said` is unset where no answer came. */
  | { do: "noteReading"; id: string; machine: CategoryId; said?: CategoryId; fault?: ErrorCode }
  /**
   * Takes an hour at the service centre, or moves the appointment `movingId` there. Somebody else may have been faster:
   * then nothing of this turn counts and it is thought anew.
   */
  | { do: "bookAppointment"; serviceId: string; procedureId?: string; startsAt: Date; movingId?: string }
  | { do: "cancelAppointment"; id: string }
  /** Whoever came by the link of an appointment holds it in this talk from now on, and is reminded here. */
  | { do: "holdAppointment"; id: string }
  /**
   * A number for the hall today. It lends {number}, {ahead} and {numberLink} to the sentences after it. Closed in the
   * meantime: the turn is thought anew. Core keeps in the dialogue which number this talk took.
   */
  | { do: "takeNumber"; serviceId: string }
  /** A question that no record answers is kept for staff. */
  | ({ do: "noteQuestion" } & RefusedQuestion)
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

/** The service centre as a bot may ask it. */
export interface AppointmentBook {
  readonly centre: ServiceCentre;
  /** What this person holds, soonest first. */
  readonly own: readonly Appointment[];
  /** Hours of a service that can be had now, in their order. */
  free(serviceId: string): Promise<Slot[]>;
  /** The appointment whose link led here, whosever it is and whatever became of it. */
  readonly shown?: Appointment;
  /** Numbers for today. */
  readonly hall: Hall;
}

/** All a step sees. */
export interface Turn {
  /** Usually one; a burst when several came within the quiet time. Same author, oldest first. */
  readonly events: readonly InboundEvent[];
  readonly conversation: Conversation;
  readonly limits: ChannelLimits;
  /** The last lines of the conversation, oldest first. */
  readonly history: readonly Message[];
  /** What the resident wrote in the ten minutes before this turn, newest first: words and stickers, no files; 60 lines at most. */
  readonly recent: readonly Pick<Message, "at" | "text">[];
  /** This resident's tickets, newest first. */
  readonly tickets: readonly Ticket[];
  /** Tickets whose code was typed in this turn, whoever reported them; confidential ones of others are left out. */
  readonly mentioned: readonly Ticket[];
  /** Codes among them of open tickets of others that came with a number, which core keeps to itself. */
  readonly followable: readonly string[];
  /** All conversations of this person; a ticket reported in one of them is theirs, any other they only follow. */
  readonly conversationIds: readonly string[];
  /** Looks for an open incident of somebody else that this report seems to tell of, too. */
  findAlike(report: ReportedIncident): Promise<AlikeTicket | undefined>;
  /** Looks for flood mode that a report of one of these kinds falls under. */
  findIncident(report: { categories: readonly CategoryId[]; place: Place }): Promise<KnownIncident | undefined>;
  /** Unset: the ward gives no appointments. */
  readonly appointments?: AppointmentBook;
  /** Where a filed dossier stands, as far as this conversation may know. May take seconds: it may stand elsewhere. */
  findDossier(query: DossierQuery): Promise<DossierAnswer>;
  /** Codes typed in this turn, found or not. */
  readonly typedCodes: readonly string[];
  readonly desk: DeskStatus;
  /** More comments came under this public post within the hour than are answered one by one. */
  readonly isCrowded: boolean;
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
  /** Whether what comes in by the thousand must not stand behind other talks: danger. Unset: never. */
  isUrgent?(event: InboundEvent): boolean;
}
