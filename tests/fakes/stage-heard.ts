import type { InboundEvent } from "../../core/channel/event.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";

/** An event as the stage is given it: what every event has besides is filled in. */
export type StageEvent = DistributiveOmit<InboundEvent, "id" | "channel" | "from" | "thread" | "at" | "raw">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/**
 * Whoever writes is heard from then on. A comment is a talk under its post; what follows it comes in private, where
 * its writer has not been heard yet, as after a private reply.
 */
export function heardIn(
  conversation: Conversation,
  events: readonly InboundEvent[],
  now: Date,
  /** Set: all is said under this post. */
  under?: string,
): Conversation {
  const postRef = under ?? events.find((event) => event.kind === "comment")?.postRef;
  if (postRef) return { ...conversation, postRef, lastInboundAt: now };
  return events.some((event) => event.kind !== "wake") ? { ...conversation, lastInboundAt: now } : conversation;
}
