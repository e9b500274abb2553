import type { PresenceState } from "../core/assignment/duty.ts";
import type { Roster } from "../core/assignment/ports.ts";
import type { Work } from "../core/assignment/rules.ts";
import type { Conversations, Tickets } from "../core/store.ts";
import { isOpen, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";
import { instant } from "./lanes.ts";
import { toStaff } from "./people-rows.ts";
import { present } from "./rows.ts";

/** Any number that nothing else locks. */
const turnLock = 20_261_130;

function toPresence({ staffId, state, since, until, deputyId, seenAt }: Rows.Presence) {
  return { staffId, since, state: state as PresenceState, ...present({ until, deputyId, seenAt }) };
}

/** How many conversations and tickets each person has. */
async function loads(db: Db, goesOnSince: Date): Promise<Map<string, Record<Work, number>>> {
  const rows = await db.$queryRaw<{ id: string; talk: number; ticket: number }[]>`
    SELECT id, sum(talk)::int AS talk, sum(ticket)::int AS ticket FROM (
      SELECT holder_staff_id AS id, 1 AS talk, 0 AS ticket FROM conversation
        WHERE holder = 'operator' AND last_inbound_at >= ${instant(goesOnSince)}
      UNION ALL SELECT assigned_staff_id, 1, 0 FROM conversation
        WHERE assigned_staff_id IS NOT NULL AND holder IN ('bot', 'queue')
          AND (attention_reason IS NOT NULL OR holder = 'queue')
      UNION ALL SELECT officer_id, 0, 1 FROM ticket
        WHERE officer_id IS NOT NULL AND status IN ('assigned', 'accepted', 'in-progress')) AS work
    GROUP BY id`;
  return new Map(rows.map(({ id, talk, ticket }) => [id, { talk, ticket }]));
}

/** Who is there, how much they have, and what left them. */
export function createRoster(db: Db): Roster {
  return {
    takeTurn: async () => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${turnLock})`;
    },
    colleagues: async (goesOnSince) => {
      const staff = await db.staff.findMany({ where: { active: true, role: { in: ["OP", "OFF"] } } });
      const rows = await db.presence.findMany();
      const presences = new Map(rows.map((row) => [row.staffId, toPresence(row)]));
      const load = await loads(db, goesOnSince);
      return staff.map((row) => {
        const presence = presences.get(row.id);
        const none = { talk: 0, ticket: 0 };
        return { staff: toStaff(row), load: load.get(row.id) ?? none, ...(presence ? { presence } : {}) };
      });
    },
    presenceOf: async (staffId) => {
      const row = await db.presence.findUnique({ where: { staffId } });
      return row ? toPresence(row) : undefined;
    },
    say: async ({ staffId, state, since, until = null, deputyId = null }) => {
      const said = { state, since, until, deputyId };
      await db.presence.upsert({ where: { staffId }, create: { staffId, ...said }, update: said });
    },
    see: async (staffId, at) => {
      await db.$executeRaw`INSERT INTO presence AS p (staff_id, state, since, seen_at)
        VALUES (${staffId}, 'online', ${instant(at)}, ${instant(at)})
        ON CONFLICT (staff_id) DO UPDATE SET seen_at = greatest(p.seen_at, excluded.seen_at)`;
    },
    noteHandover: async (handover) => {
      assertStorable(handover);
      await db.handover.createMany({ data: handover, skipDuplicates: true });
    },
    handoversFrom: async (fromId, since, take) => {
      const where = { fromId, at: { gte: since } };
      const rows = await db.handover.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }], take });
      return rows.map(({ work, ...row }) => ({ ...row, work: work as Work }));
    },
  };
}

/** Conversations the rules have to look at; see `Conversations.toAssign`. */
export async function conversationsToAssign(
  db: Db,
  query: Parameters<Conversations["toAssign"]>[0],
): Promise<string[]> {
  const { there, free, heldUntil, now, limit } = query;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT c.* FROM conversation AS c WHERE (c.attention_reason IS NOT NULL OR c.holder = 'queue')
        AND c.holder IN ('bot', 'queue') AND c.attention_reason IS DISTINCT FROM 'integrity'
        AND c.spam IS NULL AND (c.snoozed_until IS NULL OR c.attention_reason = 'emergency')
        AND CASE
          WHEN c.assigned_since IS NULL OR c.assigned_since < c.attention_since
            OR (c.holder = 'queue' AND c.assigned_since < c.held_since) THEN cardinality(${free}::text[]) > 0
          WHEN c.assigned_staff_id IS NULL THEN NOT ${free}::text[] <@ c.assigned_tried
          ELSE c.assigned_staff_id <> ALL(${there}::text[]) OR c.assigned_until <= ${instant(now)} END
      UNION ALL SELECT c.* FROM conversation AS c WHERE c.holder = 'operator'
        AND c.holder_staff_id <> ALL(${there}::text[])
        AND c.last_inbound_at <= ${instant(heldUntil)} AND c.last_inbound_at > ${instant(heldUntil)} - interval '3 days'
        AND NOT EXISTS (SELECT 1 FROM message AS m WHERE m.conversation_id = c.id AND m.direction = 'out'
          AND m.author ->> 'kind' = 'operator' AND m.at >= c.last_inbound_at)) AS waiting
    ORDER BY place_on_desk(attention_reason, due_at, active_at, id) LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

const openStatuses = (Object.keys(ticketStatuses) as TicketStatus[]).filter(isOpen);

/** Tickets by the unit that keeps them: those the rules have to look at, those that are open. */
export function ticketsOfUnits(db: Db): Pick<Tickets, "toAssign" | "openOf"> {
  return {
    toAssign: async ({ units, officers, now, limit }) => {
      const rows = await db.ticket.findMany({
        where: {
          status: "assigned",
          visibility: { not: "confidential" },
          OR: [{ officerId: null, unit: { in: units } }, { officerId: { in: officers } }, { passesAt: { lte: now } }],
        },
        select: { code: true },
        orderBy: { firstDueAt: "asc" },
        take: limit,
      });
      return rows.map(({ code }) => code);
    },
    openOf: async (units, limit) => {
      const where = { unit: { in: units }, status: { in: openStatuses } };
      const order = { openedAt: "asc" } as const;
      const rows = await db.ticket.findMany({ where, select: { code: true }, orderBy: order, take: limit });
      return rows.map(({ code }) => code);
    },
  };
}
