import type { LiveEvent } from "../core/live.ts";
import type { NewCorrection } from "../core/understanding/correction.ts";
import { Prisma } from "./client/client.ts";
import { writeCorrections } from "./correction-rows.ts";
import type { Db } from "./database.ts";
import { type Added, addToLanes, takeFromLanes } from "./lanes.ts";
import { addSignals, type WakeChannel } from "./live.ts";

/** Several writes in one statement. */
const inOne = (writes: Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`WITH ${Prisma.join(writes.map((write, nth) => Prisma.sql`${Prisma.raw(`w${nth}`)} AS (${write})`))} SELECT 1`;

/** SQL of the deadline a conversation has on the desk: of what a person should look at, else of the tickets followed there. */
export const dueOf = (c: Prisma.Sql): Prisma.Sql => Prisma.sql`CASE WHEN ${c}.attention_reason IS NOT NULL
  THEN ${c}.attention_due_at ELSE (SELECT min(t.next_due_at) FROM ticket_follower AS f JOIN ticket AS t ON t.id = f.ticket_id
    WHERE f.conversation_id = ${c}.id) END`;

/**
 * What a transaction leaves for its end: outgoing lanes, places on the desk and live signals are rows many transactions
 * want, so they are written last, in one order, and locked only for the commit.
 */
export class Effects {
  readonly #lanes = new Map<string, Added>();
  /** How many waiting messages of an outgoing lane were taken back. */
  readonly #cancelled = new Map<string, number>();
  readonly #errands = new Map<string, Added>();
  readonly #touched = new Map<string, Date | null>();
  readonly #signals: LiveEvent[] = [];
  readonly #corrections: NewCorrection[] = [];
  #hasMore = false;

  /** A person corrected what the machine understood. */
  corrected(correction: NewCorrection): void {
    this.#corrections.push(correction);
  }

  /** A message was put into the outgoing lane of this conversation. */
  enqueued(conversationId: string, dueAt: Date, priority: number): void {
    const lane = this.#lanes.get(conversationId);
    this.#lanes.set(conversationId, {
      waiting: (lane?.waiting ?? 0) + 1,
      dueAt: lane?.dueAt ?? dueAt,
      priority: Math.min(lane?.priority ?? priority, priority),
    });
    this.touched(conversationId, dueAt);
  }

  /** A message that waited in the outgoing lane of this conversation was taken back. */
  cancelled(conversationId: string): void {
    this.#cancelled.set(conversationId, (this.#cancelled.get(conversationId) ?? 0) + 1);
    this.touched(conversationId);
  }

  /** An errand was put into this lane. */
  errand(lane: string, dueAt: Date): void {
    const before = this.#errands.get(lane);
    this.#errands.set(lane, { waiting: (before?.waiting ?? 0) + 1, dueAt: before?.dueAt ?? dueAt, priority: 0 });
  }

  /** Something changed that decides where the desk's list shows this conversation: a line, its deadline, its tickets. */
  touched(conversationId: string, spokenAt: Date | null = null): void {
    const before = this.#touched.get(conversationId) ?? null;
    this.#touched.set(conversationId, before && (!spokenAt || before > spokenAt) ? before : spokenAt);
  }

  /** Whoever writes the conversation itself puts it in its place as well: when it was last spoken in, as far as that is new. */
  takePlace(conversationId: string): Date | null {
    const spokenAt = this.#touched.get(conversationId) ?? null;
    this.#touched.delete(conversationId);
    return spokenAt;
  }

  publish(events: LiveEvent[]): void {
    this.#signals.push(...events);
  }

  /** More waits in the lane whose last entry was handled here: nobody was woken for it while the lane was leased. */
  moreCame(): void {
    this.#hasMore = true;
  }

  /** What is to be woken once it is committed; messages and errands are waited for by the same call. */
  get calls(): WakeChannel[] {
    const outgoing = this.#lanes.size > 0 || this.#errands.size > 0;
    return [
      ...(this.#hasMore ? (["inbox"] as const) : []),
      ...(outgoing ? (["outbox"] as const) : []),
      ...(this.#signals.length > 0 ? (["live"] as const) : []),
    ];
  }

  /** Writes it all; the last thing before the commit. */
  async write(db: Db): Promise<void> {
    if (this.#touched.size > 0) await this.#place(db);
    if (this.#corrections.length > 0) await writeCorrections(db, this.#corrections);
    await takeFromLanes(db, "outbox", this.#cancelled);
    const last = [
      ...(this.#errands.size > 0 ? [addToLanes("errand", this.#errands)] : []),
      ...(this.#lanes.size > 0 ? [addToLanes("outbox", this.#lanes)] : []),
      ...(this.#signals.length > 0 ? [addSignals(this.#signals)] : []),
    ];
    if (last.length > 0) await db.$executeRaw(inOne(last));
  }

  async #place(db: Db): Promise<void> {
    const ids = [...this.#touched.keys()];
    const times = [...this.#touched.values()].map((at) => at?.toISOString() ?? null);
    await db.$executeRaw`
      WITH touched AS (
        SELECT c.id, t.at FROM conversation AS c
        JOIN unnest(${ids}::text[], ${times}::timestamptz[]) AS t(id, at) ON t.id = c.id
        ORDER BY c.id FOR NO KEY UPDATE OF c)
      UPDATE conversation AS c SET active_at = greatest(c.active_at, touched.at),
        due_at = ${dueOf(Prisma.sql`c`)}
      FROM touched WHERE c.id = touched.id`;
  }
}
