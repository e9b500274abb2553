import { AppError } from "../core/errors.ts";
import type { Tasks } from "../core/store.ts";
import type { DeskTask } from "../core/task.ts";
import type { Db } from "./database.ts";
import { fromTask, toTask } from "./rows.ts";

/** Inserts or updates by id; a new one whose cause has a task already is ignored, and the answer is false. */
export async function saveTask(db: Db, task: DeskTask, from?: DeskTask["state"]): Promise<boolean> {
  const { id, ...row } = fromTask(task);
  const { count } = await db.deskTask.updateMany({ where: { id, ...(from ? { state: from } : {}) }, data: row });
  if (count === 1) return true;
  if (from) throw new AppError("STALE", "somebody took the task first");
  const created = await db.deskTask.createMany({ data: { id, ...row }, skipDuplicates: true });
  return created.count === 1;
}

/** Things a person must do that are no ticket. */
export function createTasks(db: Db): Tasks {
  return {
    byId: async (id) => {
      const row = await db.deskTask.findUnique({ where: { id } });
      return row ? toTask(row) : undefined;
    },
    open: async (limit) => {
      const rows = await db.deskTask.findMany({
        where: { state: { not: "done" } },
        orderBy: [{ openedAt: "asc" }, { id: "asc" }],
        take: limit,
      });
      return rows.map(toTask);
    },
    openOf: async (kind, take) => {
      const where = { kind, state: { not: "done" } };
      return (await db.deskTask.findMany({ where, orderBy: [{ openedAt: "asc" }, { id: "asc" }], take })).map(toTask);
    },
    ofConversation: async (conversationId) => {
      const rows = await db.deskTask.findMany({
        where: { conversationId, state: { not: "done" } },
        orderBy: [{ openedAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toTask);
    },
    openByKey: async (key) => {
      const row = await db.deskTask.findFirst({ where: { key, state: { not: "done" } } });
      return row ? toTask(row) : undefined;
    },
    save: (task, from) => saveTask(db, task, from),
  };
}
