import type { Device, NewsReader, NewsWatch, ReaderRef } from "../core/news/news-watch.ts";
import type { NewsWatches } from "../core/news/ports.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";

const oldestFirst = [{ since: "asc" as const }, { id: "asc" as const }];
const whose = ({ conversationId, device }: ReaderRef) => (device ? { endpoint: device.endpoint } : { conversationId });

function toWatch({ street, category, conversationId, endpoint, device, ...row }: Rows.NewsWatch): NewsWatch {
  const keys = decode<Omit<Device, "endpoint"> | null>(device);
  const reader: NewsReader =
    endpoint !== null && keys ? { device: { endpoint, ...keys } } : { conversationId: conversationId ?? "" };
  const topic = { ...(street ? { street } : {}), ...(category ? { category: category as CategoryId } : {}) };
  return { ...row, ...topic, ...reader };
}

/** A browser's address stands in a column of its own: one of a topic, and found when it is gone. */
function fromDevice({ endpoint, ...keys }: Device) {
  return { endpoint, device: encode(keys) };
}

/** Who is told of which street or kind of matter. */
export function createNewsWatches(db: Db): NewsWatches {
  return {
    byId: async (id) => {
      const row = await db.newsWatch.findUnique({ where: { id } });
      return row ? toWatch(row) : undefined;
    },
    of: async (reader) => {
      const rows = await db.newsWatch.findMany({ where: whose(reader), orderBy: oldestFirst });
      return rows.map(toWatch);
    },
    add: async (watch) => {
      assertStorable(watch);
      const { street = "", category = "", device, ...rest } = watch;
      const data = { ...rest, street, category, ...(device ? fromDevice(device) : {}) };
      await db.newsWatch.createMany({ data: [data], skipDuplicates: true });
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
    removeOf: async (reader) => {
      await db.newsWatch.deleteMany({ where: whose(reader) });
    },
    moveDevice: async (endpoint, to) => {
      assertStorable(to);
      const { count } = await db.newsWatch.updateMany({ where: { endpoint }, data: fromDevice(to) });
      return count;
    },
  };
}
