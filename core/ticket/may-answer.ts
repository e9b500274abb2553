import { isCarrier } from "../channel/channel.ts";
import type { Conversation } from "../conversation/conversation.ts";
import type { Ticket } from "./ticket.ts";

/**
 * Whether the person of this conversation may say what they think of a result: who reported it, or follows it in a talk.
 * Whoever only proved a number to hear of it may not: for that, the code alone was enough.
 */
export function mayAnswerResult(
  { reporterConversationId, followers }: Pick<Ticket, "reporterConversationId" | "followers">,
  { id, address }: Pick<Conversation, "id" | "address">,
): boolean {
  return id === reporterConversationId || (followers.includes(id) && !isCarrier(address.channel));
}

/** Whether a word on the result still counts: until it is closed, and once after it was closed in silence. */
export function awaitsRating({ status, rating }: Pick<Ticket, "status" | "rating">): boolean {
  return status === "resolved" || (status === "closed" && rating === undefined);
}
