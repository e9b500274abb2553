import { AppError } from "../errors.ts";
import { type Action, access } from "../people/access.ts";
import type { Actor, Role } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { EntryRef, EntryStanding, EntryValidators, KnowledgeVersion } from "./version.ts";

/** What every verb of this folder is given. */
export interface Change {
  tx: Transaction;
  world: World;
  actor: Actor;
}

/** Throws FORBIDDEN unless the actor's role may do this. */
export function demand(actor: Actor, action: Action): void {
  if ((access[action] as readonly Role[]).includes(actor.role)) return;
  throw new AppError("FORBIDDEN", `not allowed: ${action}`);
}

/**
 * Makes room for words of this version: a second person who saw what is in force ends it. Throws FORBIDDEN, STALE,
 * BAD_INPUT.
 */
export async function makeRoom(
  change: Change & { validators: EntryValidators },
  { version, standing }: { version: KnowledgeVersion; standing: EntryStanding },
  seen: number,
): Promise<void> {
  demandSecondPerson(change.actor, version);
  demandSeen(standing, seen);
  demandSound(change.validators, version, version.body);
  await endInForce(change, standing);
}

/** Four eyes: nobody puts their own words in front of residents. Throws FORBIDDEN with the reason "own-words". */
function demandSecondPerson(actor: Actor, { author }: Pick<KnowledgeVersion, "author">): void {
  if (author.id !== actor.id) return;
  throw new AppError("FORBIDDEN", "whoever wrote it cannot put it in force", { details: { reason: "own-words" } });
}

/** Throws BAD_INPUT with every fault as "path: code" in `details.issues`. */
export function demandSound(validators: EntryValidators, { kind, entryId }: EntryRef, body: unknown): void {
  const validator = validators[kind];
  const faults = validator ? validator(body, entryId) : [{ path: "kind", code: "unknown" }];
  if (faults.length === 0) return;
  const issues = faults.map(({ path, code }) => `${path}: ${code}`);
  throw new AppError("BAD_INPUT", "the entry cannot be used as it is", { details: { issues } });
}

/** Throws STALE when something else is in force than what the actor looked at. */
export function demandSeen({ inForce }: EntryStanding, seen: number): void {
  const version = inForce?.number ?? 0;
  if (version !== seen) throw new AppError("STALE", "another version came into force", { details: { version } });
}

/** The version itself, with nobody else changing its entry. Throws NOT_FOUND. */
export async function lockVersion(tx: Transaction, id: string) {
  const found = await tx.knowledge.byId(id);
  if (!found) throw new AppError("NOT_FOUND", "no such version");
  const standing = await tx.knowledge.lock(found);
  // Somebody may have decided while we waited for the lock.
  const version = (await tx.knowledge.byId(id)) ?? found;
  return { version, standing };
}

/** What was in force is so no longer. */
export async function endInForce({ tx, world, actor }: Change, { inForce }: EntryStanding, endNote?: string) {
  if (!inForce) return;
  const ended = { ...inForce, state: "withdrawn", endedBy: actor, endedAt: world.clock.now() } as const;
  await tx.knowledge.save({ ...ended, ...(endNote ? { endNote } : {}) }, "published");
}

/** Tells every process and console, once the transaction is committed. */
export function announce(tx: Transaction, { kind, entryId }: EntryRef): Promise<void> {
  return tx.publish([{ topic: "desk", name: "knowledge.updated", id: `${kind}:${entryId}` }]);
}
