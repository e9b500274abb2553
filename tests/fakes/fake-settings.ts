import type { SettingKind, SettingVersion, SettingVersions } from "../../core/setting/setting.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** Versions of the settings in memory. */
export function fakeSettings(journal: Journal): SettingVersions {
  const table = new MemoryTable<SettingVersion & { id: string }>(journal);
  const bare = ({ id: _, ...version }: SettingVersion & { id: string }): SettingVersion => version;
  const of = (kind: SettingKind): SettingVersion[] =>
    table
      .all()
      .filter((version) => version.kind === kind)
      .sort((a, b) => b.number - a.number)
      .map(bare);
  return {
    lock: async (kind) => of(kind)[0]?.number ?? 0,
    of: async (kind, limit) => of(kind).slice(0, limit),
    byNumber: async (kind, number) => of(kind).find((version) => version.number === number),
    newest: async () => {
      const kinds = [...new Set(table.all().map(({ kind }) => kind))].toSorted();
      return kinds.flatMap((kind) => of(kind).slice(0, 1));
    },
    add: async (version) => {
      const id = `${version.kind}:${version.number}`;
      if (table.get(id)) throw stale();
      keep(table, { ...version, id });
    },
  };
}
