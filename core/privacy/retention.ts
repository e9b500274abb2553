import type { Files, Store } from "../store.ts";
import { localDate } from "../ticket/working-time.ts";
import type { World } from "../world.ts";
import { type KeptKind, keptKinds } from "./kept-kinds.ts";
import { removeDoomed } from "./remove-doomed.ts";

/** What was removed of a kind on a local day. */
export interface RetentionCount {
  day: string;
  kind: KeptKind;
  count: number;
  lastAt: Date;
}

/** What is kept for a time only. */
export interface RetentionSource {
  /**
   * Removes up to `limit` that are older than `before`, oldest first, and counts them for the day of `now`, in one
   * transaction. Returns how many were looked at: fewer than `limit` means that nothing older is left.
   */
  remove(kind: KeptKind, span: { before: Date; now: Date; day: string; limit: number }): Promise<number>;
}

const dayMs = 86_400_000;
const batch = 500;

/** What stands in a talk where words were removed because their time was over. */
export const wordsRemoved = "(đã xóa theo thời hạn lưu trữ)";

/**
 * Removes what has been kept long enough, in small batches so that nobody waits for it, and then the files nothing names any
 * more. Any number of processes may do it; called every hour. Returns how many were looked at.
 */
export async function retain(input: {
  source: RetentionSource;
  store: Store;
  files: Pick<Files, "remove">;
  world: Pick<World, "clock" | "settings">;
}): Promise<number> {
  const { source, store, files, world } = input;
  const now = world.clock.now();
  const kept = world.settings.of("retention");
  let seen = 0;
  for (const kind of keptKinds) {
    const span = { before: new Date(now.getTime() - kept[kind] * dayMs), now, day: localDate(now), limit: batch };
    for (let more = batch; more === batch; seen += more) more = await source.remove(kind, span);
  }
  await removeDoomed({ store, files });
  return seen;
}
