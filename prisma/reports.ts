import type { ReportSource, Span, TalkCount, TicketFact } from "../core/report/facts.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import { isDone, isOpen, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { instant } from "./lanes.ts";

type Nullable<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

const unsolved = (Object.keys(ticketStatuses) as TicketStatus[]).filter(
  (status) => isOpen(status) && !isDone(status) && status !== "spam",
);

function factsQuery({ from, to }: Span): Prisma.Sql {
  return Prisma.sql`
    SELECT t.code, t.category, t.severity, t.status, t.unit, t.origin, t.visibility,
      t.officer_id AS "officerId", 'escalated' = ANY(t.flags) AS "isEscalated",
      t.flags && ARRAY['formal-complaint', 'denunciation'] AS "isFormal",
      past.extended AS "extendedAt", past.disputed AS "disputedAt",
      t.place ->> 'area' AS area,
      (t.place ->> 'latitude')::float8 AS latitude, (t.place ->> 'longitude')::float8 AS longitude,
      t.opened_at AS "openedAt", t.first_due_at AS "firstDueAt", t.first_stopped_at AS "firstStoppedAt",
      t.result_due_at AS "resultDueAt", t.result_stopped_at AS "resultStoppedAt",
      t.rating, t.reopened_count AS "reopenedCount"
    FROM ticket AS t LEFT JOIN LATERAL (
      SELECT max(c.at) FILTER (WHERE c.kind = 'move' AND c.to_status = 'extended') AS extended,
        max(c.at) FILTER (WHERE c.facts ? 'disputed') AS disputed
      FROM ticket_change AS c WHERE c.ticket_id = t.id AND c.at < ${instant(to)}) AS past ON true
    WHERE t.status <> 'spam' AND t.opened_at < ${instant(to)}
      AND (t.opened_at >= ${instant(from)} OR t.result_stopped_at >= ${instant(from)}
        OR t.status = ANY(${unsolved}::text[]))
    ORDER BY t.opened_at DESC, t.id DESC`;
}

/** A talk that a person wrote in, took a call of, opened a ticket for or is waited for in is not the machine's alone. */
function talksQuery({ from, to }: Span): Prisma.Sql {
  const lines = Prisma.sql`SELECT 1 FROM message AS m WHERE m.conversation_id = c.id
    AND m.at >= ${instant(from)} AND m.at < ${instant(to)}`;
  return Prisma.sql`
    SELECT c.channel, count(*)::int AS talks,
      count(*) FILTER (WHERE c.attention_reason IS NULL
        AND c.id NOT IN (SELECT a.conversation_id FROM call AS a WHERE a.started_at >= ${instant(from)}
          AND a.started_at < ${instant(to)} AND a.answered_by IS NOT NULL AND a.conversation_id IS NOT NULL)
        AND c.id NOT IN (SELECT t.reporter_conversation_id FROM ticket AS t
          JOIN ticket_change AS first ON first.ticket_id = t.id AND first.seq = 1
          WHERE t.opened_at >= ${instant(from)} AND t.opened_at < ${instant(to)}
            AND t.reporter_conversation_id IS NOT NULL AND first.actor ->> 'role' NOT IN ('SYS', 'CIT'))
        AND NOT EXISTS (${lines} AND m.author ->> 'kind' IN ('operator', 'page') AND m.state <> 'cancelled'))::int AS "byMachine"
    FROM conversation AS c
    WHERE c.active_at >= ${instant(from)} AND c.opened_at < ${instant(to)}
      AND EXISTS (${lines} AND m.direction = 'in')
    GROUP BY c.channel ORDER BY talks DESC, c.channel`;
}

/** Drops the columns that are empty. */
function present(row: Nullable<TicketFact>): TicketFact {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as TicketFact;
}

/** What reports count, from the tables that are there anyway; a month of a ward is some thousand short rows. */
export function createReportSource(client: PrismaClient): ReportSource {
  return {
    tickets: async (span) => {
      const rows = await client.$queryRaw<Nullable<TicketFact>[]>(factsQuery(span));
      return rows.map(present);
    },
    talks: (span) => client.$queryRaw<TalkCount[]>(talksQuery(span)),
  };
}

/** How many tickets of each category are not done. */
export async function countOpen(client: PrismaClient): Promise<{ category: CategoryId; count: number }[]> {
  const where = { status: { in: unsolved } };
  const rows = await client.ticket.groupBy({ by: ["category"], where, _count: true });
  return rows.map(({ category, _count }) => ({ category: category as CategoryId, count: _count }));
}
