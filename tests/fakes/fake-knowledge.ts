import type { EntryRef, KnowledgeVersion, KnowledgeVersions } from "../../core/knowledge/version.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

const time = (at: Date | undefined): number => (at ? at.getTime() : Number.POSITIVE_INFINITY);

/** Versions of the knowledge in memory. */
export function fakeKnowledge(journal: Journal): KnowledgeVersions {
  const table = new MemoryTable<KnowledgeVersion>(journal);
  const of = ({ kind, entryId }: EntryRef): KnowledgeVersion[] =>
    table
      .all()
      .filter((version) => version.kind === kind && version.entryId === entryId)
      .sort((a, b) => b.number - a.number);
  const inForceOf = (entry: EntryRef): KnowledgeVersion | undefined =>
    of(entry).find((one) => one.state === "published");
  const demandAlone = (version: KnowledgeVersion): void => {
    const other = inForceOf(version);
    if (version.state === "published" && other && other.id !== version.id) throw stale(other.number);
  };
  return {
    lock: async (entry) => {
      const inForce = inForceOf(entry);
      return { last: of(entry)[0]?.number ?? 0, ...(inForce ? { inForce } : {}) };
    },
    byId: async (id) => table.get(id),
    ofEntry: async (entry, limit) => of(entry).slice(0, limit),
    inState: async (states) =>
      table
        .all()
        .filter(({ state }) => states.includes(state))
        .sort((a, b) => time(a.publishedAt) - time(b.publishedAt) || Number(a.createdAt) - Number(b.createdAt)),
    add: async (version) => {
      if (of(version).some(({ number }) => number === version.number)) throw stale();
      demandAlone(version);
      keep(table, version);
    },
    save: async (version, from) => {
      const kept = table.get(version.id);
      if (kept?.state !== from) throw stale();
      demandAlone(version);
      const { body, author, number, base, createdAt } = kept;
      keep(table, { ...version, body, author, number, base, createdAt });
    },
  };
}
