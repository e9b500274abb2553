import type { MonthlyReports, MonthlyVersion } from "../../core/report/monthly.ts";
import { type Journal, keep, MemoryTable, stale } from "./memory-table.ts";

/** What was written of months, in memory. */
export function fakeMonthlyReports(journal: Journal): MonthlyReports {
  const table = new MemoryTable<MonthlyVersion>(journal);
  const ofMonth: MonthlyReports["ofMonth"] = async (month) =>
    table
      .all()
      .filter((version) => version.month === month)
      .sort((a, b) => a.number - b.number);
  return {
    byId: async (id) => table.get(id),
    ofMonth,
    add: async (version) => {
      const isTwin = ({ number }: MonthlyVersion): boolean => number === version.number;
      if (table.get(version.id) || (await ofMonth(version.month)).some(isTwin)) throw stale();
      keep(table, version);
    },
  };
}
