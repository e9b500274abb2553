import { AppError } from "../../core/errors.ts";
import type { Staff } from "../../core/people/staff.ts";
import { termsSet } from "../../core/setting/deadlines.ts";
import type { SettingsInForce } from "../../core/setting/setting.ts";
import { formatCode } from "../../core/ticket/code.ts";
import { clocksFor } from "../../core/ticket/deadlines.ts";
import { type CategoryId, categoryOf, keeperOf, type Severity, type UnitId } from "../../core/ticket/taxonomy.ts";
import { isOpen, type MoveFacts, type Ticket, type TicketChange, type TicketStatus } from "../../core/ticket/ticket.ts";
import { judgeMove } from "../../core/ticket/transitions.ts";
import type { Place } from "../../core/understanding/place.ts";
import { type Asking, askFirst } from "./desk-asking.ts";
import { DeskPeople } from "./desk-people.ts";
import { at, type ConversationState, calendar, line, nextId, seedConversations, type TaskState } from "./desk-seed.ts";
import { DeskCalls } from "./desk-telephone.ts";
import { seedTickets } from "./desk-ticket-seed.ts";
import { fakeWard } from "./world.ts";

/** A change the desk hears of, as the live stream tells it. */
export interface Signal {
  name: string;
  id: string;
  version?: number;
}

interface NewTicket {
  title: string;
  body: string;
  category: CategoryId;
  severity?: Severity | undefined;
  unit?: UnitId | undefined;
  place?: Place | undefined;
  conversationId?: string;
  origin: Ticket["origin"];
}

/** A desk in memory that behaves like the real one towards a console: holds, replies, tickets, moves, alarms. */
export class Desk {
  /** What the ward set, once somebody looked. */
  settings?: SettingsInForce;
  readonly conversations: ConversationState[] = seedConversations();
  readonly tickets: Ticket[] = seedTickets();
  readonly tasks: TaskState[] = [];
  readonly calls = new DeskCalls((id) => this.tell("call.updated", id));
  readonly people = new DeskPeople();
  /** How long a reply waits, ms. */
  sendDelayMs = 0;
  /** What was before the last act on a conversation. */
  readonly #before = new Map<string, ConversationState>();
  viewers: { conversationId: string; staffId: string; name: string; writing: boolean; until: string }[] = [];
  /** A conversation that somebody else changes at every moment: nothing done to it succeeds. */
  refuse: string | undefined;
  readonly #listeners = new Set<(signal: Signal) => void>();
  #number = 411;

