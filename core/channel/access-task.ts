import type { Transaction } from "../store.ts";
import type { DeskTask } from "../task.ts";
import type { World } from "../world.ts";
import { accessTaskKey, type ChannelConnection } from "./connection.ts";

/** Why an account needs its administrator. */
export type AccessTrouble = "access-revoked" | "access-refused" | "access-failing" | "access-ageing";

/** More open tasks than a desk can hold. */
const manyTasks = 500;

async function openTask(tx: Transaction, connection: ChannelConnection): Promise<DeskTask | undefined> {
  const key = accessTaskKey(connection);
  return (await tx.tasks.open(manyTasks)).find((task) => task.key === key);
}

/** Asks for the administrator; a task that is open already stays as it is. */
export async function askForAdministrator(
  { tx, world }: { tx: Transaction; world: World },
  connection: ChannelConnection,
  trouble: { reason: AccessTrouble; advice?: string },
): Promise<void> {
  if (await openTask(tx, connection)) return;
  const id = world.ids.next();
  const { reason, advice } = trouble;
  const about = [connection.name, advice].filter(Boolean).join(": ");
  await tx.tasks.save({
    id,
    kind: "channel",
    key: accessTaskKey(connection),
    reason,
    advice: about,
    state: "open",
    openedAt: world.clock.now(),
  });
  await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}

/** All is well again: the task is done by itself. */
export async function closeAccessTask(tx: Transaction, connection: ChannelConnection): Promise<void> {
  const task = await openTask(tx, connection);
  if (!task) return;
  await tx.tasks.save({ ...task, state: "done" });
  await tx.publish([{ topic: "desk", name: "task.updated", id: task.id }]);
}
