import type { Address, Channel, ChannelLimits } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { deskStatus } from "../../core/conversation/desk-status.ts";
import { emptyDialogue } from "../../core/conversation/dialogue.ts";
import type { Phrase, Phrasebook } from "../../core/conversation/phrasebook.ts";
import type { Decision, PhraseUse, Responder, TicketRef, Turn } from "../../core/conversation/turn.ts";
import type { Author, Message } from "../../core/delivery/message.ts";
import { codeSeries, findCodes, formatCode } from "../../core/ticket/code.ts";
import { clocksFor, reopenedDue } from "../../core/ticket/deadlines.ts";
import { type CategoryId, categoryOf, isOutsideUnit, keeperOf } from "../../core/ticket/taxonomy.ts";
import type { NewReport, Ticket, TicketStatus } from "../../core/ticket/ticket.ts";
import { ticketParams } from "../../core/ticket/ticket-params.ts";
import type { Place } from "../../core/understanding/place.ts";
import type { Ward } from "../../core/ward.ts";
import type { World } from "../../core/world.ts";

/** An event as the stage is given it: what every event has besides is filled in. */
export type StageEvent = DistributiveOmit<InboundEvent, "id" | "channel" | "from" | "thread" | "at" | "raw">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What one turn did: what was decided, and what the resident read. */
export interface StageTurn {
  turn: Turn;
  decisions: readonly Decision[];
  said: Phrase[];
}

const desk = { from: 7 * 60 + 30, to: 11 * 60 + 30 };
const afternoon = { from: 13 * 60, to: 17 * 60 };
const day = [desk, afternoon];

/** Bến Sen: an invented ward. */
export const stageWard: Ward = {
  kind: "phường",
  name: "Bến Sen",
  codePrefix: "BS",
  calendar: {
    timeZone: "Asia/Ho_Chi_Minh",
    week: [[], day, day, day, day, day, []],
    holidays: new Set(),
  },
  publicUrl: "https://bensen.example",
} as Ward;

/** Doors only; nothing is sent in the theatre, so the other channels never open a window. */
const limits: Partial<Record<Channel, Pick<ChannelLimits, "replyWindowHours" | "canAskLocation">>> = {
  zalo: { replyWindowHours: 168, canAskLocation: false },
  facebook: { replyWindowHours: 24, canAskLocation: false },
  telegram: { replyWindowHours: null, canAskLocation: true },
  webchat: { replyWindowHours: null, canAskLocation: false },
};

/** A ticket as it stands after the moves given. */
export function stageTicket(
  given: { code: string; category: CategoryId; title: string; openedAt: Date; place?: Place },
  moves: { to: TicketStatus; at: Date }[] = [],
): Ticket {
  const report: NewReport = {
    title: given.title,
    body: given.title,
    category: given.category,
    secondary: [],
    proposals: [],
    cues: [],
    severity: categoryOf(given.category).severity,
    flags: [],
    ...(given.place && { place: given.place }),
    attachments: [],
    visibility: "public",
    confident: true,
  };
  const ticket = newTicket(report, given.code, given.openedAt, "webchat");
  return moves.reduce((before, { to, at }) => move(before, to, at), ticket);
}

/**
 * A small theatre for a bot: conversations, tickets and a clock in memory, decisions carried out as core would, without
 * transitions, delivery or storage. For tests of the bot alone and for talking to it in a terminal.
 */
export class Stage {
  now: Date;
  waitMinutes: number | undefined;
  readonly tickets: { ticket: Ticket; owner: string }[] = [];
  readonly #conversations = new Map<string, Conversation>();
  readonly #history = new Map<string, Message[]>();
  readonly #bot: Responder;
  readonly #phrasebook: Phrasebook;
  #counter: number;
  #ids = 0;

  constructor(input: { bot: Responder; phrasebook: Phrasebook; now: Date; counter?: number }) {
    this.#bot = input.bot;
    this.#phrasebook = input.phrasebook;
    this.now = input.now;
    this.#counter = input.counter ?? 0;
  }

