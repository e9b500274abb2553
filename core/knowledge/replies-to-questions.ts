import type { Transaction } from "../store.ts";
import type { UnansweredQuestion } from "./question.ts";

/** An operator's words that followed a refused question in its conversation. */
export interface GivenReply {
  conversationId: string;
  text: string;
  byName: string;
  at: Date;
}

/** A reply later than this answers something else. */
const replyWithinMs = 7 * 86_400_000;
/** So far back the lines of a conversation are looked at. */
const maxLines = 200;

/** What operators answered to these questions: the first of their replies after each, one a conversation, in this order. */
export async function repliesTo(tx: Transaction, questions: readonly UnansweredQuestion[]): Promise<GivenReply[]> {
  const replies: GivenReply[] = [];
  for (const { conversationId, at } of questions) {
    if (replies.some((reply) => reply.conversationId === conversationId)) continue;
    const lines = await tx.conversations.history(conversationId, maxLines);
    const until = at.getTime() + replyWithinMs;
    const first = lines.find((line) => {
      const isReply = line.direction === "out" && line.author.kind === "operator" && line.text.trim() !== "";
      return isReply && line.at >= at && line.at.getTime() <= until;
    });
    if (first?.author.kind !== "operator") continue;
    replies.push({ conversationId, text: first.text, byName: first.author.name, at: first.at });
  }
  return replies;
}
