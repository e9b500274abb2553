import { beginning } from "../storable.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import type { Attachment, EventKind, InboundEvent } from "./event.ts";

/** What follows a lane's name for events that must never hold a resident's messages up. */
const sideLanes: Partial<Record<EventKind, string>> = {
  receipt: "#receipts",
  echo: "#receipts",
  reaction: "#receipts",
  media: "#media",
};

/** The lane in which an event waits: one for each conversation, and two beside it for receipts and for files to fetch. */
export function laneOf(event: InboundEvent): string {
  return `${event.channel}:${event.thread}${sideLanes[event.kind] ?? ""}`;
}

/**
 * Files of a message or report that lie with the platform: their addresses expire, so fetching is an event of its own, one for
 * each file: what is fetched stays fetched, and a file that cannot be had takes no other with it.
 */
function mediaOf(event: InboundEvent): InboundEvent[] {
  if (event.kind !== "message" && event.kind !== "report" && event.kind !== "comment") return [];
  const attachments = event.attachments.filter((file) => file.url && !file.key && fetched.includes(file.kind));
  const { id, channel, from, thread, at } = event;
  const messageRef = "messageRef" in event && event.messageRef ? event.messageRef : id;
  return attachments.map((file, index) => {
    const own = beginning(`media:${index}:${id}`, 200);
    return { kind: "media", id: own, channel, from, thread, at, messageRef, attachments: [file], raw: null };
  });
}
/** What may come by the thousand under one post; nobody waits for an answer as in a talk. */
const crowded: readonly EventKind[] = ["comment", "reaction", "receipt"];
const fetched: readonly Attachment["kind"][] = ["image", "audio", "video", "file"];

/**
 * Takes events in: stores them durably, at most once each, and wakes the workers. Called by webhooks before they
 * answer the platform; no model runs here. Returns how many were new.
 */
export async function receive(input: { events: InboundEvent[]; store: Store; world: World }): Promise<number> {
  const { store, world } = input;
  if (input.events.length === 0) return 0;
  const items = input.events.flatMap((event) => {
    const bot = world.responderOf(event.channel);
    const waitMs = event.kind === "message" ? bot.waitMs(event) : 0;
    const priority = crowded.includes(event.kind) && !bot.isUrgent?.(event) ? 1 : 0;
    const media = mediaOf(event).map((file) => ({ event: file, lane: laneOf(file), waitMs: 0, priority }));
    return [{ event, lane: laneOf(event), waitMs, priority }, ...media];
  });
  return store.inbox.add(items, world.clock.now());
}