  conversation(user: string, channel: Channel): Conversation {
    const known = this.#conversations.get(user);
    if (known) return known;
    const address: Address = { channel, account: "ward", user };
    const conversation: Conversation = {
      id: user,
      address,
      thread: user,
      citizenId: user,
      heldBy: { kind: "bot" },
      dialogue: emptyDialogue,
      openedAt: this.now,
      version: 0,
    };
    this.#conversations.set(user, conversation);
    return conversation;
  }

  change(user: string, change: Partial<Conversation>): void {
    const known = this.#conversations.get(user);
    if (known) this.#conversations.set(user, { ...known, ...change });
  }

  /** One turn of one resident. */
  async hear(user: string, channel: Channel, events: StageEvent[]): Promise<StageTurn> {
    const conversation = this.conversation(user, channel);
    const full = events.map((event) => this.#complete(event, conversation));
    const turn = this.#turn(conversation, full);
    await this.#bot.respond(turn);
    for (const event of full)
      if (event.kind === "message") this.#log(user, "in", { kind: "resident" }, event.text ?? "");
    return { turn, decisions: turn.decisions, said: this.#apply(turn) };
  }

  /** What the buttons of the last message to this resident were. */
  offered(user: string): Message["choices"] {
    return this.#history.get(user)?.findLast((message) => message.direction === "out")?.choices ?? [];
  }

  /** A message of a person or of the machine that no turn of the bot made. */
  show(user: string, phrase: Pick<Phrase, "key" | "text" | "choices">): void {
    this.#log(user, "out", { kind: "bot", phraseKeys: [phrase.key] }, phrase.text, phrase.choices);
  }

  #complete(event: StageEvent, { address, thread }: Conversation): InboundEvent {
    this.#ids += 1;
    const envelope = {
      id: `event-${this.#ids}`,
      channel: address.channel,
      from: address,
      thread,
      at: this.now,
      raw: null,
    };
    return { ...event, ...envelope } as InboundEvent;
  }

  #turn(conversation: Conversation, events: InboundEvent[]): Turn {
    const { channel, user } = conversation.address;
    const decisions: Decision[] = [];
    const text = events.map((event) => (event.kind === "message" ? (event.text ?? "") : "")).join("\n");
    const typedCodes = findCodes(text, stageWard.codePrefix);
    const visible = this.tickets.filter((one) => one.owner === user || one.ticket.visibility !== "confidential");
    return {
      events,
      conversation,
      limits: {
        maxTextChars: 2000,
        maxChoices: 5,
        maxChoiceChars: 20,
        humanWindowHours: null,
        outsideWindow: "none",
        badSignatureStatus: 401,
        replyWindowHours: 0,
        canAskLocation: false,
        ...limits[channel],
      },
      history: this.#history.get(user) ?? [],
      tickets: this.tickets
        .filter((one) => one.owner === user)
        .map((one) => one.ticket)
        .reverse(),
      mentioned: visible.map((one) => one.ticket).filter((ticket) => typedCodes.includes(ticket.code)),
      typedCodes,
      desk: deskStatus(stageWard, this.now, this.waitMinutes),
      ward: stageWard,
      now: this.now,
      decisions,
      decide: (decision) => void decisions.push(decision),
    };
  }

