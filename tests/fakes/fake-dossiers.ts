import type { DossierReading } from "../../core/dossier/dossier.ts";
import type { Dossiers, DossierWatch, DossierWatches } from "../../core/dossier/ports.ts";
import { assertStorable } from "../../prisma/json.ts";
import { type Journal, MemoryTable } from "./memory-table.ts";

/** Dossiers in memory, undone with the transaction that wrote them. */
export function fakeDossiers(journal: Journal): Dossiers {
  const table = new MemoryTable<DossierReading>(journal);
  return {
    byCode: async (code) => table.get(code),
    isEmpty: async () => table.all().length === 0,
    lock: async (codes) => [...codes].sort().flatMap((code) => table.get(code) ?? []),
    save: async (readings) => {
      for (const reading of readings) {
        assertStorable(reading);
        table.set(reading.dossier.code, reading);
      }
    },
  };
}

/** Who is told of which dossier. */
export function fakeDossierWatches(journal: Journal): DossierWatches {
  const table = new MemoryTable<DossierWatch | "gone">(journal);
  const keyOf = (code: string, conversationId: string): string => `${code} ${conversationId}`;
  const all = (): DossierWatch[] => table.all().filter((row) => row !== "gone");
  return {
    ofDossiers: async (codes) => all().filter(({ code }) => codes.includes(code)),
    save: async (watch) => table.set(keyOf(watch.code, watch.conversationId), watch),
    note: async ({ code, conversationId, told }) => {
      const key = keyOf(code, conversationId);
      const known = table.get(key);
      if (known && known !== "gone") table.set(key, { ...known, told });
    },
    remove: async (code, conversationId) => table.set(keyOf(code, conversationId), "gone"),
    toLookAt: async (now, limit) => {
      const due = all().filter(({ lookAt }) => lookAt <= now);
      const sorted = due.sort((a, b) => Number(a.lookAt) - Number(b.lookAt) || (a.code < b.code ? -1 : 1));
      return [...new Set(sorted.map(({ code }) => code))].slice(0, limit);
    },
    putOff: async (code, lookAt) => {
      for (const watch of all().filter((one) => one.code === code)) {
        table.set(keyOf(code, watch.conversationId), { ...watch, lookAt });
      }
    },
  };
}
