import { AppError } from "../../core/errors.ts";
import { type Lease, maxQuietMs } from "../../core/queues.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

interface Lane {
  name: string;
  waiting: number;
  priority: number;
  dueAt?: Date | undefined;
  thenDueAt?: Date | undefined;
  restUntil?: Date | undefined;
  burstSince?: Date | undefined;
  token?: string | undefined;
  leaseUntil?: Date | undefined;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);
const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** One after another, until there is none. */
export function some<T>(most: number, next: () => T | undefined): T[] {
  const all: T[] = [];
  while (all.length < most) {
    const one = next();
    if (one === undefined) break;
    all.push(one);
  }
  return all;
}

/** The lanes of one queue: who may handle what, when. Behaves like the `lane` table. */
export class FakeLanes {
  readonly #lanes: MemoryTable<Lane>;
  #tokens = 0;

  constructor(journal: Journal) {
    this.#lanes = new MemoryTable<Lane>(journal);
  }

  add(
    name: string,
    { waiting, waitMs, now, priority = 0 }: { waiting: number; waitMs: number; now: Date; priority?: number },
  ): void {
    const lane = this.#lanes.get(name) ?? { name, waiting: 0, priority };
    const first = lane.waiting > 0 ? Math.min(lane.priority, priority) : priority;
    const isLeased = lane.token !== undefined && lane.leaseUntil !== undefined && lane.leaseUntil > now;
    const burstSince = lane.burstSince ?? now;
    const current = isLeased ? lane.thenDueAt : lane.dueAt;
    const quiet = current ? earlier(after(now, waitMs), after(burstSince, maxQuietMs)) : after(now, waitMs);
    const due = current && current <= now ? current : quiet;
    const next = { ...lane, waiting: lane.waiting + waiting, priority: first, burstSince };
    if (isLeased) this.#lanes.set(name, { ...next, thenDueAt: due });
    else this.#lanes.set(name, { ...next, dueAt: lane.restUntil && lane.dueAt ? later(due, lane.restUntil) : due });
  }

  claim({ now, leaseMs, keepsDue }: { now: Date; leaseMs: number; keepsDue: boolean }): Lease | undefined {
    const due = this.#lanes.all().filter((lane) => lane.dueAt && lane.dueAt <= now);
    const lane = due.sort((a, b) => a.priority - b.priority || Number(a.dueAt) - Number(b.dueAt))[0];
    if (!lane) return undefined;
    this.#tokens += 1;
    const token = `token-${this.#tokens}`;
    const until = after(now, leaseMs);
    const thenDueAt = keepsDue && lane.waiting > 1 ? lane.dueAt : undefined;
    const { name, waiting, priority } = lane;
    this.#lanes.set(name, { name, waiting, priority, token, leaseUntil: until, dueAt: until, thenDueAt });
    return { lane: name, token, until };
  }

  #held({ lane: name, token }: Lease): Lane {
    const lane = this.#lanes.get(name);
    if (lane?.token !== token) throw new AppError("LEASE_LOST", "another worker has taken the lane over");
    return lane;
  }

  /** Settles entries of a lane that stays leased. */
  settle(lease: Lease, handled: number): void {
    const lane = this.#held(lease);
    this.#lanes.set(lane.name, { ...lane, waiting: lane.waiting - handled });
  }

  free(lease: Lease, { now, handled }: { now: Date; handled: number }): void {
    const { name, waiting, priority, thenDueAt, burstSince } = this.#held(lease);
    const left = waiting - handled;
    this.#lanes.set(name, {
      name,
      waiting: left,
      priority,
      burstSince,
      dueAt: left > 0 ? (thenDueAt ?? now) : undefined,
    });
  }

  /** One entry of a lane was taken back. */
  take(name: string): void {
    const lane = this.#lanes.get(name);
    if (!lane) return;
    const left = lane.waiting - 1;
    this.#lanes.set(name, { ...lane, waiting: left, dueAt: left > 0 || lane.token ? lane.dueAt : undefined });
  }

  rest(lease: Lease, until: Date): void {
    const { name, waiting, priority, burstSince } = this.#held(lease);
    this.#lanes.set(name, { name, waiting, priority, burstSince, dueAt: until, restUntil: until });
  }

  /** Frees a lane whose head can wait: due at `until`, or as soon as anything is added. `isWanted`: an answer was meanwhile. */
  postpone(lease: Lease, until: Date, isWanted: boolean): void {
    const { name, waiting, priority, burstSince, thenDueAt } = this.#held(lease);
    this.#lanes.set(name, {
      name,
      waiting,
      priority,
      burstSince,
      dueAt: isWanted && thenDueAt ? earlier(thenDueAt, until) : until,
    });
  }
}
