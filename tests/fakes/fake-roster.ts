import type { Presence } from "../../core/assignment/duty.ts";
import type { Handover, Roster } from "../../core/assignment/ports.ts";
import type { Work } from "../../core/assignment/rules.ts";
import { type Conversation, waitingSince } from "../../core/conversation/conversation.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { type Journal, keep, MemoryTable } from "./memory-table.ts";

type Rows = [staff: MemoryTable<Staff>, conversations: MemoryTable<Conversation>, tickets: MemoryTable<Ticket>];

/** What one person has, by going through everything. */
function loadOf(id: string, [, conversations, tickets]: Rows, goesOnSince: Date): Record<Work, number> {
  const isTheirs = (row: Conversation): boolean =>
    row.heldBy.kind === "operator"
      ? row.heldBy.staffId === id && (row.lastInboundAt ?? new Date(0)) >= goesOnSince
      : row.assignment?.to?.staffId === id && waitingSince(row) !== undefined;
  const isWorkedOn = (row: Ticket): boolean =>
    row.officerId === id && ["assigned", "accepted", "in-progress"].includes(row.status);
  return { talk: conversations.all().filter(isTheirs).length, ticket: tickets.all().filter(isWorkedOn).length };
}

/** Who is there, in memory. */
export function fakeRoster(journal: Journal, rows: Rows): Roster {
  const presences = new MemoryTable<Presence & { id: string }>(journal);
  const handovers = new MemoryTable<Handover>(journal);
  const presenceOf = (staffId: string): Presence | undefined => {
    const { id: _, ...presence } = presences.get(staffId) ?? { id: "" };
    return "state" in presence ? presence : undefined;
  };
  return {
    takeTurn: async () => undefined,
    colleagues: async (goesOnSince) =>
      rows[0]
        .all()
        .filter(({ active, role }) => active && ["OP", "OFF"].includes(role))
        .map((staff) => {
          const presence = presenceOf(staff.id);
          return { staff, load: loadOf(staff.id, rows, goesOnSince), ...(presence ? { presence } : {}) };
        }),
    presenceOf: async (staffId) => presenceOf(staffId),
    say: async (presence) => {
      const seenAt = presences.get(presence.staffId)?.seenAt;
      const { seenAt: _, ...said } = presence;
      keep(presences, { id: presence.staffId, ...said, ...(seenAt ? { seenAt } : {}) });
    },
    see: async (staffId, at) => {
      const before = presences.get(staffId) ?? { id: staffId, staffId, state: "online" as const, since: at };
      keep(presences, { ...before, seenAt: before.seenAt && before.seenAt > at ? before.seenAt : at });
    },
    noteHandover: async (handover) => {
      if (!handovers.get(handover.id)) keep(handovers, handover);
    },
    handoversFrom: async (fromId, since, limit) =>
      handovers
        .all()
        .filter((one) => one.fromId === fromId && one.at >= since)
        .sort((a, b) => Number(b.at) - Number(a.at) || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
  };
}
