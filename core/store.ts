import type { Appointments } from "./appointment/appointment.ts";
import type { QueueNumbers } from "./appointment/queue-number.ts";
import type { Roster } from "./assignment/ports.ts";
import type { AuditTrail } from "./audit/trail.ts";
import type { Call } from "./call/call.ts";
import type { Address, Channel } from "./channel/channel.ts";
import type { Channels, Connections, ContactChecks, Spots } from "./channel/ports.ts";
import type { Conversation } from "./conversation/conversation.ts";
import type { DeliveryState } from "./delivery/delivery-state.ts";
import type { Author, Message, OutboundMessage } from "./delivery/message.ts";
import type { Dossiers, DossierWatches } from "./dossier/ports.ts";
import type { Errands, ErrandsInTransaction } from "./errand/ports.ts";
import type { Incidents } from "./incident/ports.ts";
import type { Questions } from "./knowledge/question.ts";
import type { KnowledgeVersions } from "./knowledge/version.ts";
import type { LiveEvent } from "./live.ts";
import type { NewsWatches } from "./news/ports.ts";
import type { Accounts } from "./people/account.ts";
import type { Citizen, CitizenLink, LinkCode } from "./people/citizen.ts";
import type { Staff } from "./people/staff.ts";
import type { PersonalData } from "./privacy/personal-data.ts";
import type { RightsCases } from "./privacy/rights-case.ts";
import type { PublicPhotos, PublicTickets } from "./publication/ports.ts";
import type { Inbox, InboxInTransaction, Outbox } from "./queues.ts";
import type { Relay } from "./relay/relay.ts";
import type { MonthlyReports } from "./report/monthly.ts";
import type { OwnViews } from "./setting/saved-views.ts";
import type { SettingVersions } from "./setting/setting.ts";
import type { Subscription } from "./subscription/notice.ts";
import type { DeskTask } from "./task.ts";
import type { CategoryId, UnitId } from "./ticket/taxonomy.ts";
import type { Ticket, TicketChange } from "./ticket/ticket.ts";
import type { Corrections } from "./understanding/correction.ts";
import type { ModelVersions } from "./understanding/model-version.ts";
import type { Place } from "./understanding/place.ts";
import type { SecondReadings } from "./understanding/second-reader.ts";

/** Conversations and their lines. */
export interface Conversations {
  byId(id: string): Promise<Conversation | undefined>;
  byThread(channel: Channel, thread: string): Promise<Conversation | undefined>;
  /** Inserts (version 0) or updates; throws STALE when somebody was faster. Returns the stored one, version raised. */
  save(conversation: Conversation): Promise<Conversation>;
  append(messages: Message[]): Promise<void>;
  /** The last `limit` lines, oldest first; none that was taken back. */
  history(conversationId: string, limit: number): Promise<Message[]>;
  /** Words and stickers of the resident since then, newest first; no further than `limit`. */
  heardSince(conversationId: string, since: Date, limit: number): Promise<Message[]>;
  /** How many talks began under this public post since then; not counted further than `limit`. */
  underPost(post: { channel: Channel; postRef: string; since: Date; limit: number }): Promise<number>;
  /** Those that are put off and come back: their time has come, or a deadline, or danger. */
  toComeBack(now: Date, limit: number): Promise<Conversation[]>;
  /** Conversations whose alarm clock has rung. */
  toWake(now: Date, limit: number): Promise<Conversation[]>;
  /**
   * Ids of those that wait for a person and were given to nobody, unless everybody in `free` had them already; were given
   * to somebody who is silent or not `there`; or are held by somebody not `there`, with a word of the resident unanswered
   * since `heldUntil`. In the order of the desk.
   */
  toAssign(query: { there: string[]; free: string[]; heldUntil: Date; now: Date; limit: number }): Promise<string[]>;
}

/** Changes to lines that are already there. */
export interface Messages {
  byId(id: string): Promise<Message | undefined>;
  byProviderId(channel: Channel, providerId: string): Promise<Message | undefined>;
  /** The line as it is now; nobody else changes it until the transaction ends. */
  lock(id: string): Promise<Message | undefined>;
  /** Moves delivery states forward (never back) for these ids of a platform, or for all a conversation was sent until `upTo`. Returns the number moved. */
  advance(
    state: DeliveryState,
    which: { channel: Channel; providerIds: string[] } | { conversationId: string; upTo: Date },
  ): Promise<number>;
  update(message: Message): Promise<void>;
  /** Where one piece of news was put so far, and what became of it there. */
  newsStates(
    newsId: string,
  ): Promise<{ conversationId: string; state: "waiting" | "sent" | "failed" | "forwarded" | "cancelled" }[]>;
  /** Puts worded messages into the outgoing lane of their conversation, in this order. `key` is unique for ever: a repeat is ignored. */
  enqueue(items: { message: OutboundMessage; author: Author; key: string }[]): Promise<void>;
  /** Takes back what waits and was never tried: it goes nowhere, its line becomes `cancelled`. False: too late. */
  cancel(id: string): Promise<boolean>;
}

