import type { Staff } from "../core/people/staff.ts";
import { isOpen, type Origin, type Ticket, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import type { PrismaClient } from "./client/client.ts";
import { inOrder } from "./desk-list.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";
import { visibleTo } from "./visible-tickets.ts";

const open = (Object.keys(ticketStatuses) as TicketStatus[]).filter(isOpen);

/** A ticket that others were merged into or are proposed for, or that flood mode is on for. */
export interface IncidentRow {
  ticket: Ticket;
  /** Reports that wait for a person to decide. */
  proposed: number;
  merged: number;
  /** Where its reports came from, its own with them. */
  origins: Origin[];
  newestAt: Date;
  inFlood: boolean;
}

/** Incidents this person may see and that are worked on: flood mode first, then where somebody has to decide, the newest report first. */
export async function listIncidents(client: PrismaClient, staff: Staff, limit: number): Promise<IncidentRow[]> {
  const found = await client.$queryRaw<(Omit<IncidentRow, "ticket" | "newestAt"> & { id: string; newest: Date })[]>`
    SELECT t.id, i.id IS NOT NULL AS "inFlood",
      count(c.id) FILTER (WHERE c.proposed_parent = t.code)::int AS proposed,
      count(c.id) FILTER (WHERE c.merged_into = t.code)::int AS merged,
      array_agg(DISTINCT coalesce(c.origin, t.origin)) || t.origin AS origins,
      coalesce(max(c.opened_at), t.opened_at) AS newest
    FROM ticket AS t
      LEFT JOIN incident AS i ON i.parent_code = t.code AND i.ended_at IS NULL
      LEFT JOIN ticket AS c ON (c.merged_into = t.code OR c.proposed_parent = t.code)
        AND c.status NOT IN ('spam', 'withdrawn')
    WHERE t.status = ANY(${open}::text[]) AND ${visibleTo(staff)} AND t.code IN (
      SELECT merged_into FROM ticket WHERE merged_into IS NOT NULL
      UNION SELECT proposed_parent FROM ticket WHERE proposed_parent IS NOT NULL
      UNION SELECT parent_code FROM incident WHERE ended_at IS NULL)
    GROUP BY t.id, i.id
    HAVING count(c.id) > 0 OR i.id IS NOT NULL
    ORDER BY "inFlood" DESC, count(c.id) FILTER (WHERE c.proposed_parent = t.code) > 0 DESC, newest DESC, t.id
    LIMIT ${limit}`;
  const ids = found.map(({ id }) => id);
  const tickets = await client.ticket.findMany({ where: { id: { in: ids } }, include: wholeTicket });
  const byId = new Map(inOrder(ids, tickets).map((row) => [row.id, toTicket(row)]));
  return found.flatMap(({ id, newest, origins, ...row }) => {
    const ticket = byId.get(id);
    return ticket ? [{ ...row, ticket, newestAt: newest, origins: [...new Set(origins)] }] : [];
  });
}
