import type { Channel } from "../../core/channel/channel.ts";
import { isLaterState } from "../../core/delivery/delivery-state.ts";
import { type Message, type OutboundMessage, priorityOf, waitedFor } from "../../core/delivery/message.ts";
import type { Refusal } from "../../core/delivery/way.ts";
import { AppError } from "../../core/errors.ts";
import type { Lease, Outbox, OutboxClaim } from "../../core/queues.ts";
import type { Messages, Tasks } from "../../core/store.ts";
import { assertStorable } from "../../prisma/json.ts";
import type { FakeInbox } from "./fake-inbox.ts";
import { FakeLanes, some } from "./fake-lanes.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

interface Sending {
  message: OutboundMessage;
  key: string;
  state: "waiting" | "sent" | "failed" | "forwarded" | "cancelled";
  attempts: number;
  refused: Refusal[];
  sendingSince?: Date | undefined;
  uncertainSince?: Date | undefined;
}

/** The outbox in memory; `lines` is the message log it keeps up to date. */
export class FakeOutbox {
  readonly #sendings: MemoryTable<Sending>;
  readonly #keys: MemoryTable<string>;
  /** The channel each message was written for. */
  readonly #written: MemoryTable<Channel>;
  readonly #sentAt: MemoryTable<Date>;
  readonly #lanes: FakeLanes;
  readonly #lines: MemoryTable<Message>;
  readonly #tasks: Pick<Tasks, "save">;
  readonly #inbox: FakeInbox;

  constructor(journal: Journal, lines: MemoryTable<Message>, tasks: Pick<Tasks, "save">, inbox: FakeInbox) {
    this.#inbox = inbox;
    this.#sendings = new MemoryTable(journal);
    this.#keys = new MemoryTable(journal);
    this.#written = new MemoryTable(journal);
    this.#sentAt = new MemoryTable(journal);
    this.#lanes = new FakeLanes(journal);
    this.#lines = lines;
    this.#tasks = tasks;
  }

  sentAt(messageId: string): Date | undefined {
    return this.#sentAt.get(messageId);
  }

  /** Everything that ever was to go out, in the order in which it was written. */
  all(): (Sending & { sentAt: Date | undefined })[] {
    return this.#sendings.peek().map((sending) => ({ ...sending, sentAt: this.sentAt(sending.message.id) }));
  }