  listen(listener: (signal: Signal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(name: string, id: string, version?: number): void {
    for (const listener of this.#listeners) listener({ name, id, ...(version === undefined ? {} : { version }) });
  }

  conversation(id: string): ConversationState {
    const found = this.conversations.find((conversation) => conversation.id === id);
    if (!found) throw new AppError("NOT_FOUND", "no such conversation");
    return found;
  }

  ticket(code: string): Ticket {
    const found = this.tickets.find((ticket) => ticket.code === code);
    if (!found) throw new AppError("NOT_FOUND", "no such ticket");
    return found;
  }

  /** The resident writes something. */
  hear(id: string, text: string): void {
    const conversation = this.conversation(id);
    this.#append(conversation, line("resident", text, 0));
    conversation.unread += 1;
    this.tell("message.added", id);
  }

  /** A talk that was not there before. */
  meet(conversation: ConversationState): void {
    this.conversations.push(conversation);
    this.tell("conversation.updated", conversation.id);
  }

  /** Somebody has a conversation on the screen, for half a minute from now. */
  see({ id: staffId, name }: Staff, conversationId: string, state: "looking" | "writing" | "gone"): void {
    const others = this.viewers.filter((one) => one.staffId !== staffId || one.conversationId !== conversationId);
    const here = { conversationId, staffId, name, writing: state === "writing", until: at(0.5) };
    this.viewers = state === "gone" ? others : [...others, here];
    this.tell("viewer.updated", conversationId);
  }

  alarm(task: TaskState): void {
    this.tasks.unshift(task);
    this.tell("task.opened", task.id);
  }

  #append(conversation: ConversationState, added: ReturnType<typeof line>): void {
    conversation.messages.items.push(added);
    if (added.direction !== "internal") {
      conversation.last = {
        text: added.text,
        at: added.at,
        by: added.author.kind,
        hasPhoto: added.attachments.length > 0,
      };
    }
    conversation.version += 1;
  }

  settle(conversation: ConversationState): void {
    if (conversation.id === this.refuse) throw new AppError("STALE", "stale");
    delete conversation.attention;
    delete conversation.clock;
    this.tell("conversation.updated", conversation.id);
  }

  takeOver(id: string, person: Staff): ConversationState {
    const conversation = this.conversation(id);
    if (conversation.heldBy.staffId !== person.id) {
      conversation.heldBy = { kind: "operator", staffId: person.id, name: person.name, since: at(0) };
      this.#append(conversation, line("bot", `Từ đây ${person.name} của phường trả lời anh/chị.`, 0));
    }
    delete conversation.draftReply;
    this.settle(conversation);
    return conversation;
  }

  giveBack(id: string, person: Staff): ConversationState {
    const conversation = this.conversation(id);
    if (conversation.heldBy.kind !== "bot") {
      conversation.heldBy = { kind: "bot" };
      const text = `${person.name} đã xong phần mình. Trợ lý tự động của phường giúp anh/chị tiếp.`;
      this.#append(conversation, line("bot", text, 0));
    }
    this.settle(conversation);
    return conversation;
  }

  /** The bot or a colleague says something. */
  say(id: string, by: "bot" | "operator", text: string, name?: string): void {
    const author = { kind: by, ...(name ? { name } : {}) };
    this.#append(this.conversation(id), line(by, text, 0, { author, state: "delivered" }));
    this.tell("message.added", id);
  }

  reply(id: string, person: Staff, text: string, keys: string[], asking: Asking = {}): string {
    const conversation = this.conversation(id);
    askFirst(conversation, person, asking);
    this.takeOver(id, person);
    const attachments = keys.map((key) => ({ kind: "image" as const, key }));
    const sent = line("operator", text, 0, {
      author: { kind: "operator", name: person.name },
      attachments,
      state: "queued",
      ...(this.sendDelayMs > 0 ? { notBefore: new Date(Date.now() + this.sendDelayMs).toISOString() } : {}),
    });
    this.#append(conversation, sent);
    this.tell("message.added", id);
    setTimeout(() => {
      if (!conversation.messages.items.includes(sent)) return;
      sent.state = "delivered";
      delete sent.notBefore;
      this.tell("message.updated", id);
    }, this.sendDelayMs + 150);
    return sent.id;
  }

  /** Keeps what there was before an act, so that it can be taken back. */
  remember(id: string, kind: NonNullable<ConversationState["undoable"]>["kind"]): void {
    const conversation = this.conversation(id);
    this.#before.set(id, structuredClone(conversation));
    conversation.undoable = { id: nextId("act"), kind };
  }

  /** Takes the last act back. */
  undo(id: string): void {
    const conversation = this.conversation(id);
    const before = this.#before.get(id);
    if (!before) throw new AppError("TOO_LATE", "nothing to take back");
    this.#before.delete(id);
    for (const key of Object.keys(conversation)) delete (conversation as Record<string, unknown>)[key];
    Object.assign(conversation, before);
    this.tell("conversation.updated", id);
  }

  /** Takes a waiting reply back. */
  takeBack(id: string, messageId: string): ReturnType<typeof line> {
    const { messages } = this.conversation(id);
    const found = messages.items.find((one) => one.id === messageId && one.state === "queued");
    if (!found) throw new AppError("TOO_LATE", "it is being sent");
    messages.items.splice(messages.items.indexOf(found), 1);
    this.tell("message.updated", id);
    return found;
  }

  note(id: string, person: Staff, text: string): void {
    const author = { kind: "operator" as const, name: person.name };
    this.#append(this.conversation(id), line("operator", text, 0, { author, direction: "internal", state: "sent" }));
    this.tell("message.added", id);
  }

  open(person: Staff, report: NewTicket): Ticket {
    const openedAt = new Date();
    const row = categoryOf(report.category);
    this.#number += 1;
    const actor = { ...person };
    const change = (seq: number, from: TicketStatus | null, to: TicketStatus): TicketChange => ({
      id: nextId("h"),
      seq,
      at: openedAt,
      actor,
      from,
      to,
      kind: "move",
      facts: {},
    });
    const ticket: Ticket = {
      id: nextId("t"),
      code: formatCode("BS-2611", this.#number),
      title: report.title,
      body: report.body,
      category: report.category,
      secondary: [],
      proposals: [],
      cues: [],
      severity: report.severity ?? row.severity,
      flags: [],
      status: "assigned",
      unit: report.unit ?? keeperOf(row),
      ...(report.place ? { place: report.place } : {}),
      attachments: [],
      proof: [],
      followers: report.conversationId ? [report.conversationId] : [],
      ...(report.conversationId ? { reporterConversationId: report.conversationId } : {}),
      visibility: "public",
      origin: report.origin,
      openedAt,
      clocks: clocksFor(
        calendar,
        report.category,
        openedAt,
        this.settings && termsSet(this.settings.of("deadlines"), report.category, report.severity ?? row.severity),
      ),
      reopenedCount: 0,
      returnedCount: 0,
      version: 1,
      changes: [change(1, null, "new"), change(2, "new", "triaged"), change(3, "triaged", "assigned")],
    };
    this.tickets.unshift(ticket);
    this.tell("ticket.opened", ticket.code, 1);
    return ticket;
  }

  move(code: string, person: Staff, to: TicketStatus, version: number, facts: MoveFacts): Ticket {
    const ticket = this.ticket(code);
    if (version !== ticket.version) throw new AppError("STALE", "stale", { details: { version: ticket.version } });
    const verdict = judgeMove(to, { ticket, actor: person, facts, now: new Date(), ward: fakeWard });
    if (!verdict.allowed) throw new AppError(verdict.code, `${ticket.status} -> ${to}`);
    if (to === "accepted" && facts.officerId) ticket.officerId = facts.officerId;
    if (facts.onSceneAt) ticket.clocks.firstStoppedAt = facts.onSceneAt;
    if (to === "resolved") {
      ticket.clocks.firstStoppedAt ??= new Date();
      ticket.clocks.resultStoppedAt = new Date();
      ticket.proof.push(...(facts.photos ?? []));
      if (facts.text) ticket.result = facts.text;
      delete ticket.proposedResult;
    }
    this.log(ticket, person, "move", to, facts);
    return ticket;
  }

  log(
    ticket: Ticket,
    person: Staff,
    kind: TicketChange["kind"],
    to: TicketStatus,
    facts: MoveFacts,
    note?: string,
  ): void {
    const seq = ticket.changes.length + 1;
    const entry = { id: nextId("h"), seq, at: new Date(), actor: { ...person }, from: ticket.status, to, kind, facts };
    ticket.changes.push({ ...entry, ...(note ? { note } : {}) });
    ticket.status = to;
    ticket.version += 1;
    this.tell("ticket.updated", ticket.code, ticket.version);
  }

  openTickets(): Ticket[] {
    return this.tickets.filter(({ status }) => isOpen(status));
  }
}
