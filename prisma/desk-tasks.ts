import type { DeskTask } from "../core/task.ts";
import type { Ticket } from "../core/ticket/ticket.ts";
import type { PrismaClient } from "./client/client.ts";
import { ticketsByCodes } from "./desk-tickets.ts";
import { createTasks } from "./tasks.ts";

/** A task with what the desk tells of its resident and its ticket. */
export interface TaskOnDesk {
  task: DeskTask;
  residentName?: string | undefined;
  ticket?: Ticket | undefined;
}

const distinct = (ids: (string | undefined)[]): string[] => [...new Set(ids.filter((id) => id !== undefined))];

/** What a person must do that is no ticket, oldest first. */
export async function openTasks(client: PrismaClient, limit: number): Promise<TaskOnDesk[]> {
  const tasks = await createTasks(client).open(limit);
  const [talks, tickets] = await Promise.all([
    client.conversation.findMany({
      where: { id: { in: distinct(tasks.map(({ conversationId }) => conversationId)) } },
      select: { id: true, displayName: true },
    }),
    ticketsByCodes(client, distinct(tasks.map(({ ticketCode }) => ticketCode))),
  ]);
  const names = new Map(talks.map(({ id, displayName }) => [id, displayName ?? undefined]));
  const byCode = new Map(tickets.map((ticket) => [ticket.code, ticket]));
  return tasks.map((task) => ({
    task,
    residentName: task.conversationId && names.get(task.conversationId),
    ticket: task.ticketCode === undefined ? undefined : byCode.get(task.ticketCode),
  }));
}
