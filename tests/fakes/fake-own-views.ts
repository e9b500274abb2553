import type { OwnViewList, OwnViews } from "../../core/setting/saved-views.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** What each member of staff keeps for themselves, in memory. */
export function fakeOwnViews(journal: Journal): OwnViews {
  const table = new MemoryTable<OwnViewList & { id: string }>(journal);
  const of = async (id: string): Promise<OwnViewList> => {
    const { views, version } = table.get(id) ?? { views: [], version: 0 };
    return { views, version };
  };
  return {
    of,
    save: async (id, { views, version }) => {
      if ((await of(id)).version !== version) throw stale();
      const kept = { views, version: version + 1 };
      keep(table, { id, ...kept });
      return kept;
    },
  };
}
