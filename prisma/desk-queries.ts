import type { Staff, StaffRole } from "../core/people/staff.ts";
import type { Span } from "../core/report/facts.ts";
import type { InboxQueue, SavedView } from "../core/setting/saved-views.ts";
import type { UnitId } from "../core/ticket/taxonomy.ts";
import type { PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";
import {
  type ConversationQuery,
  conversationOnDesk,
  countConversations,
  countViews,
  linesOf,
  listConversations,
  markSeen,
} from "./desk-conversations.ts";
import { listIncidents } from "./desk-incidents.ts";
import { listQuestionGroups, type QuestionQuery } from "./desk-questions.ts";
import { type SearchInput, searchPeople, searchTalks, searchTickets } from "./desk-search.ts";
import { openTasks } from "./desk-tasks.ts";
import { listTickets, type TicketQuery, ticketsByCodes, ticketsByPhone } from "./desk-tickets.ts";
import { createReadingSource } from "./drift.ts";
import { toStaff } from "./people-rows.ts";
import { countOpen, createReportSource } from "./reports.ts";
import { listRetention } from "./retention.ts";
import { countReadings } from "./second-readings.ts";
import { listViewers, type NotedViewer, noteViewer } from "./viewers.ts";

/** What the console reads beside core's own ports: lists and counts. Nothing here changes what residents see. */
export function createDeskQueries(client: PrismaClient) {
  const reports = createReportSource(client);
  return {
    reportTickets: (span: Span) => persist(() => reports.tickets(span)),
    /** Tickets under way, by category. */
    openTickets: () => persist(() => countOpen(client)),
    reportTalks: (span: Span) => persist(() => reports.talks(span)),
    readingFacts: createReadingSource(client),
    ticketsByCodes: (codes: string[]) => persist(() => ticketsByCodes(client, codes)),
    listConversations: (query: ConversationQuery) => persist(() => listConversations(client, query)),
    countConversations: <Q extends InboxQueue>(staff: Staff, queues: readonly Q[]) =>
      persist(() => countConversations(client, staff, queues)),
    countViews: (staff: Staff, views: SavedView[]) => persist(() => countViews(client, staff, views)),
    conversation: (staff: Staff, id: string) => persist(() => conversationOnDesk(client, staff, id)),
    messages: (query: Parameters<typeof linesOf>[1]) => persist(() => linesOf(client, query)),
    markSeen: (read: Parameters<typeof markSeen>[1]) => persist(() => markSeen(client, read)),
    noteViewer: (noted: NotedViewer) => persist(() => noteViewer(client, noted)),
    listViewers: (now: Date) => persist(() => listViewers(client, now)),
    listTickets: (query: TicketQuery) => persist(() => listTickets(client, query)),
    openTasks: (limit: number) => persist(() => openTasks(client, limit)),
    listIncidents: (staff: Staff, limit: number) => persist(() => listIncidents(client, staff, limit)),
    ticketsByPhone: (spellings: string[], limit: number) => persist(() => ticketsByPhone(client, spellings, limit)),
    searchTickets: (input: SearchInput) => persist(() => searchTickets(client, input)),
    searchTalks: (input: SearchInput) => persist(() => searchTalks(client, input)),
    searchPeople: (input: SearchInput) => persist(() => searchPeople(client, input)),
    readings: (since: Date) => persist(() => countReadings(client, since)),
    listRetention: (limit: number) => listRetention(client, limit),
    questionGroups: (query: QuestionQuery) => persist(() => listQuestionGroups(client, query)),
    /** Colleagues of today, by name. */
    listStaff: async ({ unit, role }: { unit?: UnitId; role?: StaffRole }): Promise<Staff[]> => {
      const where = { active: true, ...(unit ? { unit } : {}), ...(role ? { role } : {}) };
      const rows = await persist(() => client.staff.findMany({ where, orderBy: [{ name: "asc" }, { id: "asc" }] }));
      return rows.map(toStaff);
    },
  };
}
