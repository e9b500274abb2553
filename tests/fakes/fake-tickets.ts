import { AppError } from "../../core/errors.ts";
import type { Tickets } from "../../core/store.ts";
import { ringsAt } from "../../core/ticket/rings.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { keep, type MemoryTable, stale } from "./memory-table.ts";

/** Tickets in memory, with versions and numbers without gaps. */
export function fakeTickets(tickets: MemoryTable<Ticket>, series: MemoryTable<number>): Tickets {
  const port: Tickets = {
    byCode: async (code) => tickets.all().find((ticket) => ticket.code === code),
    byId: async (id) => tickets.get(id),
    ofConversations: async (ids, limit) =>
      tickets
        .all()
        .filter((ticket) => [ticket.reporterConversationId ?? "", ...ticket.followers].some((id) => ids.includes(id)))
        .sort((a, b) => Number(b.openedAt) - Number(a.openedAt) || (a.code < b.code ? 1 : -1))
        .slice(0, limit),
    insert: async (ticket) => {
      if (tickets.get(ticket.id) || (await port.byCode(ticket.code))) throw stale();
      keep(tickets, ticket);
    },
    update: async (ticket, changes) => {
      const stored = tickets.get(ticket.id);
      if (!stored) throw new AppError("NOT_FOUND", "no such ticket");
      const isTaken = changes.some(({ seq }) => stored.changes.some((change) => change.seq === seq));
      if (stored.version !== ticket.version || isTaken) throw stale(stored.version);
      const next = { ...ticket, version: ticket.version + 1, changes: [...stored.changes, ...changes] };
      keep(tickets, next);
      return next;
    },
    nextNumber: async (name) => {
      const next = (series.get(name) ?? 0) + 1;
      series.set(name, next);
      return next;
    },
    due: async (now, limit) =>
      tickets
        .all()
        .flatMap((ticket) => ({ ticket, at: ringsAt(ticket) }))
        .filter(({ at }) => at !== undefined && at <= now)
        .sort((a, b) => Number(a.at) - Number(b.at))
        .map(({ ticket }) => ticket)
        .slice(0, limit),
  };
  return port;
}
