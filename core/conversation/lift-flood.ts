import type { Conversation } from "./conversation.ts";
import { conversationFor, type HoldInput, store } from "./hold-conversation.ts";

const dayMs = 24 * 60 * 60_000;

/**
 * A person lets the bot answer somebody again who sent too much (for a day, whatever comes), or takes that back. What
 * was sent meanwhile is in the thread; nothing is said.
 */
export async function liftFlood(input: HoldInput & { isLifted: boolean }): Promise<Conversation> {
  const conversation = await conversationFor(input);
  const now = input.world.clock.now();
  const { since = now, toldAt = now } = conversation.dialogue.flood ?? {};
  const liftedUntil = input.isLifted ? { liftedUntil: new Date(now.getTime() + dayMs) } : {};
  const flood = { since, toldAt, ...liftedUntil };
  return store(input, { ...conversation, dialogue: { ...conversation.dialogue, flood } });
}
