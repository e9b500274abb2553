import type { NewsWatch, ReaderRef } from "../../core/news/news-watch.ts";
import { isSameTopic } from "../../core/news/news-watch.ts";
import type { NewsWatches } from "../../core/news/ports.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Who is told of which topic, in memory. */
export function fakeNewsWatches(journal: Journal): NewsWatches {
  const table = new MemoryTable<NewsWatch>(journal);
  const of = ({ conversationId, device }: ReaderRef): NewsWatch[] =>
    table
      .all()
      .filter((watch) =>
        device ? watch.device?.endpoint === device.endpoint : !watch.device && watch.conversationId === conversationId,
      )
      .sort((a, b) => Number(a.since) - Number(b.since) || (a.id < b.id ? -1 : 1));
  return {
    byId: async (id) => table.get(id),
    of: async (reader) => of(reader),
    add: async (watch) => {
      assertStorable(watch);
      if (!of(watch).some((own) => isSameTopic(own, watch))) table.set(watch.id, watch);
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
    removeOf: async (reader) => {
      for (const { id } of of(reader)) table.delete(id);
    },
    moveDevice: async (endpoint, device) => {
      const own = table.all().filter((watch) => watch.device?.endpoint === endpoint);
      for (const { conversationId: _, ...watch } of own) table.set(watch.id, { ...watch, device });
      return own.length;
    },
  };
}
