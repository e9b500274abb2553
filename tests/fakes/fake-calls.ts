import { type Call, isLive } from "../../core/call/call.ts";
import { AppError } from "../../core/errors.ts";
import type { Calls } from "../../core/store.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Telephone calls in memory. */
export function fakeCalls(journal: Journal): Calls {
  const table = new MemoryTable<Call>(journal);
  const newestFirst = (): Call[] => table.all().sort((a, b) => Number(b.startedAt) - Number(a.startedAt));
  const isAt = ({ state, extensions, answeredBy }: Call, extension: string): boolean =>
    state === "answered" ? answeredBy === extension : extensions.includes(extension);
  return {
    byId: async (id) => table.get(id),
    save: async (call) => {
      const stored = table.get(call.id);
      if ((stored?.version ?? 0) !== call.version) throw new AppError("STALE", "somebody was faster");
      const next = { ...call, version: call.version + 1 };
      assertStorable(next);
      table.set(call.id, next);
      return next;
    },
    ofPhone: async (phone, limit) =>
      newestFirst()
        .filter((call) => call.phone === phone)
        .slice(0, limit),
    recent: async (limit) => newestFirst().slice(0, limit),
    liveAt: async (extension, since) =>
      newestFirst().find((call) => isLive(call) && call.startedAt >= since && isAt(call, extension)),
  };
}
