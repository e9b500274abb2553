import type { Store, Transaction } from "../store.ts";
import type { DeskTask } from "../task.ts";
import type { World } from "../world.ts";
import type { Channel } from "./channel.ts";
import { judge, type Trouble, troubles } from "./health.ts";

/** More open tasks than a desk can hold. */
const manyTasks = 500;
const keyOf = (channel: Channel, trouble: Trouble): string => `channel-health:${channel}:${trouble}`;

async function close(tx: Transaction, task: DeskTask): Promise<void> {
  await tx.tasks.save({ ...task, state: "done" });
  await tx.publish([{ topic: "desk", name: "task.updated", id: task.id }]);
}

/**
 * Counts what came in and looks at every connected channel: one task for each trouble, which closes by itself when the
 * trouble is over. Any number of processes may do it. Returns how many troubles there are.
 */
export async function watchChannels(input: {
  store: Store;
  world: World;
  channels: readonly Channel[];
}): Promise<number> {
  const { store, world, channels } = input;
  const now = world.clock.now();
  await store.channels.countHours(now);
  const found = (await store.channels.records(channels, now)).map((record) => judge(record, now));
  return store.transaction(async (tx) => {
    const open = new Map((await tx.tasks.open(manyTasks)).map((task) => [task.key, task]));
    let count = 0;
    for (const health of found) {
      for (const trouble of troubles) {
        const key = keyOf(health.channel, trouble);
        const task = open.get(key);
        const isTrouble = health.troubles.includes(trouble);
        if (isTrouble) count += 1;
        if (!isTrouble && task) await close(tx, task);
        if (!isTrouble || task) continue;
        const id = world.ids.next();
        await tx.tasks.save({
          id,
          kind: "channel",
          key,
          reason: `${trouble}:${health.channel}`,
          state: "open",
          openedAt: now,
        });
        await tx.publish([{ topic: "desk", name: "task.opened", id }]);
      }
    }
    return count;
  });
}
