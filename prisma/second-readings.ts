import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { TicketStatus } from "../core/ticket/ticket.ts";
import type { SecondReadings } from "../core/understanding/second-reader.ts";
import type { PrismaClient } from "./client/client.ts";
import type { Db } from "./database.ts";
import { instant } from "./lanes.ts";

/** Second readings, without the texts they were of. */
export function createSecondReadings(db: Db): SecondReadings {
  return {
    add: async (reading) => {
      await db.secondReading.createMany({ data: reading, skipDuplicates: true });
    },
    filed: async (id, ticketCode) => {
      await db.secondReading.updateMany({ where: { id }, data: { ticketCode } });
    },
  };
}

/** How a second reader fared with the texts that our classifier held for one kind. */
export interface ReadingCount {
  category: CategoryId;
  asked: number;
  answered: number;
  /** Answers that were our classifier's own. */
  agreed: number;
  /** Answers on reports whose kind a person has settled since; how often the reader, and how often ours, said the same. */
  settled: number;
  readerRight: number;
  machineRight: number;
}

/** Nobody has looked at these, or looked and found no matter: their kind is not a person's word. */
const unsettled: readonly TicketStatus[] = ["new", "needs-info", "spam", "withdrawn", "duplicate"];

/** Second readings since then, by what our classifier held the text for; most asked first. */
export function countReadings(client: PrismaClient, since: Date): Promise<ReadingCount[]> {
  return client.$queryRaw<ReadingCount[]>`
    SELECT r.machine AS category,
      count(*)::int AS asked,
      count(r.said)::int AS answered,
      count(*) FILTER (WHERE r.said = r.machine)::int AS agreed,
      count(t.id) FILTER (WHERE r.said IS NOT NULL)::int AS settled,
      count(*) FILTER (WHERE r.said = t.category)::int AS "readerRight",
      count(*) FILTER (WHERE r.said IS NOT NULL AND r.machine = t.category)::int AS "machineRight"
    FROM second_reading AS r
    LEFT JOIN ticket AS t ON t.code = r.ticket_code AND t.status <> ALL(${unsettled}::text[])
    WHERE r.at >= ${instant(since)}
    GROUP BY r.machine ORDER BY asked DESC, category`;
}
