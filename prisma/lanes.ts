import { randomUUID } from "node:crypto";
import { AppError } from "../core/errors.ts";
import { type Lease, maxQuietMs } from "../core/queues.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";

/** The queues; all are lanes of things that wait, handled in order, one worker a lane. */
export type Queue = "inbox" | "outbox" | "errand";

/** An instant as SQL. Always spelled out: as a bare parameter it would be read in the server's time zone. */
export const instant = (at: Date): Prisma.Sql => Prisma.sql`${at.toISOString()}::timestamptz`;

/**
 * What happens to a lane when entries are added to it. Nothing pushes back what is due already, a burst cannot be
 * drawn out beyond its longest wait, a rest after a fault is kept; while the lane is leased, what comes in is timed
 * apart and counts once the lane is freed.
 */
export function whenAdded(at: Prisma.Sql): Prisma.Sql {
  const quiet = Prisma.sql`least(excluded.due_at, l.burst_since + ${maxQuietMs} * interval '1 ms')`;
  const isLeased = Prisma.sql`l.lease_token IS NOT NULL AND l.lease_until > ${at}`;
  return Prisma.sql`ON CONFLICT (queue, name) DO UPDATE SET
    waiting = l.waiting + excluded.waiting,
    priority = CASE WHEN l.waiting > 0 THEN least(l.priority, excluded.priority) ELSE excluded.priority END,
    burst_since = coalesce(l.burst_since, excluded.burst_since),
    due_at = CASE
      WHEN ${isLeased} OR l.due_at <= ${at} THEN l.due_at
      WHEN l.due_at IS NULL THEN excluded.due_at
      ELSE greatest(${quiet}, l.rest_until) END,
    then_due_at = CASE
      WHEN NOT (${isLeased}) THEN NULL
      WHEN l.then_due_at IS NULL THEN excluded.due_at
      WHEN l.then_due_at <= ${at} THEN l.then_due_at
      ELSE ${quiet} END`;
}

interface ClaimOptions {
  now: Date;
  leaseMs: number;
  /** How many lanes at most. */
  most: number;
  /** Entries beyond the one that is taken stay due as they are. */
  keepsDue: boolean;
}

/**
 * Leases the lanes that have been due longest: of the usual ones, and only when no more of those are due, of the crowded
 * ones that may wait. Each priority is a range of its own in the index; together they are one question, as it is asked so
 * often.
 */
export async function claimLanes(
  db: Db,
  queue: Queue,
  { now, leaseMs, most, keepsDue }: ClaimOptions,
): Promise<Lease[]> {
  const token = randomUUID();
  const until = new Date(now.getTime() + leaseMs);
  const longestDue = (priority: number): Prisma.Sql => Prisma.sql`
    SELECT name FROM lane WHERE queue = ${queue} AND priority = ${priority} AND due_at <= ${instant(now)}`;
  const rows = await db.$queryRaw<{ name: string }[]>`
    WITH usual AS MATERIALIZED (${longestDue(0)} ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED),
    crowded AS MATERIALIZED (${longestDue(1)}
      ORDER BY due_at LIMIT ${most} - (SELECT count(*) FROM usual) FOR UPDATE SKIP LOCKED),
    free AS (SELECT name FROM usual UNION ALL SELECT name FROM crowded)
    UPDATE lane AS l SET lease_token = ${token}, lease_until = ${instant(until)}, due_at = ${instant(until)},
      then_due_at = CASE WHEN ${keepsDue} AND l.waiting > 1 THEN l.due_at END, rest_until = NULL, burst_since = NULL
    FROM free WHERE l.queue = ${queue} AND l.name = free.name RETURNING l.name`;
  return rows.map(({ name: lane }) => ({ lane, token, until }));
}

/** SQL that frees a leased lane of which `handled` entries are settled; returns its name and what waits, or no row when the lease is lost. */
export function freeLane(queue: Queue, lease: Lease, { now, handled }: { now: Date; handled: number }): Prisma.Sql {
  return Prisma.sql`UPDATE lane SET lease_token = NULL, lease_until = NULL, waiting = waiting - ${handled},
      due_at = CASE WHEN waiting > ${handled} THEN coalesce(then_due_at, ${instant(now)}) END, then_due_at = NULL
    WHERE queue = ${queue} AND name = ${lease.lane} AND lease_token = ${lease.token} RETURNING name, waiting`;
}

/** SQL that frees a leased lane after a fault: nothing in it is due before `until`. */
export function restLane(queue: Queue, lease: Lease, until: Date): Prisma.Sql {
  return Prisma.sql`UPDATE lane SET lease_token = NULL, lease_until = NULL,
      due_at = ${instant(until)}, rest_until = ${instant(until)}, then_due_at = NULL
    WHERE queue = ${queue} AND name = ${lease.lane} AND lease_token = ${lease.token} RETURNING name, waiting`;
}

/**
 * SQL that frees a leased lane whose head can wait: due at `until`, or as soon as anything is added to it. `isWanted`: an
 * answer was put behind it meanwhile. What else stood behind it waits as well: it makes nothing due.
 */
export function postponeLane(queue: Queue, lease: Lease, until: Date, isWanted: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`UPDATE lane SET lease_token = NULL, lease_until = NULL, then_due_at = NULL,
      due_at = CASE WHEN ${isWanted} THEN least(then_due_at, ${instant(until)}) ELSE ${instant(until)} END
    WHERE queue = ${queue} AND name = ${lease.lane} AND lease_token = ${lease.token} RETURNING name, waiting`;
}

/** SQL that settles entries of a lane that stays leased. */
export function settleInLane(queue: Queue, lease: Lease, handled: number): Prisma.Sql {
  return Prisma.sql`UPDATE lane SET waiting = waiting - ${handled}
    WHERE queue = ${queue} AND name = ${lease.lane} AND lease_token = ${lease.token} RETURNING name, waiting`;
}

/** What is put into one lane. */
export interface Added {
  waiting: number;
  dueAt: Date;
  priority: number;
}

/** SQL that adds to outgoing lanes, in the order of their names so that two transactions never wait for each other. */
export function addToLanes(queue: Queue, lanes: Map<string, Added>): Prisma.Sql {
  const rows = [...lanes].map(([name, { waiting, dueAt, priority }]) => ({ name, waiting, priority, due_at: dueAt }));
  return Prisma.sql`INSERT INTO lane AS l (queue, name, waiting, priority, due_at)
    SELECT ${queue}, name, waiting, priority, due_at FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(name text, waiting int, priority int, due_at timestamptz) ORDER BY name COLLATE "C"
    ${whenAdded(Prisma.sql`excluded.due_at`)}`;
}

/** Takes entries out of lanes, in the order of their names; whoever holds the lane finds out when it looks for them. */
export async function takeFromLanes(db: Db, queue: Queue, lanes: Map<string, number>): Promise<void> {
  for (const [name, count] of [...lanes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await db.$executeRaw`UPDATE lane SET waiting = waiting - ${count},
        due_at = CASE WHEN waiting > ${count} OR lease_token IS NOT NULL THEN due_at END
      WHERE queue = ${queue} AND name = ${name}`;
  }
}

/** The error of a worker that was too slow: somebody else has the lane. */
export const leaseLost = (): AppError => new AppError("LEASE_LOST", "another worker has taken the lane over");
