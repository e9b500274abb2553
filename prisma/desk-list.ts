import { Prisma } from "./client/client.ts";

/** A page of a list that is ordered by `place`, a text; the last place is the mark for the next page. */
export function pageOf<T extends { place: string }>(rows: T[], limit: number): { rows: T[]; nextCursor?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { rows: page, ...(hasMore ? { nextCursor: Buffer.from(last.place).toString("base64url") } : {}) };
}

/** The condition for everything behind a page mark. */
export function behind(place: Prisma.Sql, cursor: string | undefined): Prisma.Sql[] {
  if (cursor === undefined) return [];
  const mark = Buffer.from(cursor, "base64url").toString();
  return [Prisma.sql`${place} > ${mark} COLLATE "C"`];
}

/** All conditions together; none is true of everything. */
export function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

/**
 * What somebody typed into a search field, as a query over folded words: every word must be there, the last one may be
 * half typed. NULL when there is no word in it, and then nothing is found.
 */
export function typed(words: string): Prisma.Sql {
  return Prisma.sql`to_tsquery('simple', nullif(replace(btrim(fold(${words})), ' ', ' & '), '') || ':*')`;
}

/** The rows in the order of the ids they were asked for by. */
export function inOrder<T extends { id: string }>(ids: string[], rows: T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
