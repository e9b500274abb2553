import type { Conversation } from "../../core/conversation/conversation.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { Citizen } from "../../core/people/citizen.ts";
import type { PersonalData } from "../../core/privacy/personal-data.ts";
import { redactTicket } from "../../core/privacy/redact-ticket.ts";
import { isCaseOpen, type RightsCase, type RightsCases } from "../../core/privacy/rights-case.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** Requests about personal data in memory. */
export function fakeRightsCases(journal: Journal): RightsCases {
  const table = new MemoryTable<RightsCase>(journal);
  const soonest = (a: RightsCase, b: RightsCase): number => Number(a.dueAt) - Number(b.dueAt);
  return {
    byId: async (id) => table.get(id),
    byCode: async (code) => table.all().find((one) => one.code === code),
    openOf: async (citizenId) => table.all().filter((one) => one.citizenId === citizenId && isCaseOpen(one)),
    list: async (limit) => {
      const open = table.all().filter(isCaseOpen).sort(soonest);
      const ended = table.all().filter((one) => !isCaseOpen(one));
      return [...open, ...ended.sort((a, b) => Number(b.endedAt) - Number(a.endedAt))].slice(0, limit);
    },
    toRemind: async (now, limit) =>
      table
        .all()
        .filter(({ ringsAt }) => ringsAt !== undefined && ringsAt <= now)
        .slice(0, limit),
    save: async (rightsCase) => {
      const known = table.get(rightsCase.id);
      if ((known?.version ?? 0) !== rightsCase.version) throw stale();
      const next = { ...rightsCase, version: rightsCase.version + 1 };
      keep(table, next);
      return next;
    },
  };
}

/** What is kept of a person in the tables of the store in memory. */
export function fakePersonalData(tables: {
  citizens: MemoryTable<Citizen>;
  conversations: MemoryTable<Conversation>;
  lines: MemoryTable<Message>;
  tickets: MemoryTable<Ticket>;
}): PersonalData {
  const { citizens, conversations, lines, tickets } = tables;
  const of = (citizenId: string) => {
    const talks = conversations.all().filter((one) => one.citizenId === citizenId);
    const ids = talks.map(({ id }) => id);
    return {
      talks,
      messages: lines.all().filter((line) => ids.includes(line.conversationId)),
      reports: tickets.all().filter(({ reporterConversationId: id }) => id !== undefined && ids.includes(id)),
    };
  };
  return {
    count: async (citizenId) => {
      const { talks, messages, reports } = of(citizenId);
      return { conversations: talks.length, messages: messages.length, tickets: reports.length, files: 0, calls: 0 };
    },
    held: async (citizenId) => ({ messages: of(citizenId).messages.map(({ text }) => ({ text })) }),
    files: async () => [],
    erase: async (citizenId) => {
      const { talks, messages, reports } = of(citizenId);
      for (const { displayName: _, ...talk } of talks) keep(conversations, talk);
      for (const line of messages) keep(lines, { ...line, text: "", attachments: [] });
      for (const ticket of reports) keep(tickets, redactTicket(ticket));
      const { createdAt } = citizens.get(citizenId) ?? { createdAt: new Date(0) };
      keep(citizens, { id: citizenId, addresses: [], consents: [], createdAt });
    },
    doomFiles: async () => undefined,
    doomedFiles: async () => [],
    forgetFiles: async () => undefined,
  };
}
