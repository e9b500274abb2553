import type { InboundEvent } from "../../../core/channel/event.ts";
import type { Conversation } from "../../../core/conversation/conversation.ts";
import type { Message, OutboundMessage } from "../../../core/delivery/message.ts";
import { type ErrorCode, isAppError } from "../../../core/errors.ts";
import type { InboxClaim, OutboxClaim } from "../../../core/queues.ts";
import type { Store, Transaction } from "../../../core/store.ts";
import type { DeskTask } from "../../../core/task.ts";
import { aConversation, anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";

const leaseMs = 30_000;

/** So many seconds after the story's "now". */
export const inSeconds = (seconds: number): Date => new Date(fakeNow.getTime() + seconds * 1000);

/** The code work is refused with. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode | "no error"> {
  return work.then(
    () => "no error" as const,
    (error) => {
      if (!isAppError(error)) throw error;
      return error.code;
    },
  );
}

/** A store that is empty, and what its live listeners were told. */
export interface StoreUnderTest {
  store: Store;
  published(): Promise<string[]>;
  close(): Promise<void>;
}

/** Short names for what the tests do with the store of the moment. */
export function bench(under: () => StoreUnderTest) {
  const store: Store = {
    get inbox() {
      return under().store.inbox;
    },
    get outbox() {
      return under().store.outbox;
    },
    get errands() {
      return under().store.errands;
    },
    get secrets() {
      return under().store.secrets;
    },
    get duties() {
      return under().store.duties;
    },
    get channels() {
      return under().store.channels;
    },
    get publicTickets() {
      return under().store.publicTickets;
    },
    transaction: (work) => under().store.transaction(work),
    look: (work) => under().store.look(work),
    publish: (events) => under().store.publish(events),
  };
  const inTx = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(work);
  const add = (events: InboundEvent[], options: { lane?: string; waitMs?: number; now?: Date } = {}) => {
    const { lane = "zalo:thread-1", waitMs = 0, now = fakeNow } = options;
    return store.inbox.add(
      events.map((event) => ({ event, lane, waitMs })),
      now,
    );
  };
  const claim = (now = fakeNow): Promise<InboxClaim | undefined> => store.inbox.claim({ now, leaseMs });
  const mustClaim = async (now = fakeNow): Promise<InboxClaim> => {
    const claimed = await claim(now);
    if (!claimed) throw new Error("nothing to claim");
    return claimed;
  };
  const idsOf = (claimed: InboxClaim | undefined): string[] => (claimed?.entries ?? []).map(({ event }) => event.id);
  const seqsOf = (claimed: InboxClaim): string[] => claimed.entries.map((entry) => entry.seq);
  const finish = (claimed: InboxClaim, seqs = seqsOf(claimed)): Promise<boolean> =>
    inTx((tx) => tx.inbox.finish(claimed, seqs, fakeNow));

  /** A conversation that is stored, with its citizen. */
  const talk = (overrides: Partial<Conversation> = {}): Promise<Conversation> =>
    inTx(async (tx) => {
      const conversation = aConversation(overrides);
      const { citizenId: id, address, openedAt: createdAt } = conversation;
      await tx.people.saveCitizen({ id, addresses: [address], consents: [], createdAt });
      return tx.conversations.save(conversation);
    });
  const say = async ({ id, address }: Conversation, text: string, key = anId("key"), at = fakeNow) => {
    const message: OutboundMessage = {
      id: anId("message"),
      conversationId: id,
      to: address,
      purpose: "status",
      text,
      choices: [],
      attachments: [],
      createdAt: at,
    };
    await inTx((tx) => tx.messages.enqueue([{ message, author: { kind: "bot", phraseKeys: ["push.new"] }, key }]));
    return message;
  };
  const take = (now = fakeNow): Promise<OutboxClaim | undefined> => store.outbox.claim({ now, leaseMs });
  const mustTake = async (now = fakeNow): Promise<OutboxClaim> => {
    const taken = await take(now);
    if (!taken) throw new Error("nothing to send");
    return taken;
  };
  const sent = (taken: OutboxClaim, ref = anId("ref"), at = fakeNow): Promise<void> =>
    store.outbox.sent(taken, { providerIds: [ref], state: "sent", at });
  const history = (id: string): Promise<Message[]> => inTx((tx) => tx.conversations.history(id, 50));
  const aFailure = (taken: OutboxClaim): DeskTask => ({
    id: anId("task"),
    kind: "delivery-failed",
    key: `delivery:${taken.message.id}`,
    conversationId: taken.message.conversationId,
    state: "open",
    openedAt: fakeNow,
  });

  const published = (): Promise<string[]> => under().published();
  return {
    store,
    inTx,
    add,
    claim,
    mustClaim,
    idsOf,
    seqsOf,
    finish,
    talk,
    say,
    take,
    mustTake,
    sent,
    history,
    aFailure,
    published,
  };
}
export type Bench = ReturnType<typeof bench>;
