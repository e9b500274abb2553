import type { InboundEvent } from "../channel/event.ts";
import { laneOf } from "../channel/receive.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";

/** Conversations woken in one go; the rest come with the next tick. */
const batch = 100;

/** Puts a `wake` event into the lane of each conversation whose alarm clock has rung, so that it is handled in order. */
export async function wakeConversations({ store, world }: { store: Store; world: World }): Promise<number> {
  const now = world.clock.now();
  const due = await store.transaction((tx) => tx.conversations.toWake(now, batch));
  const items = due.map((conversation) => {
    const event: InboundEvent = {
      kind: "wake",
      id: `wake:${conversation.id}:${conversation.wakeAt?.getTime()}`,
      channel: conversation.address.channel,
      from: conversation.address,
      thread: conversation.thread,
      at: now,
      raw: null,
    };
    return { event, lane: laneOf(event), waitMs: 0, priority: 0 };
  });
  return items.length === 0 ? 0 : store.inbox.add(items, now);
}
