import { canSeeTicket } from "../core/people/access.ts";
import type { Staff } from "../core/people/staff.ts";
import type { CategoryId, Severity, UnitId } from "../core/ticket/taxonomy.ts";
import { isOpen, type Ticket, type TicketStatus, ticketStatuses, visibilities } from "../core/ticket/ticket.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { all, behind, inOrder, pageOf, typed } from "./desk-list.ts";
import { instant } from "./lanes.ts";
import { toTicket, wholeTicket } from "./ticket-rows.ts";

type TicketQueue = "mine" | "open" | "late" | "waiting" | "done" | "all";

export interface TicketQuery {
  staff: Staff;
  queue: TicketQueue;
  unit?: UnitId;
  category?: CategoryId;
  severity?: Severity;
  status?: TicketStatus;
  /** Code, title, words or place. */
  q?: string;
  cursor?: string;
  limit: number;
  now: Date;
}

const statuses = Object.keys(ticketStatuses) as TicketStatus[];
const open = statuses.filter(isOpen);
/** There is a result, or nothing is left to do. */
const settled = statuses.filter((status) => !isOpen(status) || status === "resolved");
/** The next word is somebody else's. */
const waiting: readonly TicketStatus[] = ["needs-info", "waiting-external"];

const withStatus = (some: readonly TicketStatus[]): Prisma.Sql => Prisma.sql`t.status = ANY(${some}::text[])`;
const byDeadline = Prisma.sql`place_in_list(t.next_due_at, t.opened_at, t.id)`;
const newestFirst = Prisma.sql`place_in_list(NULL, t.opened_at, t.id)`;

/** The rule is core's `canSeeTicket`: it is asked for each combination, so that list and page never disagree. */
export function visibleTo(staff: Staff): Prisma.Sql {
  const own = staff.unit;
  const isOwn = own ? Prisma.sql`t.unit = ${own}` : Prisma.sql`false`;
  const other: UnitId = own === "KP" ? "VP" : "KP";
  const seen = visibilities.flatMap((visibility) => [
    ...(own && canSeeTicket(staff, { unit: own, visibility })
      ? [Prisma.sql`(${isOwn} AND t.visibility = ${visibility})`]
      : []),
    ...(canSeeTicket(staff, { unit: other, visibility })
      ? [Prisma.sql`(NOT ${isOwn} AND t.visibility = ${visibility})`]
      : []),
  ]);
  return seen.length > 0 ? Prisma.sql`(${Prisma.join(seen, " OR ")})` : Prisma.sql`false`;
}

function inQueue({ queue, staff, now }: TicketQuery): { condition: Prisma.Sql; place: Prisma.Sql } {
  const mineFirst = Prisma.sql`(CASE WHEN t.officer_id = ${staff.id} THEN '0' ELSE '1' END || ${byDeadline}) COLLATE "C"`;
  const queues: Record<TicketQueue, { condition: Prisma.Sql; place: Prisma.Sql }> = {
    mine: { condition: Prisma.sql`t.unit = ${staff.unit ?? ""} AND ${withStatus(open)}`, place: mineFirst },
    open: { condition: withStatus(open), place: byDeadline },
    late: { condition: Prisma.sql`t.next_due_at < ${instant(now)}`, place: byDeadline },
    waiting: { condition: withStatus(waiting), place: byDeadline },
    done: { condition: withStatus(settled), place: newestFirst },
    all: { condition: Prisma.sql`true`, place: newestFirst },
  };
  return queues[queue];
}

/** A page of the tickets this person may see: by deadline, or the newest first where nothing is due. */
export async function listTickets(
  client: PrismaClient,
  query: TicketQuery,
): Promise<{ items: Ticket[]; nextCursor?: string }> {
  const { staff, unit, category, severity, status, q, cursor, limit } = query;
  const { condition, place } = inQueue(query);
  const conditions = [
    condition,
    visibleTo(staff),
    ...behind(place, cursor),
    ...(unit ? [Prisma.sql`t.unit = ${unit}`] : []),
    ...(category ? [Prisma.sql`t.category = ${category}`] : []),
    ...(severity ? [Prisma.sql`t.severity = ${severity}`] : []),
    ...(status ? [Prisma.sql`t.status = ${status}`] : []),
    ...(q ? [Prisma.sql`ticket_words(t.code, t.title, t.body, t.place) @@ ${typed(q)}`] : []),
  ];
  const found = await client.$queryRaw<{ id: string; place: string }[]>`
    SELECT t.id, ${place} AS place FROM ticket AS t WHERE ${all(conditions)} ORDER BY ${place} LIMIT ${limit + 1}`;
  const { rows, ...next } = pageOf(found, limit);
  const ids = rows.map((row) => row.id);
  const tickets = await client.ticket.findMany({ where: { id: { in: ids } }, include: wholeTicket });
  return { items: inOrder(ids, tickets).map(toTicket), ...next };
}

/** Tickets of whoever calls from this number, however it was spelt, newest first. */
export async function ticketsByPhone(client: PrismaClient, spellings: string[], limit: number): Promise<Ticket[]> {
  const callers = await client.conversation.findMany({
    where: { citizen: { phone: { in: spellings } } },
    select: { id: true },
    take: 100,
  });
  const conversationId = { in: callers.map((caller) => caller.id) };
  const rows = await client.ticket.findMany({
    where: { OR: [{ contactPhone: { in: spellings } }, { followers: { some: { conversationId } } }] },
    include: wholeTicket,
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(toTicket);
}

/** These tickets, in this order. */
export async function ticketsByCodes(client: PrismaClient, codes: string[]): Promise<Ticket[]> {
  const rows = await client.ticket.findMany({ where: { code: { in: codes } }, include: wholeTicket });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return codes.flatMap((code) => {
    const row = byCode.get(code);
    return row ? [toTicket(row)] : [];
  });
}
