import type { OutboundMessage } from "../../core/delivery/message.ts";
import { chatTopic, type LiveEvent } from "../../core/live.ts";

/** What the chat page is told of a message: that there is one. It fetches the words itself, with its own session. */
export function noticeOf({ to, conversationId }: OutboundMessage): LiveEvent {
  const topic = chatTopic({ address: to, thread: `${to.account}:${to.user}` });
  return { topic, name: "message.added", id: conversationId };
}
