import type { Conversation } from "../../core/conversation/conversation.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { AppError, ErrorCode } from "../../core/errors.ts";
import { isAppError } from "../../core/errors.ts";
import { type Actor, citizenActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { type ChangeTicketInput, changeTicket } from "../../core/ticket/change-ticket.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import type { MoveFacts, NewReport, Ticket, TicketStatus } from "../../core/ticket/ticket.ts";
import { aConversation, anActor, aReport } from "../builders.ts";
import { FakeStore } from "../fakes/fake-store.ts";
import { type FakeWorld, fakeNow, fakeWorld } from "../fakes/world.ts";

/** A store in memory, a world whose clock stands, and the few things a test of a verb does over and over. */
export interface Bench {
  store: FakeStore;
  world: FakeWorld;
  /** A conversation that is there already; the resident wrote just now. */
  conversation(overrides?: Partial<Conversation>): Promise<Conversation>;
  conversationNow(id: string): Promise<Conversation>;
  /** Opens a ticket from the resident's conversation, or without one. */
  open(report?: Partial<NewReport>, conversationId?: string, actor?: Actor): Promise<Ticket>;
  /** Puts a ticket into the store as it is. */
  insert(ticket: Ticket): Promise<Ticket>;
  move(
    code: string,
    to: TicketStatus,
    actor: Actor,
    facts?: MoveFacts,
    more?: Partial<ChangeTicketInput>,
  ): Promise<Ticket>;
  ticket(code: string): Promise<Ticket>;
  /** Lines of a conversation, oldest first. */
  lines(conversationId: string): Promise<Message[]>;
  /** Phrase keys of what the machine told this resident, oldest first. */
  told(conversationId: string): Promise<string[]>;
  tx<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export function bench(world: FakeWorld = fakeWorld()): Bench {
  const store = new FakeStore();
  const tx: Bench["tx"] = (work) => store.transaction(work);
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("the test looks for something that is not there");
    return value;
  };
  const lines = (id: string) => tx((t) => t.conversations.history(id, 1000));
  return {
    store,
    world,
    tx,
    lines,
    conversation: (overrides = {}) =>
      tx(async (t) => {
        const conversation = aConversation({ lastInboundAt: fakeNow, ...overrides });
        const { citizenId, address } = conversation;
        await t.people.saveCitizen({ id: citizenId, addresses: [address], consents: [], createdAt: fakeNow });
        return t.conversations.save(conversation);
      }),
    conversationNow: (id) => tx(async (t) => found(await t.conversations.byId(id))),
    open: (report = {}, conversationId, actor = citizenActor(conversationId ?? "nobody")) =>
      tx((t) => {
        const whose = conversationId ? { conversationId } : {};
        return openTicket({ tx: t, world, report: aReport(report), actor, origin: "zalo", ...whose });
      }),
    insert: (ticket) =>
      tx(async (t) => {
        await t.tickets.insert(ticket);
        return ticket;
      }),
    move: (code, to, actor, facts = {}, more = {}) =>
      tx((t) => changeTicket({ tx: t, world, code, to, actor, facts, ...more })),
    ticket: (code) => tx(async (t) => found(await t.tickets.byCode(code))),
    told: async (id) =>
      (await lines(id)).flatMap(({ author }) => (author.kind === "bot" ? [author.phraseKeys.join(" + ")] : [])),
  };
}

/** The fault a promise ends in, checked for its code. */
export async function faultOf(promise: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  try {
    await promise;
  } catch (error) {
    if (isAppError(error, code)) return error;
    throw error;
  }
  throw new Error(`it worked, though ${code} was due`);
}

export const [op, off, head, ld] = (["OP", "OFF", "HEAD", "LD"] as const).map((role) => anActor(role)) as [
  Actor,
  Actor,
  Actor,
  Actor,
];
export const photos = [{ kind: "image" as const, key: "photo-1" }];
