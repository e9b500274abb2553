import { passesAt } from "../../core/assignment/passes-at.ts";
import { AppError } from "../../core/errors.ts";
import type { Tickets } from "../../core/store.ts";
import { ringsAt } from "../../core/ticket/rings.ts";
import { isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { isNear } from "./is-near.ts";
import { keep as keepIn, type MemoryTable, stale } from "./memory-table.ts";

/** The tickets of the store in memory. */
export function fakeTickets({
  tickets,
  series,
  citizenIdOf,
  talksOf,
}: {
  tickets: MemoryTable<Ticket>;
  series: MemoryTable<number>;
  citizenIdOf(conversationId: string): string | undefined;
  talksOf(citizenId: string): Promise<string[]>;
}): Tickets {
  const keep = (ticket: Ticket): void => keepIn(tickets, ticket);
  const port: Tickets = {
    byCode: async (code) => tickets.all().find((ticket) => ticket.code === code),
    byId: async (id) => tickets.get(id),
    ofConversations: async (ids, limit) =>
      tickets
        .all()
        .filter((ticket) => [ticket.reporterConversationId ?? "", ...ticket.followers].some((id) => ids.includes(id)))
        .sort((a, b) => Number(b.openedAt) - Number(a.openedAt) || (a.code < b.code ? 1 : -1))
        .slice(0, limit),
    ofCitizen: async (citizenId, limit) => {
      const conversationIds = await talksOf(citizenId);
      return { conversationIds, tickets: await port.ofConversations(conversationIds, limit) };
    },
    insert: async (ticket) => {
      if (tickets.get(ticket.id) || (await port.byCode(ticket.code))) throw stale();
      keep(ticket);
    },
    update: async (ticket, changes) => {
      const stored = tickets.get(ticket.id);
      if (!stored) throw new AppError("NOT_FOUND", "no such ticket");
      const isTaken = changes.some(({ seq }) => stored.changes.some((change) => change.seq === seq));
      if (stored.version !== ticket.version || isTaken) throw stale(stored.version);
      const next = { ...ticket, version: ticket.version + 1, changes: [...stored.changes, ...changes] };
      keep(next);
      return next;
    },
    nextNumber: async (prefix) => {
      const next = (series.get(prefix) ?? 0) + 1;
      series.set(prefix, next);
      return next;
    },
    ofDossier: async (dossierCode, limit) =>
      tickets
        .all()
        .filter((ticket) => ticket.dossierCode === dossierCode)
        .sort((a, b) => Number(b.openedAt) - Number(a.openedAt) || (a.code < b.code ? 1 : -1))
        .slice(0, limit),
    near: async (query) =>
      tickets
        .all()
        .filter((ticket) => isNear(ticket, query))
        .sort((a, b) => Number(b.openedAt) - Number(a.openedAt))
        .slice(0, query.limit),
    childrenOf: async (code) =>
      tickets
        .all()
        .filter(({ mergedInto, proposedParent }) => [mergedInto, proposedParent].includes(code))
        .filter(({ status }) => status !== "spam" && status !== "withdrawn")
        .sort((a, b) => Number(b.openedAt) - Number(a.openedAt) || (a.code < b.code ? 1 : -1)),
    reporters: async (code) => {
      const reports = tickets
        .all()
        .filter((one) => [one.code, one.mergedInto, one.proposedParent].includes(code))
        .filter(({ status }) => status !== "spam" && status !== "withdrawn");
      const who = ({ id, reporterConversationId: from = "" }: Ticket) => citizenIdOf(from) ?? id;
      return new Set(reports.map(who)).size;
    },
    due: async (now, limit) =>
      tickets
        .all()
        .flatMap((ticket) => ({ ticket, at: ringsAt(ticket) }))
        .filter(({ at }) => at !== undefined && at <= now)
        .sort((a, b) => Number(a.at) - Number(b.at))
        .map(({ ticket }) => ticket)
        .slice(0, limit),
    openOf: async (units, limit) =>
      tickets
        .all()
        .filter(({ unit, status }) => units.includes(unit) && isOpen(status))
        .sort((a, b) => Number(a.openedAt) - Number(b.openedAt))
        .map(({ code }) => code)
        .slice(0, limit),
    toAssign: async ({ units, officers, now, limit }) =>
      tickets
        .all()
        .filter(({ status, visibility }) => status === "assigned" && visibility !== "confidential")
        .filter((ticket) => {
          const at = passesAt(ticket);
          const isTime = at !== undefined && at <= now;
          return isTime || (ticket.officerId ? officers.includes(ticket.officerId) : units.includes(ticket.unit));
        })
        .sort((a, b) => Number(a.clocks.firstDueAt) - Number(b.clocks.firstDueAt))
        .map(({ code }) => code)
        .slice(0, limit),
  };
  return port;
}
