import { emptyDialogue } from "../core/conversation/dialogue.ts";
import type { KeptKind } from "../core/privacy/kept-kinds.ts";
import { type RetentionCount, type RetentionSource, wordsRemoved } from "../core/privacy/retention.ts";
import { isOpen, type TicketStatus, ticketStatuses } from "../core/ticket/ticket.ts";
import { Prisma, type PrismaClient } from "./client/client.ts";
import { type Db, inTransaction, persist } from "./database.ts";
import { instant } from "./lanes.ts";
import { doom } from "./personal-files.ts";
import { forgetPhotos } from "./public-photos.ts";

interface Span {
  before: Date;
  limit: number;
}
/** `seen`: how many were looked at; `count`: how many of them were removed; `mark`: where the next batch begins. */
interface Removed {
  seen: number;
  count: number;
  mark?: string;
}
type Remover = (db: Db, mark: string | undefined, span: Span) => Promise<Removed>;

const finished = (Object.keys(ticketStatuses) as TicketStatus[]).filter((status) => !isOpen(status));
const key = "[0-9a-f]{64}[.][A-Za-z0-9_-]{1,120}";

/** The next messages behind the mark, by their time; those of one instant go together. */
async function nextMessages(db: Db, mark: string | undefined, { before, limit }: Span, only: Prisma.Sql) {
  const since = instant(mark === undefined ? new Date(0) : new Date(mark));
  const rows = await db.$queryRaw<{ at: Date }[]>`SELECT at FROM message
    WHERE at > ${since} AND at < ${instant(before)} AND ${only} ORDER BY at LIMIT ${limit}`;
  const last = rows.at(-1)?.at;
  return (
    last && {
      seen: rows.length,
      mark: last.toISOString(),
      within: Prisma.sql`at > ${since} AND at <= ${instant(last)}`,
    }
  );
}

/** Rows that were written in the order of their ids: those at the head that are old enough. */
const isOld = (at: Date, { before }: Span): boolean => at < before;

