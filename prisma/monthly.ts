import { AppError } from "../core/errors.ts";
import type { MonthlyReports, MonthlyVersion } from "../core/report/monthly.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

function toVersion({ figures, shortfalls, author, edition, reason, ...row }: Rows.MonthlyReport): MonthlyVersion {
  return {
    ...{ ...row, author: decode<MonthlyVersion["author"]>(author) },
    shortfalls: decode<MonthlyVersion["shortfalls"]>(shortfalls),
    ...present({ edition, reason, figures: decode<NonNullable<MonthlyVersion["figures"]> | null>(figures) }),
  };
}

/** What was written of months. */
export function createMonthlyReports(db: Db): MonthlyReports {
  return {
    byId: async (id) => {
      const row = await db.monthlyReport.findUnique({ where: { id } });
      return row ? toVersion(row) : undefined;
    },
    ofMonth: async (month) => {
      const rows = await db.monthlyReport.findMany({ where: { month }, orderBy: { number: "asc" } });
      return rows.map(toVersion);
    },
    add: async (version) => {
      assertStorable(version);
      const { edition = null, reason = null, figures, shortfalls, author, ...row } = version;
      const json = { figures: jsonOrNull(figures), shortfalls: encode(shortfalls), author: encode(author) };
      const data = [{ ...row, ...json, edition, reason }];
      const { count } = await db.monthlyReport.createMany({ data, skipDuplicates: true });
      if (count === 0) throw new AppError("STALE", "somebody wrote it first");
    },
  };
}
