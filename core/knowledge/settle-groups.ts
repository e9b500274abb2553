import type { Change } from "./rules.ts";
import type { EntryRef } from "./version.ts";

/**
 * Groups of questions follow the article that was made of their answer: answered while it is in force, proposed again when
 * it is not. Part of the transaction that changes what is in force.
 */
export async function settleGroups(
  { tx, world, actor }: Change,
  { kind, entryId }: EntryRef,
  state: "answered" | "proposed",
): Promise<void> {
  if (kind !== "article") return;
  for (const group of await tx.questions.groupsOfEntry(entryId)) {
    const isMoved = state === "answered" ? group.state !== "answered" : group.state === "answered";
    if (!isMoved) continue;
    await tx.questions.saveGroup({ ...group, state, actor, actedAt: world.clock.now() });
    await tx.publish([{ topic: "desk", name: "question.updated", id: group.id }]);
  }
}
