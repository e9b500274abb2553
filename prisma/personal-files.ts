import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import type { Scope } from "./personal-scope.ts";

/** Where files are named. */
const naming = [
  Prisma.sql`SELECT attachments::text FROM message WHERE attachments <> '[]'::jsonb`,
  Prisma.sql`SELECT concat(attachments, proof, proposed_result) FROM ticket
    WHERE attachments <> '[]'::jsonb OR proof <> '[]'::jsonb OR proposed_result IS NOT NULL`,
  Prisma.sql`SELECT facts::text FROM ticket_change WHERE facts <> '{}'::jsonb`,
  Prisma.sql`SELECT dialogue::text FROM conversation`,
  Prisma.sql`SELECT concat_ws(' ', picture, thumbnail) FROM public_photo WHERE picture IS NOT NULL`,
];
/** A key is the hash of the content with its type. */
const key = "[0-9a-f]{64}[.][A-Za-z0-9_-]{1,120}";

/** Keys named in rows of this person. */
export async function filesIn(db: Db, { conversations, tickets }: Scope): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT (regexp_matches(words, ${key}, 'g'))[1] AS key FROM (
      SELECT attachments::text FROM message WHERE conversation_id = ANY(${conversations}::text[])
      UNION ALL SELECT concat(attachments, proof, proposed_result) FROM ticket WHERE id = ANY(${tickets}::text[])
      UNION ALL SELECT facts::text FROM ticket_change
        WHERE ticket_id = ANY(${tickets}::text[]) OR actor ->> 'id' = ANY(${conversations}::text[])
      UNION ALL SELECT dialogue::text FROM conversation WHERE id = ANY(${conversations}::text[])) AS named(words)`;
  return rows.map((row) => row.key);
}

/** Of these keys, those that no row names. */
export async function unnamed(db: Db, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await db.$queryRaw<{ key: string }[]>`
    WITH named AS (SELECT DISTINCT (regexp_matches(words, ${key}, 'g'))[1] AS key
      FROM (${Prisma.join(naming, " UNION ALL ")}) AS row(words))
    SELECT given.key FROM unnest(${keys}::text[]) AS given(key) WHERE given.key NOT IN (SELECT key FROM named)`;
  return rows.map((row) => row.key);
}

/** Files that nothing names any more are taken off the disk later, by whoever has it. */
export async function doom(db: Db, keys: string[]): Promise<void> {
  const data = (await unnamed(db, keys)).map((one) => ({ key: one }));
  await db.doomedFile.createMany({ data, skipDuplicates: true });
}
