import type { PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";
import { instant } from "./lanes.ts";

/** How much there is of one kind, and for how many seconds the oldest has been waiting. */
export interface Backlog {
  what: "inbox" | "outbox" | "errand" | "task" | "audit" | "due";
  /** Channel, kind of errand or task, or queue; empty for the audit log. */
  kind: string;
  count: number;
  oldestSeconds: number;
}

/**
 * What waits, in one statement over the indexes of what is not done: its cost grows with what waits, not with what is kept.
 * `due`: lanes somebody should have taken by now; what a worker holds, what rests and what waits for the morning is none.
 */
export function readBacklogs(client: PrismaClient, now: Date): Promise<Backlog[]> {
  const at = instant(now);
  return persist(
    () => client.$queryRaw<Backlog[]>`
      SELECT what, kind, count(*)::int AS count,
        greatest(extract(epoch FROM ${at} - min(since)), 0)::float8 AS "oldestSeconds"
      FROM (
        SELECT 'inbox' AS what, channel AS kind, received_at AS since FROM inbox_event WHERE state = 'waiting'
        UNION ALL SELECT 'outbox', channel, created_at FROM outbox WHERE state = 'waiting'
        UNION ALL SELECT 'errand', kind, created_at FROM errand WHERE state = 'waiting'
        UNION ALL SELECT 'task', kind, opened_at FROM desk_task WHERE state <> 'done' AND state = 'open'
        UNION ALL SELECT 'audit', '', at FROM audit_entry WHERE seq IS NULL
        UNION ALL SELECT 'due', queue, due_at FROM lane WHERE due_at <= ${at} AND priority IN (0, 1)
      ) AS waiting GROUP BY what, kind ORDER BY what, kind`,
  );
}
