import type { Address, Channel } from "../../core/channel/channel.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { deskStatus } from "../../core/conversation/desk-status.ts";
import { emptyDialogue } from "../../core/conversation/dialogue.ts";
import type { Phrase, Phrasebook, PhraseParams } from "../../core/conversation/phrasebook.ts";
import type { Decision, Responder, TicketRef, Turn } from "../../core/conversation/turn.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { DossierAnswer, DossierQuery } from "../../core/dossier/answer.ts";
import type { Incident } from "../../core/incident/incident.ts";
import { endsWith } from "../../core/people/phone.ts";
import { findCodes } from "../../core/ticket/code.ts";
import type { Ticket, TicketStatus } from "../../core/ticket/ticket.ts";
import { ticketParams, ticketsParams } from "../../core/ticket/ticket-params.ts";
import type { World } from "../../core/world.ts";
import { alikeOnStage, floodOnStage, joinOnStage } from "./stage-alike.ts";
import { StageCentre } from "./stage-centre.ts";
import { heardIn, type StageEvent } from "./stage-heard.ts";
import { bot, StageHistory } from "./stage-history.ts";
import { stageLimits } from "./stage-limits.ts";
import { lentByCase, move, newTicket, stageCode, stageTicket, stageWard, touched, withNotes } from "./stage-ticket.ts";

export { type StageEvent, stageTicket, stageWard };

type Words = Pick<Extract<Decision, { do: "say" }>, "phrases" | "about" | "along">;

/** What one turn did: what was decided, and what the resident read. */
export interface StageTurn {
  turn: Turn;
  decisions: readonly Decision[];
  said: Phrase[];
}

/**
 * A small theatre for a bot: conversations, tickets and a clock in memory, decisions carried out as core would, without
 * transitions, delivery or storage. For tests of the bot alone and for talking to it in a terminal.
 */
export class Stage {
  now: Date;
  waitMinutes: number | undefined;
  /** 0: the channel carries no buttons. */
  maxChoices = 5;
  isCrowded = false;
  postRef: string | undefined;
  /** The service centre; whoever gives it up is in a ward without appointments. */
  readonly centre = new StageCentre(stageWard);
  givesAppointments = true;
  /** What a dossier is looked up in; nothing unless a test says so. */
  findDossier: (query: DossierQuery) => DossierAnswer = () => ({ kind: "off" });
  /** Flood mode that is on. */
  readonly incidents: Incident[] = [];
  readonly tickets: { ticket: Ticket; owner: string }[] = [];
  readonly #conversations = new Map<string, Conversation>();
  readonly #history = new StageHistory();
  readonly #bot: Responder;
  readonly #phrasebook: Phrasebook;
  /** Codes opened in this turn that are told in a later one. */
  #untold: string[] = [];
  /** What the number that was taken lends to the words after it. */
  #lent: PhraseParams = {};
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
    const heard = heardIn(conversation, full, this.now, this.postRef);
    if (heard.postRef === undefined) this.#conversations.set(user, heard);
    const turn = this.#turn(heard, full);
    await this.#bot.respond(turn);
    for (const event of full) {
      const { text = "" } = event.kind === "message" ? event : {};
      const line = { direction: "in", author: { kind: "resident" }, text } as const;
      if (event.kind === "message") this.#history.add(user, this.now, line);
    }
    return { turn, decisions: turn.decisions, said: this.#apply(turn) };
  }

  /** What the buttons of the last message to this resident were. */
  offered(user: string): Message["choices"] {
    return this.#history.of(user).findLast((message) => message.direction === "out")?.choices ?? [];
  }

  /** The platform's id of what this resident said last. */
  refOf(user: string): string {
    return this.#history.of(user).findLast((message) => message.direction === "in")?.providerIds[0] ?? "";
  }

  /** A message of a person or of the machine that no turn of the bot made. */
  show(user: string, { key, text, choices }: Pick<Phrase, "key" | "text" | "choices">): void {
    this.#history.add(user, this.now, { direction: "out", author: bot(key), text, choices });
  }

  /** What a member of staff wrote by hand. */
  write(user: string, name: string, text: string): void {
    const author = { kind: "operator", staffId: name, name } as const;
    this.#history.add(user, this.now, { direction: "out", author, text });
  }

  /** People are on the spot, which stops the first clock. */
  arriveAt(code: string): void {
    const entry = this.#ticketOf({ code }, new Map());
    const { clocks, ...ticket } = move(entry.ticket, "in-progress", this.now, { onSceneAt: this.now });
    entry.ticket = { ...ticket, clocks: { ...clocks, firstStoppedAt: this.now } };
  }

  /** Something happens to a ticket outside the talk. */
  happen(code: string, change: (ticket: Ticket, now: Date) => Ticket): void {
    const entry = this.#ticketOf({ code }, new Map());
    entry.ticket = change(entry.ticket, this.now);
  }

