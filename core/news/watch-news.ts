import type { Conversation } from "../conversation/conversation.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { isSameTopic, type NewsTopic, nextDigest } from "./news-watch.ts";

/** More topics than this nobody reads; each may bring a message a day. */
export const maxTopics = 10;

/** From now on this conversation is told of a topic; asking twice is asking once. False: it has too many already. */
export async function watchNews(input: {
  tx: Transaction;
  world: Pick<World, "clock" | "ids">;
  conversation: Pick<Conversation, "id">;
  topic: NewsTopic;
}): Promise<boolean> {
  const { tx, world, conversation, topic } = input;
  const { street, category } = topic;
  const own = await tx.newsWatches.ofConversation(conversation.id);
  if (own.some((watch) => isSameTopic(watch, topic))) return true;
  if (own.length >= maxTopics) return false;
  const now = world.clock.now();
  await tx.newsWatches.add({
    ...{ id: world.ids.next(), conversationId: conversation.id },
    ...(street === undefined ? {} : { street }),
    ...(category === undefined ? {} : { category }),
    ...{ since: now, toldUntil: now, dueAt: nextDigest(now) },
  });
  return true;
}

/** This conversation hears no more: of the one watch named, of one topic, or of anything. */
export async function unwatchNews(input: {
  tx: Transaction;
  conversation: Pick<Conversation, "id">;
  only?: { id: string } | { topic: NewsTopic } | undefined;
}): Promise<void> {
  const { tx, conversation, only } = input;
  for (const watch of await tx.newsWatches.ofConversation(conversation.id)) {
    const isMeant = !only || ("id" in only ? watch.id === only.id : isSameTopic(watch, only.topic));
    if (isMeant) await tx.newsWatches.remove(watch.id);
  }
}
