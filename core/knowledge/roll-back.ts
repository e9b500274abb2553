import { AppError } from "../errors.ts";
import { announce, type Change, demand, lockVersion, makeRoom } from "./rules.ts";
import { settleGroups } from "./settle-groups.ts";
import type { EntryValidators, KnowledgeVersion } from "./version.ts";

/**
 * Puts the words of an earlier version in force again, as a new version of the same author. Whoever rolls back is the second
 * pair of eyes, so nobody rolls back to their own words. `seen`: number of the version in force they looked at. Throws
 * NOT_FOUND, FORBIDDEN, MOVE_NOT_ALLOWED (it never was in force, or is so now), BAD_INPUT, STALE.
 */
export async function rollBack(
  input: Change & { id: string; seen: number; note?: string; validators: EntryValidators },
): Promise<KnowledgeVersion> {
  const { tx, world, actor, id, seen, note } = input;
  demand(actor, "knowledge.publish");
  const { version, standing } = await lockVersion(tx, id);
  const { kind, entryId, body, author, publishedAt, state, number: restores } = version;
  if (!publishedAt || state !== "withdrawn") throw new AppError("MOVE_NOT_ALLOWED", "no earlier version in force");
  await makeRoom(input, { version, standing }, seen);
  const now = world.clock.now();
  const restored: KnowledgeVersion = {
    ...{ id: world.ids.next(), kind, entryId, number: standing.last + 1, base: seen, body, state: "published", author },
    ...{ approver: actor, restores, createdAt: now, publishedAt: now, ...(note ? { answer: note } : {}) },
  };
  await tx.knowledge.add(restored);
  await settleGroups(input, restored, "answered");
  await announce(tx, restored);
  return restored;
}
