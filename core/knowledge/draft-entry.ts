import { announce, type Change, demand, demandSeen, demandSound } from "./rules.ts";
import type { EntryRef, EntryStanding, EntryValidators, KnowledgeVersion } from "./version.ts";

/** How far back one's own unfinished drafts are looked for. */
const looked = 50;

/**
 * Writes a version of an entry; nothing is in force by that. A draft of the same person that was never proposed is
 * dropped for it. `base`: number of the version in force that they looked at. Throws FORBIDDEN, BAD_INPUT, STALE.
 */
export async function draftEntry(
  input: Change & EntryRef & { base: number; body: unknown; note?: string; validators: EntryValidators },
): Promise<KnowledgeVersion> {
  const { tx, actor, kind, entryId, base, body, validators } = input;
  demand(actor, "knowledge.propose");
  demandSound(validators, input, body);
  const standing = await tx.knowledge.lock({ kind, entryId });
  demandSeen(standing, base);
  return keepDraft({ ...input, standing });
}

/** Keeps a body as somebody's draft, in place of the one they did not propose. The entry is locked and stands as given. */
export async function keepDraft(
  input: Change & EntryRef & { standing: EntryStanding; body: unknown; note?: string },
): Promise<KnowledgeVersion> {
  const { tx, world, actor, kind, entryId, standing, body, note } = input;
  const now = world.clock.now();
  for (const version of await tx.knowledge.ofEntry({ kind, entryId }, looked)) {
    const isMine = version.state === "draft" && version.author.id === actor.id;
    if (isMine) await tx.knowledge.save({ ...version, state: "withdrawn", endedBy: actor, endedAt: now }, "draft");
  }
  const base = standing.inForce?.number ?? 0;
  const facts = { id: world.ids.next(), number: standing.last + 1, base, body, author: actor, createdAt: now };
  const draft: KnowledgeVersion = { kind, entryId, ...facts, state: "draft", ...(note ? { note } : {}) };
  await tx.knowledge.add(draft);
  await announce(tx, draft);
  return draft;
}
