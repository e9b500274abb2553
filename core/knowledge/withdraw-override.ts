import { AppError } from "../errors.ts";
import { announce, type Change, demand, demandSeen, endInForce } from "./rules.ts";
import { settleGroups } from "./settle-groups.ts";
import type { EntryRef } from "./version.ts";

/**
 * Takes the ward's version out of force: the release's own record answers again, an entry the release does not have is
 * gone, and questions it answered wait for another. `seen`: number of the version in force they looked at. Throws FORBIDDEN, NOT_FOUND, STALE.
 */
export async function withdrawOverride(input: Change & EntryRef & { seen: number; note?: string }): Promise<void> {
  const { tx, actor, kind, entryId, seen, note } = input;
  demand(actor, "knowledge.publish");
  const standing = await tx.knowledge.lock({ kind, entryId });
  if (!standing.inForce) throw new AppError("NOT_FOUND", "no version of the ward is in force");
  demandSeen(standing, seen);
  await endInForce(input, standing, note);
  await settleGroups(input, { kind, entryId }, "proposed");
  await announce(tx, { kind, entryId });
}
