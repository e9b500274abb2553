import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import { type OwnViewList, type SavedView, savedViewsBody } from "./saved-views.ts";

/**
 * A person's own views are these from now on: added, renamed, put in order and deleted in one way. Sent twice it is kept
 * once. Throws STALE when another window of theirs was faster than `base`.
 */
export async function keepOwnViews(input: {
  tx: Pick<Transaction, "ownViews">;
  staffId: string;
  base: number;
  views: SavedView[];
}): Promise<OwnViewList> {
  const { tx, staffId, base, views } = input;
  const now = await tx.ownViews.of(staffId);
  if (now.version === base) return tx.ownViews.save(staffId, { views, version: base });
  if (JSON.stringify(savedViewsBody.parse(now).views) === JSON.stringify(views)) return now;
  throw new AppError("STALE", "changed in another window", { details: { version: now.version } });
}
