import type { Errand } from "../../core/errand/errand.ts";
import type { ErrandClaim, Errands, ErrandsInTransaction } from "../../core/errand/ports.ts";
import { AppError } from "../../core/errors.ts";
import type { Relay } from "../../core/relay/relay.ts";
import type { Relays, Subscriptions } from "../../core/store.ts";
import type { Subscription } from "../../core/subscription/notice.ts";
import { assertStorable } from "../../prisma/json.ts";
import { FakeLanes } from "./fake-lanes.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

interface Doing {
  errand: Errand;
  state: "waiting" | "done" | "failed";
  attempts: number;
  sendingSince?: Date | undefined;
  uncertainSince?: Date | undefined;
}

/** The queue of errands in memory. */
export class FakeErrands {
  readonly #rows: MemoryTable<Doing>;
  readonly #lanes: FakeLanes;

  constructor(journal: Journal) {
    this.#rows = new MemoryTable(journal);
    this.#lanes = new FakeLanes(journal);
  }

  #change({ errand: { id } }: ErrandClaim, change: (row: Doing) => Partial<Doing>): void {
    const row = this.#rows.get(id);
    if (row) this.#rows.set(id, { ...row, ...change(row), sendingSince: undefined });
  }

  readonly port: Errands = {
    claim: async (options) => {
      const lease = this.#lanes.claim({ ...options, keepsDue: true });
      const head = lease && this.#rows.all().find((row) => row.state === "waiting" && row.errand.lane === lease.lane);
      if (!lease || !head) return undefined;
      const uncertainSince = head.uncertainSince ?? head.sendingSince;
      this.#rows.set(head.errand.id, { ...head, uncertainSince, sendingSince: options.now });
      return { ...lease, errand: head.errand, attempts: head.attempts, ...(uncertainSince ? { uncertainSince } : {}) };
    },
    retry: async (claim, { at, uncertain }) => {
      this.#lanes.rest(claim, at);
      this.#change(claim, (row) => ({
        attempts: row.attempts + 1,
        uncertainSince: row.uncertainSince ?? (uncertain ? row.sendingSince : undefined),
      }));
    },
  };

  readonly inTransaction: ErrandsInTransaction = {
    add: async (errands) => {
      for (const errand of errands) {
        assertStorable(errand);
        if (this.#rows.get(errand.id)) continue;
        this.#rows.set(errand.id, { errand, state: "waiting", attempts: 0 });
        this.#lanes.add(errand.lane, { waiting: 1, waitMs: 0, now: errand.createdAt });
      }
    },
    finish: async (claim, { at, fault }) => {
      this.#lanes.free(claim, { now: at, handled: 1 });
      this.#change(claim, () => ({ state: fault ? "failed" : "done" }));
    },
  };
}

/** Relays in memory. */
export function fakeRelays(journal: Journal): Relays {
  const rows = new MemoryTable<Relay>(journal);
  const byTime = (a: Date | undefined, b: Date | undefined): number => Number(a) - Number(b);
  return {
    byId: async (id) => rows.get(id),
    ofTicket: async (code) =>
      rows
        .all()
        .filter(({ ticketCode }) => ticketCode === code)
        .sort((a, b) => byTime(a.askedAt, b.askedAt)),
    save: async (relay) => {
      assertStorable(relay);
      if ((rows.get(relay.id)?.version ?? 0) !== relay.version) {
        throw new AppError("STALE", "somebody changed the relay first");
      }
      const next = { ...relay, version: relay.version + 1 };
      rows.set(relay.id, next);
      return next;
    },
    toLookAt: async (now, limit) =>
      rows
        .all()
        .filter(({ lookAt }) => lookAt && lookAt <= now)
        .sort((a, b) => byTime(a.lookAt, b.lookAt))
        .slice(0, limit),
  };
}

/** Subscriptions in memory. */
export function fakeSubscriptions(journal: Journal): Subscriptions {
  const rows = new MemoryTable<Subscription | undefined>(journal);
  const all = async (): Promise<Subscription[]> => rows.all().flatMap((row) => row ?? []);
  return {
    all,
    byId: async (id) => rows.get(id),
    save: async (subscription) => {
      assertStorable(subscription);
      rows.set(subscription.id, subscription);
    },
    remove: async (id) => rows.set(id, undefined),
  };
}
