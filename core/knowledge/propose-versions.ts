import { AppError } from "../errors.ts";
import { proposeVersion } from "./propose-version.ts";
import { demand } from "./rules.ts";
import type { KnowledgeVersion } from "./version.ts";

type Proposing = Omit<Parameters<typeof proposeVersion>[0], "id" | "note">;

/**
 * Offers many of one's own drafts to a second person. Those whose base is no longer in force are left out and given back;
 * those that wait for a decision already count as done. Throws NOT_FOUND, FORBIDDEN, MOVE_NOT_ALLOWED.
 */
export async function proposeVersions(
  input: Proposing & { ids: readonly string[] },
): Promise<{ proposed: KnowledgeVersion[]; stale: KnowledgeVersion[] }> {
  const { ids, ...common } = input;
  const { tx, actor } = common;
  demand(actor, "knowledge.propose");
  const found: KnowledgeVersion[] = [];
  for (const id of new Set(ids)) {
    const version = await tx.knowledge.byId(id);
    if (!version) throw new AppError("NOT_FOUND", "no such version");
    found.push(version);
  }
  const proposed: KnowledgeVersion[] = [];
  const stale: KnowledgeVersion[] = [];
  for (const version of found.sort((a, b) => (a.entryId < b.entryId ? -1 : 1))) {
    const { inForce } = await tx.knowledge.lock(version);
    const isMine = version.author.id === actor.id;
    if (version.state === "proposed" && isMine) proposed.push(version);
    else if ((inForce?.number ?? 0) !== version.base) stale.push(version);
    else proposed.push(await proposeVersion({ ...common, id: version.id }));
  }
  return { proposed, stale };
}