  #apply(turn: Turn): Phrase[] {
    const user = turn.conversation.address.user;
    const opened = new Map<string, string>();
    const said: Phrase[] = [];
    for (const decision of turn.decisions) {
      if (decision.do === "say") {
        const phrase = this.#word(decision.phrases, decision.about, opened);
        said.push(phrase);
        const keys = decision.phrases.map((one) => one.key);
        this.#log(user, "out", { kind: "bot", phraseKeys: keys }, phrase.text, phrase.choices);
      } else if (decision.do === "draft") this.#word(decision.phrases, decision.about, opened);
      else this.#act(decision, turn, opened);
    }
    return said;
  }

  #act(decision: Exclude<Decision, { do: "say" | "draft" }>, turn: Turn, opened: Map<string, string>): void {
    const { address } = turn.conversation;
    if (decision.do === "openTicket") {
      this.#counter += 1;
      const code = formatCode(codeSeries(stageWard.codePrefix, this.now), this.#counter);
      opened.set(decision.ref, code);
      this.tickets.push({ ticket: newTicket(decision.report, code, this.now, address.channel), owner: address.user });
    } else if (decision.do === "remember") {
      const { dialogue, wakeAt } = decision;
      this.change(address.user, { dialogue, ...(wakeAt && { wakeAt }) });
    } else if (decision.do === "handOver") {
      if (decision.what === "conversation") this.change(address.user, { heldBy: { kind: "queue", since: this.now } });
    } else if (decision.do === "alarm") {
      if (decision.ticket) this.#ticketOf(decision.ticket, opened);
    } else if ("ticket" in decision) {
      const entry = this.#ticketOf(decision.ticket, opened);
      if (decision.do === "reopen") entry.ticket = move(entry.ticket, "reopened", this.now);
      if (decision.do === "withdraw") entry.ticket = move(entry.ticket, "withdrawn", this.now);
      if (decision.do === "rate" && decision.score >= 3) entry.ticket = move(entry.ticket, "closed", this.now);
      if (decision.do === "addToTicket" && decision.place) entry.ticket = { ...entry.ticket, place: decision.place };
    }
  }

  #ticketOf(ref: TicketRef, opened: Map<string, string>): { ticket: Ticket; owner: string } {
    const code = "code" in ref ? ref.code : opened.get(ref.ref);
    const entry = this.tickets.find((one) => one.ticket.code === code);
    if (!entry) throw new Error("a decision names a ticket that is not there");
    return entry;
  }

  #word(phrases: PhraseUse[], about: TicketRef | undefined, opened: Map<string, string>): Phrase {
    const world = { phrasebook: this.#phrasebook } as World;
    const lent = about ? ticketParams(this.#ticketOf(about, opened).ticket, world, this.now) : {};
    const said = phrases.map(({ key, params }) => this.#phrasebook.say(key, { ...lent, ...params }, this.now));
    const last = said.at(-1);
    return { key: last?.key ?? "", text: said.map((one) => one.text).join("\n"), choices: last?.choices ?? [] };
  }

  #log(
    user: string,
    direction: Message["direction"],
    author: Author,
    text: string,
    choices: Message["choices"] = [],
  ): void {
    const history = this.#history.get(user) ?? [];
    this.#history.set(user, history);
    history.push({
      id: `message-${history.length}`,
      conversationId: user,
      direction,
      author,
      text,
      choices,
      attachments: [],
      providerIds: [],
      state: "sent",
      at: this.now,
    });
  }
}

function newTicket(report: NewReport, code: string, openedAt: Date, origin: Channel): Ticket {
  const { confident: _, ...facts } = report;
  const category = categoryOf(report.category);
  const lead = category.units[0];
  const ticket: Ticket = {
    ...facts,
    ...{ id: code, code },
    status: "new",
    unit: keeperOf(category),
    ...(lead && isOutsideUnit(lead) && { outsideUnit: lead }),
    proof: [],
    followers: [],
    origin,
    openedAt,
    clocks: clocksFor(stageWard.calendar, report.category, openedAt),
    reopenedCount: 0,
    returnedCount: 0,
    version: 0,
    changes: [],
  };
  return move(ticket, "new", openedAt);
}

function move(ticket: Ticket, to: TicketStatus, at: Date): Ticket {
  const seq = ticket.changes.length + 1;
  const from = seq === 1 ? null : ticket.status;
  const actor = { role: "SYS", id: "stage", name: "stage" } as const;
  const change = { id: `${ticket.code}-${seq}`, seq, at, actor, from, to, kind: "move", facts: {} } as const;
  const resultDueAt =
    to === "reopened" ? reopenedDue(stageWard.calendar, ticket.category, at) : ticket.clocks.resultDueAt;
  return { ...ticket, status: to, clocks: { ...ticket.clocks, resultDueAt }, changes: [...ticket.changes, change] };
}
