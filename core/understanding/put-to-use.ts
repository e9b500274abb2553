import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { ModelVersion } from "./model-version.ts";

/** Whether a model can be put to use by this release: good, built on it, and its file still there. */
export function isUsable({ verdict, baseVersion, checksum, version }: ModelVersion, release: string): boolean {
  return verdict !== "refused" && baseVersion === release && (version === release || checksum !== undefined);
}

/**
 * A person goes back (or on) to another model, in every process and without a restart. It is put to use as it was
 * trained: corrections until now are not learnt on top of it, later ones are. Throws NOT_FOUND, MOVE_NOT_ALLOWED.
 */
export async function putToUse(input: {
  tx: Transaction;
  world: World;
  version: string;
  release: string;
  actor: Actor;
}): Promise<void> {
  const { tx, world, version, release, actor } = input;
  await tx.models.lock();
  const model = await tx.models.byVersion(version);
  if (!model) throw new AppError("NOT_FOUND", "no such model");
  if (model.verdict === "active") return;
  if (!isUsable(model, release)) throw new AppError("MOVE_NOT_ALLOWED", "this model cannot be put to use");
  await tx.models.activate({ version, at: world.clock.now(), actor, learnAfter: await tx.corrections.last() });
  await tx.publish([{ topic: "desk", name: "model.updated", id: version }]);
}
