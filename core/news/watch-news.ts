import type { Conversation } from "../conversation/conversation.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { type Device, isSameTopic, type NewsReader, type NewsTopic, nextDigest } from "./news-watch.ts";

/** More topics than this nobody reads; each may bring a message a day. */
export const maxTopics = 10;

/** From now on this reader is told of a topic; asking twice is asking once. False: there are too many already. */
export async function watchNews(input: {
  tx: Transaction;
  world: Pick<World, "clock" | "ids">;
  reader: NewsReader;
  topic: NewsTopic;
}): Promise<boolean> {
  const { tx, world, reader, topic } = input;
  const { street, category } = topic;
  const own = await tx.newsWatches.of(reader);
  if (own.some((watch) => isSameTopic(watch, topic))) return true;
  if (own.length >= maxTopics) return false;
  const now = world.clock.now();
  await tx.newsWatches.add({
    ...{ id: world.ids.next(), ...reader },
    ...(street === undefined ? {} : { street }),
    ...(category === undefined ? {} : { category }),
    ...{ since: now, toldUntil: now, dueAt: nextDigest(now) },
  });
  return true;
}

/** A browser has another address or other keys from now on: its topics go with it. False: it had none. */
export async function moveDevice(input: { tx: Transaction; from: string; to: Device }): Promise<boolean> {
  const { tx, from, to } = input;
  const there = from === to.endpoint ? [] : await tx.newsWatches.of({ device: to });
  for (const watch of await tx.newsWatches.of({ device: { endpoint: from } })) {
    if (there.some((one) => isSameTopic(one, watch))) await tx.newsWatches.remove(watch.id);
  }
  return there.length + (await tx.newsWatches.moveDevice(from, to)) > 0;
}

/** This conversation hears no more: of the one watch named, of one topic, or of anything. */
export async function unwatchNews(input: {
  tx: Transaction;
  conversation: Pick<Conversation, "id">;
  only?: { id: string } | { topic: NewsTopic } | undefined;
}): Promise<void> {
  const { tx, conversation, only } = input;
  for (const watch of await tx.newsWatches.of({ conversationId: conversation.id })) {
    const isMeant = !only || ("id" in only ? watch.id === only.id : isSameTopic(watch, only.topic));
    if (isMeant) await tx.newsWatches.remove(watch.id);
  }
}
