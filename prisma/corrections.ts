import type { CorrectionPair, Corrections } from "../core/understanding/correction.ts";
import { Prisma } from "./client/client.ts";
import { type CorrectionRow, toCorrection } from "./correction-rows.ts";
import type { Db } from "./database.ts";
import type { Effects } from "./effects.ts";
import { assertStorable } from "./json.ts";

/** Corrections that may still be learnt from: the ticket was not made confidential since, and has its words. */
const kept = (seq: number): Prisma.Sql => Prisma.sql`
  FROM correction AS c JOIN ticket AS t ON t.id = c.ticket_id
  WHERE c.seq > ${seq} AND t.visibility <> 'confidential' AND NOT 'confidential' = ANY(t.flags) AND t.body ~ '\\S'`;

/** What staff corrected; the words are read from the tickets. */
export function createCorrections(db: Db, effects: Effects): Corrections {
  return {
    add: async (correction) => {
      assertStorable(correction);
      effects.corrected(correction);
    },
    forget: async (ticketId) => {
      await db.correction.deleteMany({ where: { ticketId } });
    },
    after: async (seq, limit) => {
      const rows = await db.$queryRaw<CorrectionRow[]>`
        SELECT c.*, t.body ${kept(seq)} ORDER BY c.seq DESC LIMIT ${limit}`;
      return rows.reverse().map(toCorrection);
    },
    pairsAfter: (seq) =>
      db.$queryRaw<CorrectionPair[]>`
        SELECT c.from_category AS "from", c.to_category AS "to", count(*)::int AS "count" ${kept(seq)}
        GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    last: async () => Number((await db.correction.aggregate({ _max: { seq: true } }))._max.seq ?? 0),
  };
}
