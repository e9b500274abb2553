import type { PhraseParams } from "../conversation/phrasebook.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import { chatTopic } from "../live.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { units } from "./taxonomy.ts";
import type { Ticket, TicketChange, TicketStatus } from "./ticket.ts";
import { actingUnit, ticketParams } from "./ticket-params.ts";

interface Push {
  key: string;
  params?: (ticket: Ticket, change: TicketChange) => PhraseParams;
  /** Photos of the move go along. */
  photos?: true;
  /** The message asks the resident something, so it is a survey for window rules. */
  survey?: true;
  /** Tell it only when this holds. */
  when?: (change: TicketChange) => boolean;
}

/** Which moves residents are told of, and with which sentence. Moves that are not here are told by nobody. */
const pushes: Partial<Record<TicketStatus, Push>> = {
  accepted: { key: "push.accepted" },
  "in-progress": {
    key: "push.on-scene",
    when: (change) => change.facts.onSceneAt !== undefined,
    params: (ticket, change) => ({
      unit: actingUnit(ticket, change),
      time: { moment: change.facts.onSceneAt ?? change.at },
    }),
  },
  "waiting-external": {
    key: "push.waiting",
    params: (ticket, change) => ({
      owner: units[change.facts.outsideUnit ?? ticket.outsideUnit ?? ticket.unit],
      date: { day: change.at },
    }),
  },
  extended: { key: "push.extended", photos: true, params: (_, change) => ({ reason: change.facts.reason ?? "" }) },
  resolved: {
    key: "push.resolved",
    photos: true,
    survey: true,
    params: (_, change) => ({ result: change.facts.text ?? "" }),
  },
  "needs-info": { key: "push.needs-info", params: (_, change) => ({ question: change.facts.question ?? "" }) },
  rejected: { key: "push.rejected", params: (_, change) => ({ reason: change.facts.text ?? "" }) },
  closed: { key: "push.closed" },
  reopened: { key: "reopen.done" },
};

/**
 * Puts one message per follower into the outbox for a move residents should know, in the move's own transaction.
 * `except` is the conversation in which the resident made the move: the bot answers there itself.
 */
export async function notifyFollowers(input: {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  change: TicketChange;
  except?: string;
}): Promise<void> {
  const { tx, world, ticket, change, except } = input;
  const push = pushes[change.to];
  if (!push || change.from === change.to || (push.when && !push.when(change))) return;
  const confidential = ticket.visibility === "confidential";
  const key = confidential ? "push.private" : push.key;
  for (const conversationId of ticket.followers) {
    if (conversationId === except) continue;
    const conversation = await tx.conversations.byId(conversationId);
    if (!conversation) continue;
    const kinship = conversation.dialogue.kinship;
    const params = {
      ...ticketParams(ticket, world, change.at),
      ...push.params?.(ticket, change),
      ...(kinship ? { addr: kinship } : {}),
    };
    const phrase = world.phrasebook.say(key, params, change.at);
    const message: OutboundMessage = {
      id: world.ids.next(),
      conversationId,
      to: conversation.address,
      purpose: push.survey ? "survey" : "status",
      text: phrase.text,
      choices: phrase.choices,
      attachments: push.photos && !confidential ? (change.facts.photos ?? []) : [],
      ticketCode: ticket.code,
      createdAt: change.at,
      ...(conversation.lastInboundAt ? { lastInboundAt: conversation.lastInboundAt } : {}),
    };
    const author = { kind: "bot" as const, phraseKeys: [phrase.key] };
    await tx.messages.enqueue([{ message, author, key: `change:${change.id}:${conversationId}` }]);
    await tx.publish([
      { topic: "desk", name: "message.added", id: conversationId },
      { topic: chatTopic(conversation), name: "message.added", id: conversationId },
    ]);
  }
}
