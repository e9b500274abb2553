import { markOf, saysSame } from "../record-meaning.ts";
import type { GroupedProcedure, WrittenProcedure } from "./plain.ts";
import type { SheetProblem } from "./problems.ts";
import { readTables } from "./read-records.ts";
import { tablesOf } from "./rows.ts";

/** A record that a spreadsheet writes otherwise than it is in force; `before` is unset for a new one. */
export interface SheetChange {
  before?: WrittenProcedure;
  after: WrittenProcedure;
}

/** What a spreadsheet would change. Nothing is done with records that the sheet lacks. */
export interface SheetChanges {
  changes: SheetChange[];
  /** Other words came into force since the sheet was made: its row is not used. */
  stale: WrittenProcedure[];
  missing: WrittenProcedure[];
  unchanged: number;
}

/**
 * Whether somebody changed a record. A sheet composes accents and drops doubled spaces by itself, so the record is also read
 * as a sheet that nobody touched would say it; where no sheet can hold it, its own words count.
 */
function isChanged(inForce: GroupedProcedure, after: WrittenProcedure): boolean {
  if (saysSame(inForce.procedure, after)) return false;
  const problems: SheetProblem[] = [];
  const [untouched] = readTables(tablesOf([inForce]), problems).records;
  return problems.length > 0 || !saysSame(untouched?.procedure, after);
}

/** Holds the records of a sheet (without problems) against those in force. */
export function changesIn(records: readonly GroupedProcedure[], inForce: readonly GroupedProcedure[]): SheetChanges {
  const standing = new Map(inForce.map((record) => [record.procedure.id, record]));
  const given = new Set(records.map(({ procedure }) => procedure.id));
  const found: SheetChanges = { changes: [], stale: [], missing: [], unchanged: 0 };
  for (const { procedure: after, mark } of records) {
    const before = standing.get(after.id);
    if (!before) found.changes.push({ after });
    else if (!isChanged(before, after)) found.unchanged += 1;
    else if (mark !== undefined && mark !== markOf(before.procedure)) found.stale.push(before.procedure);
    else found.changes.push({ before: before.procedure, after });
  }
  found.missing = inForce.flatMap(({ procedure }) => (given.has(procedure.id) ? [] : [procedure]));
  return found;
}
