import { type Conversation, isHeldByPeople } from "../conversation/conversation.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import { system } from "../people/staff.ts";
import { publicPlace } from "../publication/public-ticket.ts";
import { spokenName } from "../routing/category-rules.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { mayFollowUp } from "./follow-up.ts";
import { reopenableUntil } from "./guards.ts";
import { mayAnswerResult } from "./may-answer.ts";
import { putNews } from "./notify-followers.ts";
import { recordRing } from "./record-ring.ts";
import type { Ring } from "./rings.ts";
import type { Ticket } from "./ticket.ts";

interface Asking {
  tx: Transaction;
  world: World;
  ticket: Ticket;
}

/** Whether the result itself came to this talk: it was told there, or its person has written since and was told then. */
async function knowsResult({ tx, ticket }: Asking): Promise<(reader: Conversation) => boolean> {
  const resolved = ticket.changes.findLast(({ kind, to }) => kind === "move" && to === "resolved");
  const told = new Set(
    (resolved ? await tx.messages.newsStates(resolved.id) : []).flatMap(({ conversationId, state }) =>
      state === "sent" || state === "forwarded" ? [conversationId] : [],
    ),
  );
  return ({ id, lastInboundAt }) =>
    told.has(id) || (resolved !== undefined && lastInboundAt !== undefined && lastInboundAt > resolved.at);
}

/**
 * Whom the question is for, each person once and where they wrote last: who was told of the result and may answer it.
 * Where a person of the ward has the talk, or everybody reads along, the machine asks nothing.
 */
async function readersOf(asking: Asking): Promise<Conversation[]> {
  const { tx, ticket } = asking;
  const known = await knowsResult(asking);
  const found = await Promise.all(ticket.followers.map((id) => tx.conversations.byId(id)));
  const readers = found
    .flatMap((talk) => talk ?? [])
    .filter((talk) => mayAnswerResult(ticket, talk) && known(talk) && !isHeldByPeople(talk) && !talk.postRef)
    .sort((a, b) => (b.lastInboundAt?.getTime() ?? 0) - (a.lastInboundAt?.getTime() ?? 0));
  return readers.filter((talk, at) => readers.findIndex(({ citizenId }) => citizenId === talk.citizenId) === at);
}

/** What and where, for this reader: the house is named to whoever reported it alone. */
function subjectOf({ world, ticket }: Asking, { id, dialogue: { kinship } }: Conversation) {
  const isReporter = id === ticket.reporterConversationId;
  const where = isReporter ? ticket.place?.label : publicPlace(ticket).where;
  const addr = kinship ? { addr: kinship } : {};
  return {
    code: ticket.code,
    what: isReporter ? ticket.title : spokenName(world.ward.categories, ticket.category),
    where: where ?? world.phrasebook.say("followup.there", addr, world.clock.now()).text,
  };
}

function wordsFor(asking: Asking, reader: Conversation): { message: OutboundMessage; phraseKey: string } {
  const { world, ticket } = asking;
  const { id: conversationId, address, lastInboundAt } = reader;
  const now = world.clock.now();
  const subject = subjectOf(asking, reader);
  const params = { ...subject, link: world.ownLink(ticket.code, conversationId) };
  const { key, text, choices } = world.phrasebook.say("followup.four-weeks", subject, now);
  const template = {
    name: "followup.template",
    params,
    text: world.phrasebook.say("followup.template", params, now).text,
  };
  const message: OutboundMessage = {
    ...{ id: world.ids.next(), conversationId, to: address, purpose: "follow-up", text, choices, template },
    attachments: [],
    ticketCode: ticket.code,
    newsId: `follow-up:${ticket.id}`,
    createdAt: now,
    notAfter: reopenableUntil(ticket),
    ...(lastInboundAt ? { lastInboundAt } : {}),
  };
  return { message, phraseKey: key };
}

/**
 * Four weeks after a result asks whether it has lasted, in the transaction that writes down that it was asked; a talk's
 * lane takes the question of a ticket once for ever. Where the ward has switched it off meanwhile, nobody is there to be
 * asked, or it could not be opened again any more, that is written down instead.
 */
export async function askFollowUp(asking: Asking & { ring: Ring }): Promise<void> {
  const { tx, world, ticket, ring } = asking;
  const isMeant = mayFollowUp(ticket, world.ward) && world.clock.now() < reopenableUntil(ticket);
  const readers = isMeant ? await readersOf(asking) : [];
  const facts = { followUp: readers.length > 0 ? "asked" : "nobody" } as const;
  await recordRing({ tx, world, code: ticket.code, actor: system, ring, facts });
  for (const reader of readers) {
    const { message, phraseKey } = wordsFor(asking, reader);
    await putNews({ tx, reader, message, phraseKey });
  }
}
