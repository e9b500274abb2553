import type { Tasks } from "../../core/store.ts";
import type { DeskTask } from "../../core/task.ts";
import { keep, type MemoryTable, stale } from "./memory-table.ts";

/** Things a person must do, in memory. */
export function fakeTasks(table: MemoryTable<DeskTask>): Tasks {
  const open = (): DeskTask[] =>
    table
      .all()
      .filter((task) => task.state !== "done")
      .sort((a, b) => Number(a.openedAt) - Number(b.openedAt));
  return {
    byId: async (id) => table.get(id),
    open: async (limit) => open().slice(0, limit),
    openOf: async (kind, limit) =>
      open()
        .filter((task) => task.kind === kind)
        .slice(0, limit),
    ofConversation: async (id) => open().filter((task) => task.conversationId === id),
    openByKey: async (key) => table.all().find((task) => task.key === key && task.state !== "done"),
    save: async (task, from) => {
      if (from && table.get(task.id)?.state !== from) throw stale();
      const isTwin = (other: DeskTask): boolean => other.key === task.key && other.state !== "done";
      const isRepeat = task.key !== undefined && task.state !== "done" && table.all().some(isTwin);
      if (isRepeat && !table.get(task.id)) return false;
      keep(table, task);
      return true;
    },
  };
}
