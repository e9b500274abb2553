import { isAppError } from "../errors.ts";
import { system } from "../people/staff.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { reminderKey } from "./decide-case.ts";
import type { RightsCase } from "./rights-case.ts";

async function remind(tx: Transaction, world: World, { ringsAt: _, ...rightsCase }: RightsCase): Promise<void> {
  const { code, dueAt, history, conversationId } = rightsCase;
  const now = world.clock.now();
  const id = world.ids.next();
  const advice = world.phrasebook.say("desk.rights-due", { code, due: { dueFull: dueAt } }, now).text;
  await tx.rightsCases.save({ ...rightsCase, history: [...history, { at: now, actor: system, act: "reminded" }] });
  const about = conversationId ? { conversationId } : {};
  const task = { id, kind: "rights-case", key: reminderKey(code), advice, state: "open", openedAt: now } as const;
  await tx.tasks.save({ ...task, ...about });
  await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}

/**
 * Tells leaders of requests about personal data that are due soon, once for each date. Of two workers that meet at one the
 * slower leaves it. Called every half minute. Returns how many were told of.
 */
export async function watchCases({
  store,
  world,
  limit,
}: {
  store: Store;
  world: World;
  limit: number;
}): Promise<number> {
  const due = await store.transaction((tx) => tx.rightsCases.toRemind(world.clock.now(), limit));
  for (const rightsCase of due) {
    try {
      await store.transaction((tx) => remind(tx, world, rightsCase));
    } catch (error) {
      if (!isAppError(error, "STALE")) throw error;
    }
  }
  return due.length;
}
