import { AppError } from "../errors.ts";
import { announce, type Change, demand, demandSeen, lockVersion } from "./rules.ts";
import type { KnowledgeVersion } from "./version.ts";

/** Offers one's own draft to a second person. Throws NOT_FOUND, FORBIDDEN, MOVE_NOT_ALLOWED, STALE. */
export async function proposeVersion(input: Change & { id: string; note?: string }): Promise<KnowledgeVersion> {
  const { tx, actor, id, note } = input;
  demand(actor, "knowledge.propose");
  const { version, standing } = await lockVersion(tx, id);
  if (version.author.id !== actor.id) throw new AppError("FORBIDDEN", "somebody else's draft");
  if (version.state !== "draft") throw new AppError("MOVE_NOT_ALLOWED", `a ${version.state} version is no draft`);
  demandSeen(standing, version.base);
  const proposed: KnowledgeVersion = { ...version, state: "proposed", ...(note ? { note } : {}) };
  await tx.knowledge.save(proposed, "draft");
  await announce(tx, proposed);
  return proposed;
}
