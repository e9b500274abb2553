import { AppError } from "../errors.ts";
import { announce, type Change, demand, lockVersion } from "./rules.ts";
import type { KnowledgeVersion } from "./version.ts";

/**
 * A proposal is not put in force: a second person refuses it, or its author takes it (or a draft) back. Throws NOT_FOUND,
 * FORBIDDEN, MOVE_NOT_ALLOWED for somebody else's draft, STALE when it was decided first.
 */
export async function refuseVersion(input: Change & { id: string; note?: string }): Promise<KnowledgeVersion> {
  const { tx, world, actor, id, note } = input;
  const { version } = await lockVersion(tx, id);
  const isOwn = version.author.id === actor.id;
  demand(actor, isOwn ? "knowledge.propose" : "knowledge.publish");
  if (version.state !== "draft" && version.state !== "proposed") throw new AppError("STALE", "it was decided first");
  if (version.state === "draft" && !isOwn) throw new AppError("MOVE_NOT_ALLOWED", "somebody else's draft");
  const ended: KnowledgeVersion = {
    ...{ ...version, state: "withdrawn", endedBy: actor, endedAt: world.clock.now() },
    ...(note ? { endNote: note } : {}),
  };
  await tx.knowledge.save(ended, version.state);
  await announce(tx, ended);
  return ended;
}
