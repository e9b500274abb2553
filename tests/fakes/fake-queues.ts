import type { InboundEvent } from "../../core/channel/event.ts";
import { isLaterState } from "../../core/delivery/delivery-state.ts";
import type { Message, OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import type { Inbox, InboxInTransaction, Outbox, Tasks } from "../../core/store.ts";
import { assertStorable } from "../../prisma/json.ts";
import { FakeLanes } from "./fake-lanes.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

interface StoredEvent {
  seq: number;
  lane: string;
  event: InboundEvent;
  attempts: number;
  state: "waiting" | "done" | "parked";
}

const keyOf = (event: InboundEvent): string => `${event.channel} ${event.id}`;

/** The inbox in memory. */
export class FakeInbox {
  readonly #events: MemoryTable<StoredEvent>;
  readonly #lanes: FakeLanes;
  #seq = 0;

  constructor(journal: Journal) {
    this.#events = new MemoryTable(journal);
    this.#lanes = new FakeLanes(journal);
  }

  /** Everything that ever came in, for assertions. */
  all(): StoredEvent[] {
    return this.#events.all();
  }

  #waiting(lane: string): StoredEvent[] {
    return this.#events.all().filter((row) => row.lane === lane && row.state === "waiting");
  }

  #settle(lane: string, seqs: string[], change: Partial<StoredEvent>): void {
    const rows = this.#waiting(lane).filter((row) => seqs.includes(String(row.seq)));
    if (rows.length !== seqs.length) throw new AppError("LEASE_LOST", "it was handled by somebody else");
    for (const row of rows) this.#events.set(keyOf(row.event), { ...row, ...change });
  }

  #add(items: Parameters<Inbox["add"]>[0], now: Date): number {
    for (const { event, lane } of items) assertStorable({ ...event, raw: undefined, lane });
    const added = new Map<string, number[]>();
    for (const { event, lane, waitMs } of items) {
      if (this.#events.get(keyOf(event))) continue;
      this.#seq += 1;
      this.#events.set(keyOf(event), { seq: this.#seq, lane, event, attempts: 0, state: "waiting" });
      added.set(lane, [...(added.get(lane) ?? []), waitMs]);
    }
    for (const [lane, waits] of added) {
      const waitMs = Math.min(...waits) > 0 ? Math.max(...waits) : 0;
      this.#lanes.add(lane, { waiting: waits.length, waitMs, now });
    }
    return [...added.values()].flat().length;
  }

  readonly port: Inbox = {
    add: async (items, now) => this.#add(items, now),
    claim: async (options) => {
      const lease = this.#lanes.claim({ ...options, keepsDue: false });
      if (!lease) return undefined;
      const rows = this.#waiting(lease.lane).sort((a, b) => Number(a.event.at) - Number(b.event.at) || a.seq - b.seq);
      return { ...lease, entries: rows.map(({ seq, event, attempts }) => ({ seq: String(seq), event, attempts })) };
    },
    retry: async (lease, seqs, { at }) => {
      this.#lanes.rest(lease, at);
      for (const row of this.#waiting(lease.lane)) {
        if (seqs.includes(String(row.seq))) this.#events.set(keyOf(row.event), { ...row, attempts: row.attempts + 1 });
      }
    },
    park: async (lease, seq) => {
      this.#lanes.settle(lease, 1);
      this.#settle(lease.lane, [seq], { state: "parked" });
    },
    release: async (lease, now) => this.#lanes.free(lease, { now, handled: 0 }),
  };

  readonly inTransaction: InboxInTransaction = {
    finish: async (lease, seqs) => {
      this.#lanes.settle(lease, seqs.length);
      this.#settle(lease.lane, seqs, { state: "done" });
    },
    hasNewer: async ({ lane, entries }) => {
      const known = entries.map((entry) => entry.seq);
      return this.#waiting(lane).some(({ seq, event }) => event.kind === "message" && !known.includes(String(seq)));
    },
  };
}

interface Sending {
  message: OutboundMessage;
  state: "waiting" | "sent" | "failed";
  attempts: number;
  sendingSince?: Date | undefined;
  uncertainSince?: Date | undefined;
}

/** The outbox in memory; `lines` is the message log it keeps up to date. */
export class FakeOutbox {
  readonly #sendings: MemoryTable<Sending>;
  readonly #keys: MemoryTable<string>;
  readonly #sentAt: MemoryTable<Date>;
  readonly #lanes: FakeLanes;
  readonly #lines: MemoryTable<Message>;
  readonly #tasks: Pick<Tasks, "save">;

  constructor(journal: Journal, lines: MemoryTable<Message>, tasks: Pick<Tasks, "save">) {
    this.#sendings = new MemoryTable(journal);
    this.#keys = new MemoryTable(journal);
    this.#sentAt = new MemoryTable(journal);
    this.#lanes = new FakeLanes(journal);
    this.#lines = lines;
    this.#tasks = tasks;
  }

  sentAt(messageId: string): Date | undefined {
    return this.#sentAt.get(messageId);
  }

  /** False when the key is known already: then nothing changes. */
  put(message: OutboundMessage, key: string): boolean {
    assertStorable({ ...message, key });
    if (this.#keys.get(key)) return false;
    this.#keys.set(key, message.id);
    this.#sendings.set(message.id, { message, state: "waiting", attempts: 0 });
    this.#lanes.add(message.conversationId, { waiting: 1, waitMs: 0, now: message.createdAt });
    return true;
  }

  #changeLine(id: string, change: (line: Message) => Partial<Message>): void {
    const line = this.#lines.get(id);
    if (line) this.#lines.set(id, { ...line, ...change(line) });
  }

  #sendingOf(id: string): Sending {
    const sending = this.#sendings.get(id);
    if (!sending) throw new AppError("NOT_FOUND", "no such message in the outbox");
    return sending;
  }

  readonly port: Outbox = {
    claim: async (options) => {
      const lease = this.#lanes.claim({ ...options, keepsDue: true });
      const head =
        lease &&
        this.#sendings.all().find((row) => row.state === "waiting" && row.message.conversationId === lease.lane);
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
      return { ...lease, message, attempts: head.attempts };
    },
    sent: async (claim, { providerIds, state, at }) => {
      this.#lanes.free(claim, { now: at, handled: 1 });
      const { id } = claim.message;
      this.#sendings.set(id, { ...this.#sendingOf(id), state: "sent", sendingSince: undefined });
      this.#sentAt.set(id, at);
      this.#changeLine(id, (line) => ({ providerIds, ...(isLaterState(state, line.state) ? { state } : {}) }));
    },
    retry: async (claim, { at, uncertain }) => {
      this.#lanes.rest(claim, at);
      const sending = this.#sendingOf(claim.message.id);
      const uncertainSince = sending.uncertainSince ?? (uncertain ? sending.sendingSince : undefined);
      const attempts = sending.attempts + 1;
      this.#sendings.set(claim.message.id, { ...sending, attempts, uncertainSince, sendingSince: undefined });
    },
    fail: async (claim, { code, at }, task) => {
      this.#lanes.free(claim, { now: at, handled: 1 });
      const { id } = claim.message;
      this.#sendings.set(id, { ...this.#sendingOf(id), state: "failed", sendingSince: undefined });
      this.#changeLine(id, () => ({ state: "failed", failure: code }));
      await this.#tasks.save(task);
    },
  };
}
