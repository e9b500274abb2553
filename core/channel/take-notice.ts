import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { EventOf } from "./event.ts";

/** What a platform tells whoever looks after the account becomes a task, one for each kind of notice. */
export async function takeNotice(input: { tx: Transaction; world: World; event: EventOf<"notice"> }): Promise<void> {
  const { tx, world, event } = input;
  const { channel, name, reason, at } = event;
  const id = world.ids.next();
  const isNew = await tx.tasks.save({
    id,
    kind: "channel",
    key: `notice:${channel}:${event.from.account}:${name}`,
    reason: [name, reason].filter(Boolean).join(": "),
    state: "open",
    openedAt: at,
  });
  if (isNew) await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}
