import type { NewsWatch } from "../core/news/news-watch.ts";
import type { NewsWatches } from "../core/news/ports.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";

function toWatch({ street, category, ...row }: Rows.NewsWatch): NewsWatch {
  return { ...row, ...(street ? { street } : {}), ...(category ? { category: category as CategoryId } : {}) };
}

/** Who is told of which street or kind of matter. */
export function createNewsWatches(db: Db): NewsWatches {
  return {
    byId: async (id) => {
      const row = await db.newsWatch.findUnique({ where: { id } });
      return row ? toWatch(row) : undefined;
    },
    ofConversation: async (conversationId) => {
      const rows = await db.newsWatch.findMany({
        where: { conversationId },
        orderBy: [{ since: "asc" }, { id: "asc" }],
      });
      return rows.map(toWatch);
    },
    add: async (watch) => {
      assertStorable(watch);
      const { street = "", category = "" } = watch;
      await db.newsWatch.createMany({ data: [{ ...watch, street, category }], skipDuplicates: true });
    },
    due: async (now, take) => {
      const where = { dueAt: { lte: now } };
      const rows = await db.newsWatch.findMany({ where, orderBy: [{ dueAt: "asc" }, { id: "asc" }], take });
      return rows.map(toWatch);
    },
    advance: async (id, was, { toldUntil, dueAt }) => {
      const { count } = await db.newsWatch.updateMany({ where: { id, dueAt: was }, data: { toldUntil, dueAt } });
      return count === 1;
    },
    remove: async (id) => {
      await db.newsWatch.deleteMany({ where: { id } });
    },
    removeOf: async (conversationId) => {
      await db.newsWatch.deleteMany({ where: { conversationId } });
    },
  };
}
