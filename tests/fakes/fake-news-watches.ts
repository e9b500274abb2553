import type { NewsWatch } from "../../core/news/news-watch.ts";
import { isSameTopic } from "../../core/news/news-watch.ts";
import type { NewsWatches } from "../../core/news/ports.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Who is told of which topic, in memory. */
export function fakeNewsWatches(journal: Journal): NewsWatches {
  const table = new MemoryTable<NewsWatch>(journal);
  const of = (conversationId: string): NewsWatch[] =>
    table
      .all()
      .filter((watch) => watch.conversationId === conversationId)
      .sort((a, b) => Number(a.since) - Number(b.since) || (a.id < b.id ? -1 : 1));
  return {
    byId: async (id) => table.get(id),
    ofConversation: async (conversationId) => of(conversationId),
    add: async (watch) => {
      assertStorable(watch);
      if (!of(watch.conversationId).some((own) => isSameTopic(own, watch))) table.set(watch.id, watch);
    },
    due: async (now, limit) =>
      table
        .all()
        .filter(({ dueAt }) => dueAt <= now)
        .sort((a, b) => Number(a.dueAt) - Number(b.dueAt) || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    advance: async (id, was, next) => {
      const watch = table.get(id);
      if (!watch || watch.dueAt.getTime() !== was.getTime()) return false;
      table.set(id, { ...watch, ...next });
      return true;
    },
    remove: async (id) => table.delete(id),
    removeOf: async (conversationId) => {
      for (const { id } of of(conversationId)) table.delete(id);
    },
  };
}
