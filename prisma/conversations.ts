import { isWords } from "../core/delivery/message.ts";
import { AppError } from "../core/errors.ts";
import type { Conversations } from "../core/store.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import { dueOf, type Effects } from "./effects.ts";
import { instant } from "./lanes.ts";
import { appendLine, lineColumns } from "./messages.ts";
import { asRecord } from "./record.ts";
import { conversationsToAssign } from "./roster.ts";
import { fromConversation, type LineRow, toConversation, toMessage } from "./rows.ts";

/** Inserts (version 0) or updates it, and puts it where it belongs on the desk; resolves with how many rows that were. */
function write(
  db: Db,
  row: ReturnType<typeof fromConversation>,
  { version, spokenAt }: { version: number; spokenAt: Date | null },
): Promise<number> {
  const { columns, values, json } = asRecord(row);
  const record = Prisma.sql`jsonb_populate_record(NULL::conversation, ${json}::jsonb) AS r`;
  const spoken = Prisma.sql`${spokenAt?.toISOString() ?? null}::timestamptz`;
  if (version === 0) {
    return db.$executeRaw`INSERT INTO conversation (${columns}, active_at, due_at)
      SELECT ${values}, greatest(r.opened_at, ${spoken}), r.attention_due_at FROM ${record} ON CONFLICT DO NOTHING`;
  }
  return db.$executeRaw`UPDATE conversation AS c
    SET (${columns}, active_at, due_at) = (SELECT ${values}, greatest(c.active_at, ${spoken}), ${dueOf(Prisma.sql`r`)} FROM ${record})
    WHERE c.id = ${row.id} AND c.version = ${version}`;
}

/** Conversations and their lines. */
export function createConversations(db: Db, effects: Effects): Conversations {
  return {
    byId: async (id) => {
      const row = await db.conversation.findUnique({ where: { id } });
      return row ? toConversation(row) : undefined;
    },
    byThread: async (channel, thread) => {
      const row = await db.conversation.findUnique({ where: { channel_thread: { channel, thread } } });
      return row ? toConversation(row) : undefined;
    },
    save: async (conversation) => {
      const { id, version } = conversation;
      const row = fromConversation(conversation);
      const count = await write(db, row, { version, spokenAt: effects.takePlace(id) });
      if (count === 1) return { ...conversation, version: row.version };
      const newer = await db.conversation.findUnique({ where: { id }, select: { version: true } });
      throw new AppError("STALE", "somebody changed the conversation first", {
        details: newer ? { version: newer.version } : {},
      });
    },
    append: async (messages) => {
      for (const message of messages) {
        await appendLine(db, message);
        effects.touched(message.conversationId, message.at);
      }
    },
    history: async (conversationId, limit) => {
      const rows = await db.$queryRaw<LineRow[]>`SELECT ${lineColumns} FROM message
        WHERE conversation_id = ${conversationId} AND state <> 'cancelled' ORDER BY at DESC, seq DESC LIMIT ${limit}`;
      return rows.reverse().map(toMessage);
    },
    heardSince: async (conversationId, since, limit) => {
      const rows = await db.$queryRaw<LineRow[]>`SELECT ${lineColumns} FROM message
        WHERE conversation_id = ${conversationId} AND direction = 'in' AND at > ${instant(since)}
        ORDER BY at DESC, seq DESC LIMIT ${limit}`;
      return rows.map(toMessage).filter(isWords);
    },
    underPost: async ({ channel, postRef, since, limit }) => {
      const rows = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (
        SELECT 1 FROM conversation WHERE channel = ${channel} AND post_ref = ${postRef}
          AND opened_at >= ${instant(since)} LIMIT ${limit}) AS recent`;
      return rows[0]?.count ?? 0;
    },
    toComeBack: async (now, limit) => {
      const rows = await db.conversation.findMany({
        where: {
          snoozedUntil: { not: null },
          OR: [{ snoozedUntil: { lte: now } }, { dueAt: { lte: now } }, { attentionReason: "emergency" }],
        },
        orderBy: { snoozedUntil: "asc" },
        take: limit,
      });
      return rows.map(toConversation);
    },
    toWake: async (now, limit) => {
      const rows = await db.conversation.findMany({
        where: { wakeAt: { lte: now } },
        orderBy: { wakeAt: "asc" },
        take: limit,
      });
      return rows.map(toConversation);
    },
    toAssign: (query) => conversationsToAssign(db, query),
  };
}
