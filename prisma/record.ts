import { Prisma } from "./client/client.ts";

/** A row of the generated client's as SQL: for writes that happen so often that the client's own would be felt. */
export interface RowRecord {
  /** The columns it has, in order. */
  columns: Prisma.Sql;
  /** The same of a record `r`. */
  values: Prisma.Sql;
  /** Every column by its name, for `jsonb_populate_record`. */
  json: string;
}

const columnOf = (member: string): string => member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function asRecord(row: object): RowRecord {
  const cells = Object.entries(row).map(([member, value]) => [
    columnOf(member),
    value === Prisma.DbNull ? null : value,
  ]);
  const names = cells.map(([name]) => name as string);
  return {
    columns: Prisma.raw(names.join(", ")),
    values: Prisma.raw(names.map((name) => `r.${name}`).join(", ")),
    json: JSON.stringify(Object.fromEntries(cells)),
  };
}
