import { AppError } from "../errors.ts";
import { announce, type Change, demand, lockVersion, makeRoom } from "./rules.ts";
import { settleGroups } from "./settle-groups.ts";
import type { EntryValidators, KnowledgeVersion } from "./version.ts";

/**
 * A second person puts a proposal in force; what was so before is over, and questions it answers are
 * answered. Throws NOT_FOUND, FORBIDDEN (the role, or one's own
 * words), MOVE_NOT_ALLOWED, BAD_INPUT, and STALE when somebody decided first or another version came into force since.
 */
export async function publishVersion(
  input: Change & { id: string; answer?: string; validators: EntryValidators },
): Promise<KnowledgeVersion> {
  const { tx, world, actor, id, answer } = input;
  demand(actor, "knowledge.publish");
  const { version, standing } = await lockVersion(tx, id);
  if (version.state === "draft") throw new AppError("MOVE_NOT_ALLOWED", "a draft is not proposed yet");
  if (version.state !== "proposed") throw new AppError("STALE", "somebody decided on it first");
  await makeRoom(input, { version, standing }, version.base);
  const published: KnowledgeVersion = {
    ...{ ...version, state: "published", approver: actor, publishedAt: world.clock.now() },
    ...(answer ? { answer } : {}),
  };
  await tx.knowledge.save(published, "proposed");
  await settleGroups(input, published, "answered");
  await announce(tx, published);
  return published;
}
