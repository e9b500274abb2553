import type { Conversation } from "../conversation/conversation.ts";
import type { Phrase, PhraseParams } from "../conversation/phrasebook.ts";
import { newsKey, type OutboundMessage } from "../delivery/message.ts";
import { isWindowOpen } from "../delivery/plan-delivery.ts";
import { chatTopic } from "../live.ts";
import { unitName } from "../routing/units.ts";
import type { Transaction } from "../store.ts";
import type { Ward } from "../ward.ts";
import type { World } from "../world.ts";
import { mayAnswerResult } from "./may-answer.ts";
import { isDone, type Ticket, type TicketChange, type TicketStatus, ticketStatuses } from "./ticket.ts";
import { actingUnit, ticketParams } from "./ticket-params.ts";

interface Push {
  key: string;
  params?: (ticket: Ticket, change: TicketChange, ward: Ward) => PhraseParams;
  /** Photos of the move go along. */
  photos?: true;
  /** The message asks the resident something, so it is a survey for window rules. */
  survey?: true;
  /** Tell it only when this holds. */
  when?: (change: TicketChange) => boolean;
}

/** Whoever has it outside the ward, in the resident's words. */
function ownerOf({ units }: Ward, { outsideUnit, unit }: Ticket, { facts }: TicketChange): string {
  return unitName(units, facts.outsideUnit ?? outsideUnit ?? unit);
}