/** Tickets with their append-only log. */
export interface Tickets {
  byCode(code: string): Promise<Ticket | undefined>;
  byId(id: string): Promise<Ticket | undefined>;
  /** Newest first; reported or followed by one of these conversations. */
  ofConversations(conversationIds: string[], limit: number): Promise<Ticket[]>;
  /** All talks of one person, and the tickets reported or followed in any of them, latest first. */
  ofCitizen(citizenId: string, limit: number): Promise<{ conversationIds: string[]; tickets: Ticket[] }>;
  /** Throws STALE when a ticket with this id is there already: the same act was sent twice at once. */
  insert(ticket: Ticket): Promise<void>;
  /** Writes the ticket if its version is still `ticket.version`, raises the version, appends the changes. Throws STALE. */
  update(ticket: Ticket, changes: TicketChange[]): Promise<Ticket>;
  /** Next number for a code prefix such as "BS-2611", starting at 1, without gaps. */
  nextNumber(series: string): Promise<number>;
  /**
   * Public tickets of a category that are worked on, opened since then, within so many metres (a square around the place)
   * or, where one of both has no coordinates, on the same street; newest first.
   */
  near(query: { category: CategoryId; place: Place; metres: number; since: Date; limit: number }): Promise<Ticket[]>;
  /** Those on this filed dossier's being late, newest first. */
  ofDossier(dossierCode: string, limit: number): Promise<Ticket[]>;
  /** Reports that were merged into this one or are proposed to be, newest first; invalid and withdrawn ones left out. */
  childrenOf(code: string): Promise<Ticket[]>;
  /** How many people reported this incident: here, and in reports merged into it or proposed to be. */
  reporters(code: string): Promise<number>;
  /** Tickets whose `ringsAt` (core/ticket/rings.ts, over the ticket with its whole log) is not after `now`, earliest first. */
  due(now: Date, limit: number): Promise<Ticket[]>;
  /**
   * Codes of assigned tickets, none confidential: of these units without an officer; of these officers; or whose `passesAt`
   * (core/assignment/passes-at.ts) is not after `now`. The earliest first deadline first.
   */
  toAssign(query: { units: UnitId[]; officers: string[]; now: Date; limit: number }): Promise<string[]>;
  /** Codes of tickets these units keep that are not over, oldest first. */
  openOf(units: UnitId[], limit: number): Promise<string[]>;
}

/** Residents and staff. */
export interface People {
  citizenOf(address: Address): Promise<Citizen | undefined>;
  citizenById(id: string): Promise<Citizen | undefined>;
  /** Everybody reached by this number (E.164) who has an address, oldest first; a number alone proves nothing. */
  citizensByPhone(phone: string): Promise<Citizen[]>;
  /** Everybody known by this e-mail address (as it is kept, in small letters), oldest first. */
  citizensByEmail(email: string): Promise<Citizen[]>;
  /** An address that belonged to somebody else is theirs no longer. */
  saveCitizen(citizen: Citizen): Promise<void>;
  /** Inserts, or updates by id. */
  saveLink(link: CitizenLink): Promise<void>;
  saveLinkCode(code: LinkCode): Promise<void>;
  /** The code with this hash, if it is good; used up by that. */
  takeLinkCode(hash: string, now: Date): Promise<LinkCode | undefined>;
  /** Links that made this person what they are, newest first. */
  linksOf(citizenId: string): Promise<CitizenLink[]>;
  /** All conversations of a person, over all linked addresses. */
  conversationIdsOf(citizenId: string): Promise<string[]>;
  staffById(id: string): Promise<Staff | undefined>;
  staffByExtension(extension: string): Promise<Staff | undefined>;
  saveStaff(staff: Staff): Promise<void>;
}

/** Things a person must do that are no ticket: alarms, failed deliveries, parked events. */
export interface Tasks {
  byId(id: string): Promise<DeskTask | undefined>;
  open(limit: number): Promise<DeskTask[]>;
  /** Those of one kind that are not done, oldest first. */
  openOf(kind: DeskTask["kind"], limit: number): Promise<DeskTask[]>;
  /** What is not done about one conversation, oldest first. */
  ofConversation(conversationId: string): Promise<DeskTask[]>;
  /** The task of this cause that is not done yet. */
  openByKey(key: string): Promise<DeskTask | undefined>;
  /**
   * Inserts, or updates by id; `key` (when set) is unique among open tasks, a repeat is ignored. With `from` only a task
   * that is still in this state is updated, else STALE. Returns false when it was such a repeat.
   */
  save(task: DeskTask, from?: DeskTask["state"]): Promise<boolean>;
}

