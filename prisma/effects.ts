import type { LiveEvent } from "../core/live.ts";
import type { Db } from "./database.ts";
import { addToLanes, instant } from "./lanes.ts";

/**
 * What a transaction leaves for its end: outgoing lanes, the desk's order and live signals are rows many transactions
 * want, so they are written last, in one order, and locked only for the commit.
 */
export class Effects {
  readonly #lanes = new Map<string, { waiting: number; dueAt: Date }>();
  readonly #spoken = new Map<string, Date>();
  readonly #signals: LiveEvent[] = [];

  /** A message was put into the outgoing lane of this conversation. */
  enqueued(conversationId: string, dueAt: Date): void {
    const lane = this.#lanes.get(conversationId);
    this.#lanes.set(conversationId, { waiting: (lane?.waiting ?? 0) + 1, dueAt: lane?.dueAt ?? dueAt });
  }

  /** A line was added to this conversation. */
  spokenIn(conversationId: string, at: Date): void {
    const before = this.#spoken.get(conversationId);
    this.#spoken.set(conversationId, before && before > at ? before : at);
  }

  publish(events: LiveEvent[]): void {
    this.#signals.push(...events);
  }

  get hasMessages(): boolean {
    return this.#lanes.size > 0;
  }

  get hasSignals(): boolean {
    return this.#signals.length > 0;
  }

  /** Writes it all; the last thing before the commit. */
  async write(db: Db): Promise<void> {
    for (const [id, at] of [...this.#spoken].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await db.$executeRaw`UPDATE conversation SET active_at = ${instant(at)}
        WHERE id = ${id} AND active_at < ${instant(at)}`;
    }
    await addToLanes(db, "outbox", this.#lanes);
    const data = this.#signals.map(({ topic, name, id, version }) => ({
      topic,
      name,
      ref: id,
      version: version ?? null,
    }));
    if (data.length > 0) await db.liveEvent.createMany({ data });
  }
}