const removers: Record<KeptKind, Remover> = {
  raw: async (db, mark = "0", span) => {
    const rows = await db.$queryRaw<{ seq: string; at: Date; state: string }[]>`
      SELECT seq::text, received_at AS at, state FROM inbox_event WHERE seq > ${mark}::bigint ORDER BY inbox_event.seq LIMIT ${span.limit}`;
    const young = rows.findIndex(({ at, state }) => !isOld(at, span) || state === "waiting");
    const old = young < 0 ? rows : rows.slice(0, young);
    // the row itself stays: it keeps the same event from being taken twice
    const count = await db.$executeRaw`UPDATE inbox_event SET raw = NULL, event = '{}'::jsonb
      WHERE seq = ANY(${old.map(({ seq }) => seq)}::text[]::bigint[])`;
    return { seen: old.length, count, mark: old.at(-1)?.seq ?? mark };
  },
  messages: async (db, mark, span) => {
    const next = await nextMessages(db, mark, span, Prisma.sql`TRUE`);
    if (!next) return { seen: 0, count: 0 };
    const old = Prisma.sql`(SELECT id FROM message WHERE ${next.within})`;
    await db.$executeRaw`DELETE FROM message_ref WHERE message_id IN ${old}`;
    await db.$executeRaw`DELETE FROM outbox WHERE message_id IN ${old} AND state <> 'waiting'`;
    await db.$executeRaw`UPDATE conversation SET dialogue = ${JSON.stringify(emptyDialogue)}::jsonb, draft_reply = NULL
      WHERE active_at < ${instant(span.before)} AND id IN (SELECT conversation_id FROM message WHERE ${next.within})`;
    const count = await db.$executeRaw`UPDATE message SET text = CASE WHEN text = '' THEN '' ELSE ${wordsRemoved} END,
      choices = '[]', place = NULL, provider_ids = '{}' WHERE ${next.within}`;
    return { ...next, count };
  },
  files: async (db, mark, span) => {
    const next = await nextMessages(db, mark, span, Prisma.sql`attachments <> '[]'::jsonb`);
    const within = next?.within ?? Prisma.sql`FALSE`;
    const tickets = await db.$queryRaw<{ id: string }[]>`SELECT id FROM ticket
      WHERE opened_at < ${instant(span.before)} AND status = ANY(${finished}::text[])
        AND (attachments <> '[]'::jsonb OR proof <> '[]'::jsonb) ORDER BY opened_at LIMIT ${span.limit}`;
    const ids = tickets.map(({ id }) => id);
    const keys = await db.$queryRaw<{ key: string }[]>`
      SELECT DISTINCT (regexp_matches(words, ${key}, 'g'))[1] AS key FROM (
        SELECT attachments::text FROM message WHERE ${within}
        UNION ALL SELECT concat(attachments, proof) FROM ticket WHERE id = ANY(${ids}::text[])) AS named(words)`;
    await db.$executeRaw`UPDATE message SET attachments = '[]' WHERE ${within} AND attachments <> '[]'::jsonb`;
    await db.$executeRaw`SELECT set_config('cau_noi.redacting', 'on', true)`;
    await db.$executeRaw`UPDATE ticket_change SET facts = facts - 'photos' - 'shots' WHERE ticket_id = ANY(${ids}::text[])`;
    await db.$executeRaw`UPDATE ticket SET attachments = '[]', proof = '[]', version = version + 1 WHERE id = ANY(${ids}::text[])`;
    const shown = await forgetPhotos(db, { ticket: { id: { in: ids } } });
    await doom(db, [...keys.map((row) => row.key), ...shown]);
    return { seen: Math.max(next?.seen ?? 0, ids.length), count: keys.length, ...(next && { mark: next.mark }) };
  },
  recordings: async (db, _, { before, limit }) => {
    const count = await db.$executeRaw`UPDATE call SET recording_url = NULL, version = version + 1
      WHERE id IN (SELECT id FROM call WHERE started_at < ${instant(before)} AND recording_url IS NOT NULL LIMIT ${limit})`;
    return { seen: count, count };
  },
  live: async (db, _, span) => {
    const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
      SELECT id::text, at FROM live_event ORDER BY live_event.id LIMIT ${span.limit}`;
    const old = rows.filter(({ at }) => isOld(at, span)).map(({ id }) => id);
    const count = await db.$executeRaw`DELETE FROM live_event WHERE id = ANY(${old}::text[]::bigint[])`;
    return { seen: count, count };
  },
  signIns: async (db, _, { before, limit }) => {
    await db.verification.deleteMany({ where: { expiresAt: { lt: before } } });
    const count = await db.$executeRaw`DELETE FROM session
      WHERE id IN (SELECT id FROM session WHERE expires_at < ${instant(before)} LIMIT ${limit})`;
    return { seen: count, count };
  },
};

/** What is kept for a time only; how far each kind was looked through is a row, so that no look begins anew. */
export function createRetention(client: PrismaClient): RetentionSource {
  return {
    remove: (kind, { before, now, day, limit }) =>
      inTransaction(client, async (db) => {
        await db.$executeRaw`INSERT INTO retention_mark (kind, mark) VALUES (${kind}, '') ON CONFLICT DO NOTHING`;
        const rows = await db.$queryRaw<
          { mark: string }[]
        >`SELECT mark FROM retention_mark WHERE kind = ${kind} FOR UPDATE`;
        const { seen, count, mark } = await removers[kind](db, rows[0]?.mark || undefined, { before, limit });
        if (mark) await db.retentionMark.update({ where: { kind }, data: { mark } });
        if (count > 0)
          await db.$executeRaw`INSERT INTO retention_count AS c (day, kind, count, last_at) VALUES (${day}, ${kind}, ${count}, ${instant(now)})
            ON CONFLICT (day, kind) DO UPDATE SET count = c.count + excluded.count, last_at = excluded.last_at`;
        return seen;
      }),
  };
}

/** What was removed lately, newest first. */
export function listRetention(client: PrismaClient, take: number): Promise<RetentionCount[]> {
  return persist(async () => {
    const rows = await client.retentionCount.findMany({ orderBy: [{ day: "desc" }, { kind: "asc" }], take });
    return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as KeptKind }));
  });
}
