import type { Message } from "../core/delivery/message.ts";
import { AppError } from "../core/errors.ts";
import type { Conversations } from "../core/store.ts";
import type { Db } from "./database.ts";
import type { Effects } from "./effects.ts";
import { instant } from "./lanes.ts";
import { appendLine, lineColumns } from "./messages.ts";
import { conversationsToAssign } from "./roster.ts";
import { fromConversation, type LineRow, toConversation, toMessage } from "./rows.ts";

const hasNoFile = ({ attachments }: Message): boolean => attachments.every(({ kind }) => kind === "sticker");

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
      const { id, version, openedAt } = conversation;
      const row = fromConversation(conversation);
      const { count } =
        version === 0
          ? await db.conversation.createMany({ data: { ...row, activeAt: openedAt }, skipDuplicates: true })
          : await db.conversation.updateMany({ where: { id, version }, data: row });
      effects.touched(id);
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
      return rows.map(toMessage).filter(hasNoFile);
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
