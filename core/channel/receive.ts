import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import type { EventKind, InboundEvent } from "./event.ts";

/** Kinds that report on messages rather than say something: they must never hold a resident's messages up. */
const bookkeeping: readonly EventKind[] = ["receipt", "echo", "reaction"];

/** The lane in which an event waits: one for each conversation, and one beside it for receipts and echoes. */
export function laneOf(event: InboundEvent): string {
  const lane = `${event.channel}:${event.thread}`;
  return bookkeeping.includes(event.kind) ? `${lane}#receipts` : lane;
}

/**
 * Takes events in: stores them durably, at most once each, and wakes the workers. Called by webhooks before they
 * answer the platform; no model runs here. Returns how many were new.
 */
export async function receive(input: { events: InboundEvent[]; store: Store; world: World }): Promise<number> {
  const { events, store, world } = input;
  if (events.length === 0) return 0;
  const items = events.map((event) => ({
    event,
    lane: laneOf(event),
    waitMs: world.responderOf(event.channel).waitMs(event),
  }));
  return store.inbox.add(items, world.clock.now());
}