  /** A move whose news found no way to this resident. */
  moveUnheard(user: string, code: string, to: TicketStatus, key: string): void {
    const entry = this.#ticketOf({ code }, new Map());
    entry.ticket = move(entry.ticket, to, this.now);
    const line = { direction: "out", author: bot(key), text: "", state: "failed", ticketCode: code } as const;
    this.#history.add(user, this.now, line);
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
      limits: stageLimits(channel, this.maxChoices),
      history: this.#history.of(user),
      recent: this.#history.recent(user, this.now),
      tickets: this.tickets
        .filter((one) => one.owner === user)
        .map((one) => one.ticket)
        .reverse(),
      mentioned: visible.map((one) => one.ticket).filter((ticket) => typedCodes.includes(ticket.code)),
      ...(this.givesAppointments ? { appointments: this.centre.book(user, this.now) } : {}),
      typedCodes,
      followable: visible
        .filter((one) => one.owner !== user && one.ticket.contactPhone !== undefined)
        .map((one) => one.ticket.code)
        .filter((code) => typedCodes.includes(code)),
      conversationIds: [user],
      findAlike: alikeOnStage(this.tickets, user, this.now),
      findIncident: floodOnStage(this.incidents, this.tickets),
      findDossier: async (query) => this.findDossier(query),
      desk: deskStatus(stageWard, this.now, this.waitMinutes),
      isCrowded: this.isCrowded,
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
    const decided = turn.decisions.flatMap((decision) =>
      decision.do === "followByDigits" ? [decision, this.#answerTo(decision)] : [decision],
    );
    for (const decision of decided) {
      if (decision.do === "say") {
        const phrase = this.#word(decision, opened);
        said.push(phrase);
        const told = (decision.along ?? []).map((one) => this.#ticketOf(one, opened).ticket.code);
        this.#untold = this.#untold.filter((code) => !told.includes(code));
        const keys = decision.phrases.map((one) => one.key);
        const { text, choices } = phrase;
        this.#history.add(user, this.now, { direction: "out", author: bot(...keys), text, choices });
      } else if (decision.do === "draft") this.#word(decision, opened);
      else this.#act(decision, turn, opened);
    }
    return said;
  }

  /** Core's answer to a number's last digits; the first miss is said like the second. */
  #answerTo({ ticket, digits, linked, missed }: Extract<Decision, { do: "followByDigits" }>): Decision {
    const { contactPhone } = this.#ticketOf(ticket, new Map()).ticket;
    const fits = contactPhone !== undefined && endsWith(contactPhone, digits);
    return { do: "say", phrases: [fits ? linked : missed], about: ticket };
  }

  #act(decision: Exclude<Decision, { do: "say" | "draft" }>, turn: Turn, opened: Map<string, string>): void {
    const { address } = turn.conversation;
    if (decision.do === "reportFault" || decision.do === "holdAppointment") return;
    if (decision.do === "cancelAppointment") return void this.centre.cancel(decision.id);
    if (decision.do === "openTicket") {
      this.#counter += 1;
      const code = stageCode(this.#counter, this.now);
      opened.set(decision.ref, code);
      const notes = (decision.notes ?? []).map(
        ({ key, params = {} }) => this.#phrasebook.say(key, params, this.now).text,
      );
      const ticket = withNotes(newTicket(decision.report, code, this.now, address.channel), notes);
      this.tickets.push({ ticket, owner: address.user });
      if (decision.untold) this.#untold.push(code);
    } else if (decision.do === "remember") {
      const { dialogue, wakeAt } = decision;
      const untold = [...(dialogue.untold ?? []), ...this.#untold.splice(0)];
      this.change(address.user, {
        dialogue: { ...dialogue, ...(untold.length > 0 && { untold }) },
        ...(wakeAt && { wakeAt }),
      });
    } else if (decision.do === "bookAppointment") {
      this.centre.take(address.user, decision);
    } else if (decision.do === "openRightsCase") {
      this.#counter += 1;
      this.#lent = lentByCase(this.#counter, this.now);
    } else if (decision.do === "takeNumber") {
      this.#lent = this.centre.takeNumber(address.user, decision.serviceId, this.now);
    } else if (decision.do === "handOver") {
      if (decision.what === "conversation") this.change(address.user, { heldBy: { kind: "queue", since: this.now } });
    } else if (decision.do === "alarm") {
      if (decision.ticket) this.#ticketOf(decision.ticket, opened);
    } else if (decision.do === "join") {
      joinOnStage(this.incidents, decision, (ref) => this.#ticketOf(ref, opened).ticket);
    } else if ("ticket" in decision) {
      const entry = this.#ticketOf(decision.ticket, opened);
      entry.ticket = touched(entry.ticket, decision, this.now, address.user);
    }
  }

  #ticketOf(ref: TicketRef, opened: Map<string, string>): { ticket: Ticket; owner: string } {
    const code = "code" in ref ? ref.code : opened.get(ref.ref);
    const entry = this.tickets.find((one) => one.ticket.code === code);
    if (!entry) throw new Error("a decision names a ticket that is not there");
    return entry;
  }

  #word({ phrases, about, along = [] }: Words, opened: Map<string, string>): Phrase {
    const world = { phrasebook: this.#phrasebook, ward: stageWard } as World;
    const ticket = about && this.#ticketOf(about, opened).ticket;
    const others = along.map((one) => this.#ticketOf(one, opened).ticket);
    const lent = ticket
      ? {
          ...ticketParams(ticket, world, this.now),
          ...(along.length > 0 && ticketsParams(others, ticket, world, this.now)),
        }
      : {};
    const said = phrases.map(({ key, params }) =>
      this.#phrasebook.say(key, { ...this.#lent, ...lent, ...params }, this.now),
    );
    const last = said.at(-1);
    return { key: last?.key ?? "", text: said.map((one) => one.text).join("\n"), choices: last?.choices ?? [] };
  }
}
