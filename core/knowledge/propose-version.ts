import { AppError } from "../errors.ts";
import { announce, type Change, demand, demandSeen, demandSound, lockVersion } from "./rules.ts";
import type { EntryValidators, KnowledgeVersion } from "./version.ts";

/**
 * Offers one's own draft to a second person. Throws NOT_FOUND, FORBIDDEN, MOVE_NOT_ALLOWED, STALE, and BAD_INPUT where the
 * draft still has holes.
 */
export async function proposeVersion(
  input: Change & { id: string; note?: string; validators: EntryValidators },
): Promise<KnowledgeVersion> {
  const { tx, actor, id, note, validators } = input;
  demand(actor, "knowledge.propose");
  const { version, standing } = await lockVersion(tx, id);
  if (version.author.id !== actor.id) throw new AppError("FORBIDDEN", "somebody else's draft");
  if (version.state !== "draft") throw new AppError("MOVE_NOT_ALLOWED", `a ${version.state} version is no draft`);
  demandSeen(standing, version.base);
  demandSound(validators, version, version.body);
  const proposed: KnowledgeVersion = { ...version, state: "proposed", ...(note ? { note } : {}) };
  await tx.knowledge.save(proposed, "draft");
  await announce(tx, proposed);
  return proposed;
}
