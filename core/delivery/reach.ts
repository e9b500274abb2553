import type { Transaction } from "../store.ts";
import type { OutboundMessage } from "./message.ts";
import type { OtherTalk, Reach } from "./plan-delivery.ts";

/** What a state of this news in another conversation means for telling it there. */
const newsHere = {
  waiting: "waiting",
  sent: "told",
  failed: "closed",
  cancelled: "closed",
  forwarded: "closed",
} as const;

/** Everything known of how the reader of a message can be reached, read in one go. */
export async function reachOf(tx: Transaction, message: OutboundMessage): Promise<Reach> {
  const { conversationId, newsId, to } = message;
  const conversation = await tx.conversations.byId(conversationId);
  if (!conversation) return { home: to, others: [], consents: [] };
  const citizen = await tx.people.citizenById(conversation.citizenId);
  const told = new Map(
    (newsId ? await tx.messages.newsStates(newsId) : []).map((one) => [one.conversationId, one.state]),
  );
  const others: OtherTalk[] = [];
  for (const id of await tx.people.conversationIdsOf(conversation.citizenId)) {
    const other = id === conversationId ? undefined : await tx.conversations.byId(id);
    if (!other) continue;
    const { address, lastInboundAt } = other;
    const state = told.get(id);
    others.push({
      conversationId: id,
      address,
      ...(lastInboundAt ? { lastInboundAt } : {}),
      ...(state ? { news: newsHere[state] } : {}),
    });
  }
  others.sort((a, b) => (b.lastInboundAt?.getTime() ?? 0) - (a.lastInboundAt?.getTime() ?? 0));
  const { phone, email, consents = [] } = citizen ?? {};
  return {
    home: conversation.address,
    others,
    consents,
    ...(conversation.lastInboundAt ? { lastInboundAt: conversation.lastInboundAt } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  };
}
