import { draftEntry } from "./draft-entry.ts";
import { type Change, demand } from "./rules.ts";
import type { EntryRef, EntryValidators, KnowledgeVersion } from "./version.ts";

/** How far back versions that wait are looked for. */
const looked = 50;

/** New words of one entry; `base` is the number of the version in force that they were written from. */
export interface NewWords {
  entryId: string;
  base: number;
  body: unknown;
}

/** Whether two bodies of the kind say the same, however they are written. */
type SaysSame = (one: unknown, other: unknown) => boolean;

/** drafted: here is the draft; waits: the same words are proposed already; stale: others came into force meanwhile. */
export type Drafted =
  | { entryId: string; outcome: "drafted"; version: KnowledgeVersion }
  | { entryId: string; outcome: "waits" | "stale" };

/** A version that waits and says the same: one's own draft, or anybody's proposal, written from what is in force. */
export function waitingTwin(
  versions: readonly KnowledgeVersion[],
  { base, body }: NewWords,
  { authorId, saysSame }: { authorId: string; saysSame: SaysSame },
): KnowledgeVersion | undefined {
  return versions.find((version) => {
    const isOpen = version.state === "proposed" || (version.state === "draft" && version.author.id === authorId);
    return isOpen && version.base === base && saysSame(version.body, body);
  });
}

/**
 * Writes drafts of many entries, each with the same note. What waits already is not written again, and words that were
 * written from something no longer in force are left out; both are told. Throws FORBIDDEN, BAD_INPUT.
 */
export async function draftEntries(
  input: Change & {
    kind: EntryRef["kind"];
    entries: readonly NewWords[];
    note: string;
    validators: EntryValidators;
    saysSame: SaysSame;
  },
): Promise<Drafted[]> {
  const { tx, actor, kind, saysSame, entries, ...common } = input;
  demand(actor, "knowledge.propose");
  const drafted: Drafted[] = [];
  // In one order, so that two who write many at once wait for each other instead of both failing.
  for (const words of [...entries].sort((a, b) => (a.entryId < b.entryId ? -1 : 1))) {
    const { entryId } = words;
    const { inForce } = await tx.knowledge.lock({ kind, entryId });
    const versions = await tx.knowledge.ofEntry({ kind, entryId }, looked);
    const twin = waitingTwin(versions, words, { authorId: actor.id, saysSame });
    if ((inForce?.number ?? 0) !== words.base) drafted.push({ entryId, outcome: "stale" });
    else if (twin?.state === "proposed") drafted.push({ entryId, outcome: "waits" });
    else if (twin) drafted.push({ entryId, outcome: "drafted", version: twin });
    else {
      const version = await draftEntry({ ...common, tx, actor, kind, ...words });
      drafted.push({ entryId, outcome: "drafted", version });
    }
  }
  return drafted;
}
