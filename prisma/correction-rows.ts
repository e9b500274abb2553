import type { Correction, NewCorrection } from "../core/understanding/correction.ts";
import type { Db } from "./database.ts";
import { present } from "./rows.ts";

/** A correction as it is read, with the words of its ticket. */
export interface CorrectionRow {
  id: string;
  seq: bigint;
  ticket_id: string;
  from_category: string;
  to_category: string;
  proposed: string | null;
  confidence: number | null;
  model_version: string | null;
  channel: string;
  style: string;
  staff_id: string;
  at: Date;
  body: string;
}

/** A row as the domain has it. */
export function toCorrection(row: CorrectionRow): Correction {
  return {
    ...{ id: row.id, seq: Number(row.seq), ticketId: row.ticket_id, staffId: row.staff_id, at: row.at, text: row.body },
    from: row.from_category as Correction["from"],
    to: row.to_category as Correction["to"],
    ...present({ proposed: row.proposed as NonNullable<Correction["proposed"]> | null, confidence: row.confidence }),
    ...present({ modelVersion: row.model_version }),
    channel: row.channel as Correction["channel"],
    style: row.style as Correction["style"],
  };
}

/** A correction as its table has it; its number is given by the table. */
export function correctionRow(correction: NewCorrection) {
  const { from: fromCategory, to: toCategory, proposed = null, confidence = null, modelVersion = null } = correction;
  const { id, ticketId, channel, style, staffId, at } = correction;
  return { id, ticketId, channel, style, staffId, at, fromCategory, toCategory, proposed, confidence, modelVersion };
}

/**
 * Writes corrections as the last thing of a transaction, one transaction at a time until it has committed: only so do
 * their numbers grow in the order in which others can see them, and whoever reads on from the last misses none.
 */
export async function writeCorrections(db: Db, corrections: readonly NewCorrection[]): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('correction', 0))`;
  await db.correction.createMany({ data: corrections.map(correctionRow) });
}
