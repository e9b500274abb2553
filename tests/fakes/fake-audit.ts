import { type AuditTrail, chainStart, type KeptEntry, sealOf } from "../../core/audit/trail.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

const newestFirst = (a: KeptEntry, b: KeptEntry): number => b.id - a.id;

/** The log of what staff do, in memory. */
export function fakeAudit(journal: Journal): AuditTrail {
  const rows = new MemoryTable<KeptEntry>(journal);
  const sealed = () => rows.all().flatMap((row) => (row.seal ? [{ ...row, seal: row.seal }] : []));
  return {
    add: async (entries, { ifChanged } = { ifChanged: false }) => {
      if (ifChanged && journal.length === 0) return false;
      assertStorable(entries);
      const last = rows.peek().length;
      for (const [at, entry] of entries.entries()) rows.set(String(last + at + 1), { ...entry, id: last + at + 1 });
      return entries.length > 0;
    },
    page: async ({ from, to, staffId, act, target, cursor }, limit) =>
      rows
        .all()
        .filter(({ id, at }) => (cursor ? id < cursor : true) && (!from || at >= from) && (!to || at < to))
        .filter((row) => (staffId ? row.staff?.id === staffId : true) && (act ? row.act === act : true))
        .filter((row) => (target ? row.target === target : true))
        .sort(newestFirst)
        .slice(0, limit),
    seal: async (limit) => {
      const waiting = rows.all().filter(({ seal }) => !seal);
      for (const row of waiting.slice(0, limit)) {
        rows.set(String(row.id), { ...row, seal: sealOf(sealed().at(-1)?.seal ?? chainStart, row) });
      }
      return Math.min(waiting.length, limit);
    },
    sealedAfter: async (seq, limit) =>
      sealed()
        .filter(({ seal }) => seal.seq > seq)
        .slice(0, limit),
  };
}
