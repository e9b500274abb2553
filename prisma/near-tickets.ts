import type { Tickets } from "../core/store.ts";
import { isDone, isOpen, type Ticket, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import { squareAround } from "../core/understanding/place.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import { instant } from "./lanes.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";

const running = (Object.keys(ticketStatuses) as TicketStatus[]).filter((status) => isOpen(status) && !isDone(status));
/** Reports that turned out to be none do not count as people who reported. */
const uncounted: readonly TicketStatus[] = ["spam", "withdrawn"];

/** These two expressions are those of the indexes `ticket_spot_hand` and `ticket_street_hand`. */
const latitude = Prisma.sql`(t.place ->> 'latitude')::float8`;
const street = Prisma.sql`coalesce(t.place ->> 'street', t.place ->> 'label')`;

type Near = Parameters<Tickets["near"]>[0];

function inReach({ place, metres }: Near): Prisma.Sql {
  const square = squareAround(place, metres);
  const isSameStreet = Prisma.sql`t.place IS NOT NULL AND ${street} = ${place.street ?? place.label}`;
  if (!square) return isSameStreet;
  const { south, north, west, east } = square;
  return Prisma.sql`
    (t.place ->> 'latitude' IS NOT NULL AND ${latitude} BETWEEN ${south} AND ${north}
      AND (t.place ->> 'longitude')::float8 BETWEEN ${west} AND ${east})
    OR (${isSameStreet} AND t.place ->> 'latitude' IS NULL)`;
}

/** The statement that finds tickets near a place, for `nearTickets` and for the test that looks at its plan. */
export function nearQuery(query: Near): Prisma.Sql {
  return Prisma.sql`
    SELECT t.id FROM ticket AS t
    WHERE t.category = ${query.category} AND (${inReach(query)})
      AND t.visibility = 'public' AND t.status = ANY(${running}::text[]) AND t.opened_at >= ${instant(query.since)}
    ORDER BY t.opened_at DESC, t.code DESC LIMIT ${query.limit}`;
}

/** See `Tickets.near`. */
export async function nearTickets(db: Db, query: Near): Promise<Ticket[]> {
  const found = await db.$queryRaw<{ id: string }[]>(nearQuery(query));
  const rows = await db.ticket.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: wholeTicket,
    orderBy: [{ openedAt: "desc" }, { code: "desc" }],
  });
  return rows.map(toTicket);
}

/** See `Tickets.reporters`: people by their record; a report nobody's conversation belongs to (a call) is one person. */
export async function countReporters(db: Db, code: string): Promise<number> {
  const [row] = await db.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT coalesce(c.citizen_id, t.id))::int AS people
    FROM ticket AS t LEFT JOIN conversation AS c ON c.id = t.reporter_conversation_id
    WHERE (t.code = ${code} OR t.merged_into = ${code} OR t.proposed_parent = ${code})
      AND t.status <> ALL(${uncounted}::text[])`;
  return row?.people ?? 0;
}

/** See `Tickets.childrenOf`. */
export async function childrenOf(db: Db, code: string): Promise<Ticket[]> {
  const rows = await db.ticket.findMany({
    where: { OR: [{ mergedInto: code }, { proposedParent: code }], status: { notIn: [...uncounted] } },
    include: wholeTicket,
    orderBy: [{ openedAt: "desc" }, { code: "desc" }],
  });
  return rows.map(toTicket);
}
