import { AppError } from "../core/errors.ts";
import type { OwnViews, SavedView } from "../core/setting/saved-views.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";

/** What each member of staff keeps for themselves. */
export function createOwnViews(db: Db): OwnViews {
  return {
    of: async (staffId) => {
      const row = await db.ownViews.findUnique({ where: { staffId } });
      return row ? { views: decode<SavedView[]>(row.views), version: row.version } : { views: [], version: 0 };
    },
    save: async (staffId, { views, version }) => {
      assertStorable(views);
      const row = { views: encode(views), version: version + 1 };
      const { count } =
        version === 0
          ? await db.ownViews.createMany({ data: [{ staffId, ...row }], skipDuplicates: true })
          : await db.ownViews.updateMany({ where: { staffId, version }, data: row });
      if (count === 0) throw new AppError("STALE", "changed in another window");
      return { views, version: row.version };
    },
  };
}
