import type { InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import type { Inbox, InboxClaim, InboxInTransaction } from "../../core/queues.ts";
import { assertStorable } from "../../prisma/json.ts";
import { FakeLanes, some } from "./fake-lanes.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

interface StoredEvent {
  seq: number;
  lane: string;
  event: InboundEvent;
  attempts: number;
  state: "waiting" | "done" | "parked";
  receivedAt: Date;
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
    const added = new Map<string, { waits: number[]; priority: number }>();
    for (const { event, lane, waitMs, priority = 0 } of items) {
      if (this.#events.get(keyOf(event))) continue;
      this.#seq += 1;
      this.#events.set(keyOf(event), { seq: this.#seq, lane, event, attempts: 0, state: "waiting", receivedAt: now });
      const before = added.get(lane) ?? { waits: [], priority };
      added.set(lane, { waits: [...before.waits, waitMs], priority: Math.min(before.priority, priority) });
    }
    for (const [lane, { waits, priority }] of added) {
      const waitMs = Math.min(...waits) > 0 ? Math.max(...waits) : 0;
      this.#lanes.add(lane, { waiting: waits.length, waitMs, now, priority });
    }
    return [...added.values()].flatMap(({ waits }) => waits).length;
  }

  #claim(options: { now: Date; leaseMs: number }): InboxClaim | undefined {
    const lease = this.#lanes.claim({ ...options, keepsDue: false });
    if (!lease) return undefined;
    const rows = this.#waiting(lease.lane).sort((a, b) => Number(a.event.at) - Number(b.event.at) || a.seq - b.seq);
    return { ...lease, entries: rows.map(({ seq, event, attempts }) => ({ seq: String(seq), event, attempts })) };
  }

  readonly port: Inbox = {
    add: async (items, now) => this.#add(items, now),
    claim: async (options) => this.#claim(options),
    claimSome: async (options) => some(options.most, () => this.#claim(options)),
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
    finish: async (claim, seqs, now) => {
      const unhandled = claim.entries.length - 1 - claim.entries.findLastIndex(({ seq }) => seqs.includes(seq));
      if (unhandled > 0) this.#lanes.settle(claim, seqs.length);
      else this.#lanes.free(claim, { now, handled: seqs.length });
      this.#settle(claim.lane, seqs, { state: "done" });
      return this.#waiting(claim.lane).length > unhandled;
    },
    hasNewer: async ({ lane, entries }) => {
      const known = entries.map((entry) => entry.seq);
      return this.#waiting(lane).some(({ seq, event }) => event.kind === "message" && !known.includes(String(seq)));
    },
  };
}
