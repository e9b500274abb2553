import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";

/** Why a person has to see to a relay: it could not be sent, the body closed it, or it has to be asked by hand. */
export type RelayReason = "relay-failed" | "relay-closed" | "relay-chase";

/** One open task for each cause and ticket. */
export async function openRelayTask(input: {
  tx: Transaction;
  world: World;
  code: string;
  reason: RelayReason;
}): Promise<void> {
  const { tx, world, code, reason } = input;
  const id = world.ids.next();
  const key = `${reason}:${code}`;
  const openedAt = world.clock.now();
  await tx.tasks.save({ id, kind: "relay", key, ticketCode: code, reason, state: "open", openedAt });
  await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}