  /** Writes the line and puts it into its lane; a key that is known already changes nothing. */
  enqueue({ message, author, key }: Parameters<Messages["enqueue"]>[0][number]): void {
    assertStorable({ ...message, key });
    if (this.#keys.get(key)) return;
    this.#keys.set(key, message.id);
    this.#written.set(message.id, message.to.channel);
    this.#sendings.set(message.id, { message, key, state: "waiting", attempts: 0, refused: [] });
    const priority = priorityOf(message);
    this.#lanes.add(message.conversationId, {
      waiting: 1,
      waitMs: 0,
      now: message.notBefore ?? message.createdAt,
      priority,
    });
    const { id, conversationId, text, choices, attachments, createdAt: at, ticketCode, notBefore } = message;
    const line = { id, conversationId, author, text, choices, attachments, at, providerIds: [] };
    const code = { ...(ticketCode === undefined ? {} : { ticketCode }), ...(notBefore ? { notBefore } : {}) };
    this.#lines.set(id, { ...line, ...code, direction: "out", state: "queued" });
  }

  /** Takes back what waits and was never tried. */
  cancel(id: string): boolean {
    const sending = this.#sendings.get(id);
    const isTried = !sending || sending.attempts > 0 || sending.sendingSince || sending.uncertainSince;
    if (isTried || sending.state !== "waiting") return false;
    this.#sendings.set(id, { ...sending, state: "cancelled" });
    this.#changeLine(id, () => ({ state: "cancelled" }));
    this.#lanes.take(sending.message.conversationId);
    return true;
  }

  newsStates(newsId: string) {
    const told = this.#sendings.all().filter(({ message }) => message.newsId === newsId);
    return told.map(({ message, state }) => ({ conversationId: message.conversationId, state }));
  }

  #changeLine(id: string, change: (line: Message) => Partial<Message>): void {
    const line = this.#lines.get(id);
    if (line) this.#lines.set(id, { ...line, ...change(line) });
  }

  #changeSending({ message: { id } }: OutboxClaim, change: Partial<Sending>): void {
    this.#sendings.set(id, { ...this.#sendingOf(id), ...change });
  }

  #queuedAgain({ message: { id } }: OutboxClaim): void {
    this.#changeLine(id, (line) => (line.state === "sending" ? { state: "queued" } : {}));
  }

  #sendingOf(id: string): Sending {
    const sending = this.#sendings.get(id);
    if (!sending) throw new AppError("NOT_FOUND", "no such message in the outbox");
    return sending;
  }

  #endUnsent(claim: OutboxClaim, { code, at }: { code: string; at: Date }): void {
    this.#lanes.free(claim, { now: at, handled: 1 });
    this.#changeSending(claim, { state: "failed", sendingSince: undefined });
    this.#changeLine(claim.message.id, () => ({ state: "failed", failure: code }));
  }

  /** A due lane with its head; lanes with nothing to send now are given back. */
  #claimHead(options: { now: Date; leaseMs: number }): [Lease, Sending] | undefined {
    for (;;) {
      const lease = this.#lanes.claim({ ...options, keepsDue: true });
      if (!lease) return undefined;
      const head = this.#sendings
        .all()
        .find((row) => row.state === "waiting" && row.message.conversationId === lease.lane);
      const until = head?.message.notBefore;
      if (head && !(until && until > options.now)) return [lease, head];
      if (until) this.#lanes.rest(lease, until);
      else this.#lanes.free(lease, { now: options.now, handled: 0 });
    }
  }

  #claim(options: { now: Date; leaseMs: number }): OutboxClaim | undefined {
    const [lease, head] = this.#claimHead(options) ?? [];
    if (!lease || !head) return undefined;
    const uncertainSince = head.uncertainSince ?? head.sendingSince;
    this.#sendings.set(head.message.id, { ...head, uncertainSince, sendingSince: options.now });
    this.#changeLine(head.message.id, (line) => (line.state === "queued" ? { state: "sending" } : {}));
    const accountedFor = this.#lines
      .all()
      .filter(({ id, conversationId, direction }) => {
        return conversationId === lease.lane && direction === "out" && id !== head.message.id;
      })
      .flatMap(({ providerIds }) => providerIds);
    const message = { ...head.message, ...(uncertainSince ? { uncertainSince, accountedFor } : {}) };
    const behind = this.#sendings.all().filter((row) => row.state === "waiting" && row !== head);
    const isFollowed = behind.some(
      (row) => row.message.conversationId === lease.lane && waitedFor.includes(row.message.purpose),
    );
    const seq = /^turn:(\d+):/.exec(head.key)?.[1];
    const event = this.#inbox.all().find((one) => String(one.seq) === seq)?.event;
    const cause = event ? { cause: { channel: event.channel, id: event.id } } : {};
    return { ...lease, message, attempts: head.attempts, refused: head.refused, isFollowed, ...cause };
  }

  readonly port: Outbox = {
    claim: async (options) => this.#claim(options),
    claimSome: async (options) => some(options.most, () => this.#claim(options)),
    sent: async (claim, { providerIds, state, at }) => {
      this.#lanes.free(claim, { now: at, handled: 1 });
      const { id } = claim.message;
      this.#sendings.set(id, { ...this.#sendingOf(id), state: "sent", sendingSince: undefined });
      this.#sentAt.set(id, at);
      const { channel } = this.#sendingOf(id).message.to;
      const via = channel === this.#written.get(id) ? {} : { via: channel };
      this.#changeLine(id, (line) => ({ providerIds, ...via, ...(isLaterState(state, line.state) ? { state } : {}) }));
    },
    postpone: async (claim, until) => {
      const isWanted = this.#sendings
        .all()
        .some(
          ({ state, message }) =>
            state === "waiting" && message.conversationId === claim.lane && waitedFor.includes(message.purpose),
        );
      this.#lanes.postpone(claim, until, isWanted);
      this.#changeSending(claim, { sendingSince: undefined });
      this.#queuedAgain(claim);
    },
    route: async (claim, { to, asTemplate }) => {
      this.#lanes.settle(claim, 0);
      this.#changeSending(claim, { message: { ...this.#sendingOf(claim.message.id).message, to, asTemplate } });
    },
    refuse: async (claim, { code, at }) => {
      this.#lanes.free(claim, { now: at, handled: 0 });
      const { message, refused } = this.#sendingOf(claim.message.id);
      const refusal = { to: message.to, asTemplate: message.asTemplate ?? false, code };
      const again = { attempts: 0, sendingSince: undefined, uncertainSince: undefined };
      this.#changeSending(claim, { ...again, refused: [...refused, refusal] });
      this.#queuedAgain(claim);
    },
    forward: async (claim, { message, key }, at) => {
      this.#lanes.free(claim, { now: at, handled: 1 });
      this.#changeSending(claim, { state: "forwarded", sendingSince: undefined });
      this.#changeLine(claim.message.id, () => ({ state: "sent", via: message.to.channel }));
      const author = this.#lines.get(claim.message.id)?.author ?? { kind: "system" };
      this.enqueue({ message, author, key });
    },
    retry: async (claim, { at, uncertain, isAsked = false }) => {
      this.#lanes.rest(claim, at);
      const sending = this.#sendingOf(claim.message.id);
      const uncertainSince = sending.uncertainSince ?? (uncertain ? sending.sendingSince : undefined);
      const attempts = sending.attempts + (isAsked ? 0 : 1);
      this.#sendings.set(claim.message.id, { ...sending, attempts, uncertainSince, sendingSince: undefined });
    },
    drop: async (claim, end) => this.#endUnsent(claim, end),
    fail: async (claim, end, task) => {
      this.#endUnsent(claim, end);
      await this.#tasks.save(task);
    },
  };
}
