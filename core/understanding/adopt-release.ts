import { system } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";

/**
 * Makes the model that came with this release known and, the first time, puts it to use; corrections so far are learnt
 * on top of it until the next training. An older release that starts once more changes nothing.
 */
export async function adoptRelease(input: { tx: Transaction; world: World; release: string }): Promise<void> {
  const { tx, world, release } = input;
  const now = world.clock.now();
  if (await tx.models.byVersion(release)) return;
  await tx.models.lock();
  const model = { version: release, baseVersion: release, trainedAt: now, trainedBy: system, corrections: 0, upTo: 0 };
  const isNew = await tx.models.add({ ...model, verdict: "ready" });
  if (!isNew) return;
  await tx.models.activate({ version: release, at: now, actor: system, learnAfter: 0 });
  await tx.publish([{ topic: "desk", name: "model.updated", id: release }]);
}