/** Which moves residents are told of, and with which sentence. Moves that are not here are told by nobody. */
const pushes: Partial<Record<TicketStatus, Push>> = {
  accepted: { key: "push.accepted" },
  "in-progress": {
    key: "push.on-scene",
    when: (change) => change.facts.onSceneAt !== undefined,
    params: (ticket, change, ward) => ({
      unit: actingUnit(ward, ticket, change),
      time: { moment: change.facts.onSceneAt ?? change.at },
    }),
  },
  "waiting-external": {
    key: "push.waiting",
    params: (ticket, change, ward) => ({
      owner: ownerOf(ward, ticket, change),
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
  "needs-info": { key: "push.needs-info", params: (ticket) => ({ question: questionOf(ticket) }) },
  rejected: { key: "push.rejected", params: (_, change) => ({ reason: change.facts.text ?? "" }) },
  closed: { key: "push.closed" },
  reopened: { key: "reopen.done" },
};

/** Told beside moves: what the outside unit answered. */
const news: Push = {
  key: "push.news",
  params: (ticket, change, ward) => ({ owner: ownerOf(ward, ticket, change), answer: change.facts.answer ?? "" }),
};

/** What the resident was asked last; also said again in the one reminder. */
function questionOf(ticket: Ticket): string {
  return ticket.changes.findLast(({ kind, to }) => kind === "move" && to === "needs-info")?.facts.question ?? "";
}

/** Residents are told of moves, of what others answered, and once again of a question they have not answered. */
const isTold = ({ kind, facts }: TicketChange): boolean =>
  kind === "move" || facts.answer !== undefined || facts.rang?.clock === "answer";

/**
 * What is told where the channel's window is closed, and by carriers; nothing of a confidential matter goes that way.
 * Words on a result lead to where it is answered; approved templates have no room for so long an address.
 */
function templateOf(ticket: Ticket, world: World, reader: Conversation, now: Date): OutboundMessage["template"] {
  if (ticket.visibility === "confidential") return undefined;
  const { code, status } = ticket;
  const params = { code, state: ticketStatuses[status], link: `${world.ward.publicUrl}/p/${code}` };
  const isAsked = isDone(status) && mayAnswerResult(ticket, reader);
  const said = isAsked ? { ...params, link: world.ownLink(code, reader.id) } : params;
  return { name: "push.template", params, text: world.phrasebook.say("push.template", said, now).text };
}

/** Danger is told at night, too. */
const isUrgent = ({ severity }: Ticket): boolean => severity === "S1" || severity === "S2";

/** What one follower would read of a move; undefined when residents are told nothing of it. */
export function wordPush(input: {
  world: World;
  ticket: Ticket;
  change: TicketChange;
  kinship?: string | undefined;
}): (Pick<OutboundMessage, "purpose" | "attachments"> & Phrase) | undefined {
  const { world, ticket, change, kinship } = input;
  const push = change.facts.answer === undefined ? pushes[change.to] : news;
  if (!push || !isTold(change) || (push.when && !push.when(change))) return undefined;
  const confidential = ticket.visibility === "confidential";
  const params = {
    ...ticketParams(ticket, world, change.at),
    ...push.params?.(ticket, change, world.ward),
    ...(kinship ? { addr: kinship } : {}),
  };
  return {
    ...world.phrasebook.say(confidential ? "push.private" : push.key, params, change.at),
    purpose: push.survey ? "survey" : "status",
    attachments: push.photos && !confidential ? (change.facts.photos ?? []) : [],
  };
}

/** A piece of news in its reader's words; `id` is its name for ever: whatever happens, nobody is told it twice. */
export interface News {
  id: string;
  at: Date;
  word(kinship: string | undefined): ReturnType<typeof wordPush>;
  /** Not worth a template or a call: where the channel's window is closed it is left out. */
  isSlight?: boolean;
}

/** A piece of news as one follower reads it; undefined when residents are told nothing of it. */
export function newsMessage(
  world: World,
  ticket: Ticket,
  news: News,
  reader: Conversation,
): { message: OutboundMessage; key: string } | undefined {
  const { id: conversationId, address, lastInboundAt, dialogue } = reader;
  const worded = news.word(dialogue.kinship);
  if (!worded) return undefined;
  const { key, ...words } = worded;
  const template = templateOf(ticket, world, reader, news.at);
  const message: OutboundMessage = {
    id: world.ids.next(),
    conversationId,
    to: address,
    ...words,
    ticketCode: ticket.code,
    newsId: news.id,
    createdAt: news.at,
    ...(template ? { template } : {}),
    ...(isUrgent(ticket) ? { urgent: true } : {}),
    ...(lastInboundAt ? { lastInboundAt } : {}),
  };
  return { message, key };
}

/** Puts a worded piece of news into its reader's lane, once for ever, and tells consoles and the open chat. */
export async function putNews(input: {
  tx: Transaction;
  reader: Conversation;
  message: OutboundMessage;
  phraseKey: string;
}): Promise<void> {
  const { tx, reader, message, phraseKey } = input;
  const author = { kind: "bot" as const, phraseKeys: [phraseKey] };
  const key = newsKey(message.newsId ?? message.id, reader.id);
  await tx.messages.enqueue([{ message, author, key }]);
  await tx.publish([
    { topic: "desk", name: "message.added", id: reader.id },
    { topic: chatTopic(reader), name: "message.added", id: reader.id },
  ]);
}

/**
 * Puts one message per follower into the outbox, in the caller's transaction. `except` is the conversation in which the
 * resident made the news: the bot answers there itself.
 */
export async function tellFollowers(input: {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  news: News;
  except?: string | undefined;
}): Promise<void> {
  const { tx, world, ticket, news, except } = input;
  for (const conversationId of ticket.followers) {
    if (conversationId === except) continue;
    const conversation = await tx.conversations.byId(conversationId);
    if (!conversation) continue;
    const { address, lastInboundAt } = conversation;
    if (news.isSlight && !isWindowOpen(world.limitsOf(address.channel), lastInboundAt, news.at)) continue;
    const put = newsMessage(world, ticket, news, conversation);
    if (!put) return;
    await putNews({ tx, reader: conversation, phraseKey: put.key, message: put.message });
  }
}

/** Tells the followers of a move residents should know, in the move's own transaction. */
export function notifyFollowers(input: {
  tx: Transaction;
  world: World;
  ticket: Ticket;
  change: TicketChange;
  except?: string;
}): Promise<void> {
  const { tx, world, ticket, change, except } = input;
  const { id, at, facts } = change;
  const word: News["word"] = (kinship) => wordPush({ world, ticket, change, kinship });
  return tellFollowers({ tx, world, ticket, except, news: { id, at, word, isSlight: facts.rang !== undefined } });
}
