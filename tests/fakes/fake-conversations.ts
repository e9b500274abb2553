import { type Conversation, waitingSince } from "../../core/conversation/conversation.ts";
import { isWords, type Message } from "../../core/delivery/message.ts";
import type { Conversations } from "../../core/store.ts";
import { keep, type MemoryTable, stale } from "./memory-table.ts";

/** Conversations and their lines, in memory. */
export function fakeConversations(
  conversations: MemoryTable<Conversation>,
  lines: MemoryTable<Message>,
): Conversations {
  const port: Conversations = {
    byId: async (id) => conversations.get(id),
    byThread: async (channel, thread) =>
      conversations.all().find((row) => row.address.channel === channel && row.thread === thread),
    save: async (conversation) => {
      const { id, version, address, thread } = conversation;
      const stored = conversations.get(id);
      const twin = await port.byThread(address.channel, thread);
      if ((stored?.version ?? 0) !== version || (twin && twin.id !== id)) throw stale(stored?.version);
      const next = { ...conversation, version: version + 1 };
      keep(conversations, next);
      return next;
    },
    append: async (messages) => {
      for (const message of messages) keep(lines, message);
    },
    history: async (conversationId, limit) =>
      lines
        .all()
        .filter((line) => line.conversationId === conversationId && line.state !== "cancelled")
        .sort((a, b) => Number(a.at) - Number(b.at))
        .slice(-limit),
    heardSince: async (conversationId, since, limit) =>
      lines
        .all()
        .filter((line) => line.conversationId === conversationId && line.direction === "in" && line.at > since)
        .sort((a, b) => Number(b.at) - Number(a.at))
        .slice(0, limit)
        .filter(isWords),
    underPost: async ({ channel, postRef, since, limit }) =>
      conversations
        .all()
        .filter((row) => row.address.channel === channel && row.postRef === postRef && row.openedAt >= since)
        .slice(0, limit).length,
    toComeBack: async (now, limit) =>
      conversations
        .all()
        .filter(({ snooze, attention }) => {
          if (!snooze || snooze.isOver) return false;
          return snooze.untilAt <= now || attention?.reason === "emergency" || (attention && attention.dueAt <= now);
        })
        .slice(0, limit),
    toWake: async (now, limit) =>
      conversations
        .all()
        .filter((row) => row.wakeAt && row.wakeAt <= now)
        .sort((a, b) => Number(a.wakeAt) - Number(b.wakeAt))
        .slice(0, limit),
    toAssign: async ({ there, free, heldUntil, now, limit }) => {
      const isUnanswered = ({ id, lastInboundAt: at }: Conversation): boolean =>
        at !== undefined &&
        at <= heldUntil &&
        lines.all().every((line) => line.conversationId !== id || line.author.kind !== "operator" || line.at < at);
      const isDue = (row: Conversation): boolean => {
        if (row.heldBy.kind === "operator") return !there.includes(row.heldBy.staffId) && isUnanswered(row);
        const waiting = waitingSince(row);
        if (!waiting || row.attention?.reason === "integrity") return false;
        const { assignment } = row;
        if (!assignment || assignment.since < waiting) return free.length > 0;
        if (!assignment.to) return free.some((id) => !assignment.tried.includes(id));
        return !there.includes(assignment.to.staffId) || (assignment.until !== undefined && assignment.until <= now);
      };
      return conversations
        .all()
        .filter(isDue)
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
  return port;
}
