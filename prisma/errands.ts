import type { Errand } from "../core/errand/errand.ts";
import type { Errands, ErrandsInTransaction } from "../core/errand/ports.ts";
import type { Lease } from "../core/queues.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { type Db, inTransaction, persist } from "./database.ts";
import type { Effects } from "./effects.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { claimLanes, freeLane, instant, leaseLost, restLane } from "./lanes.ts";
import { present } from "./rows.ts";

interface HeadRow {
  id: string;
  kind: string;
  about: string;
  notice: unknown;
  news: unknown;
  created_at: Date;
  attempts: number;
  uncertain_since: Date | null;
}

/** Marks the oldest waiting errand of a leased lane as being done, and reads it. */
async function takeHead(db: Db, lease: Lease, now: Date): Promise<HeadRow | undefined> {
  const rows = await db.$queryRaw<HeadRow[]>`
    WITH head AS (
      SELECT id FROM errand WHERE lane = ${lease.lane} AND state = 'waiting' ORDER BY position LIMIT 1)
    UPDATE errand AS e SET sending_since = ${instant(now)}, uncertain_since = coalesce(e.uncertain_since, e.sending_since)
    FROM head WHERE e.id = head.id
    RETURNING e.id, e.kind, e.about, e.notice, e.news, e.created_at, e.attempts, e.uncertain_since`;
  return rows[0];
}

/** Frees the lane as `free` says and sets the errand to `state`, in one statement; throws when the lease is lost. */
async function settle(db: Db, id: string, free: Prisma.Sql, state: Prisma.Sql): Promise<void> {
  const rows = await db.$queryRaw<{ held: number }[]>`
    WITH mine AS (${free}), entry AS (UPDATE errand SET ${state} FROM mine WHERE id = ${id} AND lane = mine.name)
    SELECT count(*)::int AS held FROM mine`;
  if (rows[0]?.held !== 1) throw leaseLost();
}

/** The queue of errands over the `lane` and `errand` tables. */
export function createErrands(client: PrismaClient): Errands {
  return {
    claim: (options) =>
      persist(async () => {
        const [lease] = await claimLanes(client, "errand", { ...options, most: 1, keepsDue: true });
        const head = lease && (await takeHead(client, lease, options.now));
        if (!head) return undefined;
        const { id, about, attempts, created_at: createdAt, uncertain_since: uncertainSince } = head;
        const errand: Errand = {
          ...{ id, about, createdAt, lane: lease.lane, kind: head.kind as Errand["kind"] },
          ...present({
            notice: decode<NonNullable<Errand["notice"]> | null>(head.notice),
            news: decode<NonNullable<Errand["news"]> | null>(head.news),
          }),
        };
        return { ...lease, errand, attempts, ...present({ uncertainSince }) };
      }),
    retry: (held, { code, at, uncertain }) => {
      const since = uncertain ? Prisma.sql`coalesce(uncertain_since, sending_since)` : Prisma.sql`uncertain_since`;
      const state = Prisma.sql`attempts = attempts + 1, fault = ${code}, uncertain_since = ${since}, sending_since = NULL`;
      return inTransaction(client, (db) => settle(db, held.errand.id, restLane("errand", held, at), state));
    },
  };
}

/** Errands inside a transaction. */
export function errandsInTransaction(db: Db, effects: Effects): ErrandsInTransaction {
  return {
    add: async (errands) => {
      for (const errand of errands) {
        assertStorable(errand);
        const { notice, news, ...row } = errand;
        const data = { ...row, ...(notice ? { notice: encode(notice) } : {}), ...(news ? { news: encode(news) } : {}) };
        const { count } = await db.errand.createMany({ data, skipDuplicates: true });
        if (count === 1) effects.errand(errand.lane, errand.createdAt);
      }
    },
    finish: async (held, { at, fault }) => {
      const state = Prisma.sql`state = ${fault ? "failed" : "done"}, fault = ${fault ?? null}, sending_since = NULL`;
      await settle(db, held.errand.id, freeLane("errand", held, { now: at, handled: 1 }), state);
    },
  };
}