/** Tickets handed to bodies outside the ward. */
export interface Relays {
  byId(id: string): Promise<Relay | undefined>;
  /** Oldest first. */
  ofTicket(code: string): Promise<Relay[]>;
  /** Inserts (version 0) or updates; throws STALE when somebody was faster. Returns the stored one. */
  save(relay: Relay): Promise<Relay>;
  /** Those whose `lookAt` is not after `now`, earliest first. */
  toLookAt(now: Date, limit: number): Promise<Relay[]>;
}

/** Other systems that are told of changes. */
export interface Subscriptions {
  all(): Promise<Subscription[]>;
  byId(id: string): Promise<Subscription | undefined>;
  /** Inserts, or updates by id. */
  save(subscription: Subscription): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Telephone calls, as exchanges told of them. */
export interface Calls {
  byId(id: string): Promise<Call | undefined>;
  /** Inserts (version 0) or updates; throws STALE when somebody was faster. Returns the stored one, version raised. */
  save(call: Call): Promise<Call>;
  /** Calls from and to this number, newest first. */
  ofPhone(phone: string, limit: number): Promise<Call[]>;
  /** Newest first. */
  recent(limit: number): Promise<Call[]>;
  /** The newest call that has begun since then, is not over, and rings or is answered at this telephone. */
  liveAt(extension: string, since: Date): Promise<Call | undefined>;
}

/** Everything that may change together. Handed to the function given to `Store.transaction`. */
export interface Transaction {
  readonly inbox: InboxInTransaction;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly tickets: Tickets;
  readonly people: People;
  readonly roster: Roster;
  readonly tasks: Tasks;
  readonly spots: Spots;
  readonly checks: ContactChecks;
  readonly connections: Connections;
  readonly errands: ErrandsInTransaction;
  readonly relays: Relays;
  readonly subscriptions: Subscriptions;
  readonly calls: Calls;
  readonly appointments: Appointments;
  readonly queue: QueueNumbers;
  readonly corrections: Corrections;
  readonly models: ModelVersions;
  readonly readings: SecondReadings;
  readonly dossiers: Dossiers;
  readonly dossierWatches: DossierWatches;
  readonly newsWatches: NewsWatches;
  readonly knowledge: KnowledgeVersions;
  readonly questions: Questions;
  readonly settings: SettingVersions;
  readonly ownViews: OwnViews;
  readonly audit: AuditTrail;
  readonly accounts: Accounts;
  readonly incidents: Incidents;
  readonly monthlyReports: MonthlyReports;
  readonly rightsCases: RightsCases;
  readonly publicPhotos: PublicPhotos;
  readonly personal: PersonalData;
  /** Tells consoles and web chats once the transaction is committed; kept for replay. */
  publish(events: LiveEvent[]): Promise<void>;
}

/** Secrets at rest: platform tokens, encrypted by the store. */
export interface Secrets {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
  /** Runs `work` while no other process holds the same lock. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Work that only one process does at a time, for as long as it likes: asking a platform for news. */
export interface Duties {
  /**
   * Does `work` if no other process holds this duty, and says whether it was ours. `lost` ends when the hold is gone
   * while the work goes on: then another process may begin. A fault of the work comes through.
   */
  attempt(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean>;
}

/** The database as core sees it. `PrismaStore` in production, `FakeStore` in tests; one contract suite for both. */
export interface Store {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly errands: Errands;
  readonly secrets: Secrets;
  readonly duties: Duties;
  readonly channels: Channels;
  readonly publicTickets: PublicTickets;
  /** All or nothing. Serialisation faults are retried by the store; AppErrors roll back and come through. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Looks things up, each statement for itself, which is cheaper than a transaction. Nothing may be written in it. */
  look<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Tells browsers of what is stored already. */
  publish(events: LiveEvent[]): Promise<void>;
}

/** Files of residents and officers; on disk by default. Keys are opaque and contain no names. */
export interface Files {
  put(content: Uint8Array, mimeType: string): Promise<{ key: string; sizeBytes: number }>;
  get(key: string): Promise<{ content: Uint8Array; mimeType: string } | undefined>;
  /** Gone for good, with every note beside it; one that is not there is gone already. */
  remove(key: string): Promise<void>;
}

/** Short notes that a machine made of a file, kept beside it. */
export interface FileNotes {
  get(key: string, name: string): Promise<string | undefined>;
  /** Nothing is kept of a file that is not there. */
  put(key: string, name: string, note: string): Promise<void>;
}
