import { withKeys } from "../channel/media.ts";
import type { Choice, OutboundMessage } from "../delivery/message.ts";
import { watchDossier } from "../dossier/watch-dossier.ts";
import { AppError } from "../errors.ts";
import { noteQuestion } from "../knowledge/note-question.ts";
import { unwatchNews, watchNews } from "../news/watch-news.ts";
import { linkByCode } from "../people/link-code.ts";
import { citizenActor, system } from "../people/staff.ts";
import { askInTalk } from "../privacy/open-case.ts";
import type { Transaction } from "../store.ts";
import type { DeskTask } from "../task.ts";
import { addToTicket, followTicket, seeAgain } from "../ticket/amend-ticket.ts";
import { noteLasting } from "../ticket/answer-result.ts";
import { changeTicket } from "../ticket/change-ticket.ts";
import { hideName } from "../ticket/hide-name.ts";
import { joinIncident } from "../ticket/merge-tickets.ts";
import { openTicket } from "../ticket/open-ticket.ts";
import { takeRating } from "../ticket/take-rating.ts";
import type { Ticket } from "../ticket/ticket.ts";
import { ticketParams, ticketsParams } from "../ticket/ticket-params.ts";
import type { World } from "../world.ts";
import { bookInTurn, cancelInTurn, holdInTurn, numberInTurn } from "./at-centre.ts";
import type { Conversation } from "./conversation.ts";
import type { Dialogue } from "./dialogue.ts";
import { followByDigits } from "./follow-by-digits.ts";
import type { PhraseParams } from "./phrasebook.ts";
import type { Decision, TicketRef, Turn } from "./turn.ts";

/** What the decisions of one turn share while they are applied, in order. */
interface Application {
  tx: Transaction;
  world: World;
  turn: Turn;
  /** Unique for this turn; its messages are keyed by it so that a repeat says nothing twice. */
  turnKey: string;
  conversation: Conversation;
  opened: Map<string, Ticket>;
  /** Codes opened in this turn that are told in a later one. */
  untold: string[];
  said: number;
  /** Values that what was decided before lends to the sentences after it. */
  lent: PhraseParams;
  /** What core itself changes in what the conversation remembers, after all that was decided. */
  edits: ((dialogue: Dialogue) => Dialogue)[];
}

type Applier<D> = (application: Application, decision: D) => Promise<void>;
type Appliers = { [K in Decision["do"]]: Applier<Extract<Decision, { do: K }>> };

type Words = Pick<Extract<Decision, { do: "say" }>, "phrases" | "about" | "along">;

async function ticketOf({ tx, opened }: Application, about: TicketRef): Promise<Ticket> {
  const code = "ref" in about ? opened.get(about.ref)?.code : about.code;
  const ticket = code ? await tx.tickets.byCode(code) : undefined;
  if (!ticket) throw new AppError("NOT_FOUND", "a decision names a ticket that is not there");
  return ticket;
}

async function word(application: Application, { phrases, about, along = [] }: Words) {
  const { world, turn } = application;
  const ticket = about ? await ticketOf(application, about) : undefined;
  const others = await Promise.all(along.map((one) => ticketOf(application, one)));
  const lent = ticket
    ? {
        ...ticketParams(ticket, world, turn.now),
        ...(along.length > 0 && ticketsParams(others, ticket, world, turn.now)),
      }
    : {};
  const said = phrases.map(({ key, params }) =>
    world.phrasebook.say(key, { ...application.lent, ...lent, ...params }, turn.now),
  );
  return {
    text: said.map((phrase) => phrase.text).join("\n"),
    choices: said.at(-1)?.choices ?? [],
    said,
    ticket,
    told: others.map((other) => other.code),
  };
}

/** Where the platform cannot ask for the position, the button leads to our map. */
function withMap(choice: Choice, { world, turn, conversation }: Application): Choice {
  const needsMap = choice.asksLocation && !turn.limits.canAskLocation && !choice.url;
  return needsMap ? { ...choice, url: world.mapLink(conversation.id) } : choice;
}

const citizenOf = ({ conversation }: Application) => citizenActor(conversation.id);

/** Puts something for a person on the desk, once for each key. */
async function putTask(
  { tx, world, turn }: Application,
  task: Omit<DeskTask, "id" | "state" | "openedAt">,
): Promise<void> {
  const id = world.ids.next();
  const isNew = await tx.tasks.save({ id, ...task, state: "open", openedAt: turn.now });
  if (isNew) await tx.publish([{ topic: "desk", name: "task.opened", id }]);
}

/** Whose addition to which ticket it is. */
async function amending(application: Application, about: TicketRef) {
  const { tx, world } = application;
  const { code } = await ticketOf(application, about);
  return { tx, world, code, actor: citizenOf(application) };
}

const appliers: Appliers = {
  say: async (application, { purpose, urgent, ...words }) => {
    const { tx, world, turn, conversation, turnKey } = application;
    // Another program has the talk: the platform would refuse it, and two voices would speak.
    if (conversation.heldBy.kind === "elsewhere") return;
    const { text, choices, said, ticket, told } = await word(application, words);
    application.untold = application.untold.filter((code) => !told.includes(code));
    const message: OutboundMessage = {
      id: world.ids.next(),
      conversationId: conversation.id,
      to: conversation.address,
      purpose: purpose ?? "reply",
      text,
      choices: purpose ? [] : choices.map((choice) => withMap(choice, application)),
      attachments: [],
      createdAt: turn.now,
      ...(urgent ? { urgent } : {}),
      ...(ticket ? { ticketCode: ticket.code } : {}),
      ...(conversation.lastInboundAt ? { lastInboundAt: conversation.lastInboundAt } : {}),
    };
    const author = { kind: "bot" as const, phraseKeys: said.map((phrase) => phrase.key) };
    await tx.messages.enqueue([{ message, author, key: `turn:${turnKey}:${application.said}` }]);
    application.said += 1;
  },
  draft: async (application, words) => {
    const { text } = await word(application, words);
    application.conversation = { ...application.conversation, draftReply: text };
  },
  openTicket: async (application, { ref, report, id, isTold, notes = [], untold }) => {
    const { tx, world, turn, conversation, opened } = application;
    const known = id ? await tx.tickets.byId(id) : undefined;
    if (known) {
      opened.set(ref, known);
      return;
    }
    const kept = turn.history.flatMap((message) => message.attachments);
    const ticket = await openTicket({
      tx,
      world,
      report: { ...report, attachments: withKeys(report.attachments, kept) },
      actor: citizenOf(application),
      origin: conversation.address.channel,
      conversationId: conversation.id,
      notes: notes.map(({ key, params = {} }) => world.phrasebook.say(key, params, turn.now).text),
      ...(id ? { id } : {}),
      ...(isTold === false ? { isTold } : {}),
    });
    opened.set(ref, ticket);
    if (untold) application.untold.push(ticket.code);
  },
  seeAgain: async (application, { ticket, attachments }) => {
    await seeAgain({ ...(await amending(application, ticket)), attachments });
  },
  reportFault: (application, { key, reason }) => putTask(application, { kind: "channel", key, reason }),
  addToTicket: async (application, { do: _, ticket, ...more }) => {
    const whose = await amending(application, ticket);
    const { status, category, severity, unit } = await addToTicket({ ...whose, ...more });
    if (status !== "needs-info") return;
    await changeTicket({ ...whose, to: "triaged", actor: system, facts: { category, severity, unit } });
  },
  reopen: async (application, { ticket, reason, attachments }) => {
    const facts = { reason, photos: attachments };
    const except = application.conversation.id;
    await changeTicket({ ...(await amending(application, ticket)), to: "reopened", facts, except });
  },
  rate: async (application, { ticket, score, comment }) => {
    const words = comment ? { comment } : {};
    await takeRating({
      ...(await amending(application, ticket)),
      score,
      ...words,
      except: application.conversation.id,
    });
  },
  confirmLasting: async (application, { ticket }) => {
    await noteLasting(await amending(application, ticket));
  },
  withdraw: async (application, { ticket, reason }) => {
    const except = application.conversation.id;
    await changeTicket({ ...(await amending(application, ticket)), to: "withdrawn", facts: { reason }, except });
  },
  follow: async (application, { ticket }) => {
    await followTicket({ ...(await amending(application, ticket)), conversationId: application.conversation.id });
  },
  hideName: async (application, { ticket }) => {
    await hideName(await amending(application, ticket));
  },
  openRightsCase: async (application, { do: _, ...asked }) => {
    const { code, dueAt } = await askInTalk({ ...application, asked });
    application.lent = { ...application.lent, code, due: { due: dueAt } };
  },
  join: async (application, { ticket, parent, likeness }) => {
    const { tx, world, conversation } = application;
    const [{ code }, { code: parentCode }] = [await ticketOf(application, ticket), await ticketOf(application, parent)];
    const actor = citizenOf(application);
    const alike = likeness === undefined ? {} : { likeness };
    await joinIncident({ tx, world, code, parentCode, ...alike, actor, conversationId: conversation.id });
  },
  followByDigits: async (application, { ticket, digits, attachments, linked, missed, givenUp }) => {
    const { tx, world, conversation } = application;
    const found = await ticketOf(application, ticket);
    const { id: conversationId, dialogue } = conversation;
    const verdict = await followByDigits({ tx, world, conversationId, dialogue, ticket: found, digits, attachments });
    application.edits.push(verdict.edit);
    const phrase = { linked, missed, givenUp }[verdict.end];
    await appliers.say(application, { do: "say", phrases: [phrase], about: { code: found.code } });
    if (verdict.end !== "givenUp") return;
    await appliers.handOver(application, { do: "handOver", what: "conversation", reason: "unsure" });
  },
  watchDossier: (application, { told }) => watchDossier({ ...application, told, now: application.turn.now }),
  unwatchDossier: ({ tx, conversation }, { code }) => tx.dossierWatches.remove(code, conversation.id),
  watchNews: async (application, { topic, watched, full }) => {
    const reader = { conversationId: application.conversation.id };
    const phrases = (await watchNews({ ...application, reader, topic })) ? watched : full;
    await appliers.say(application, { do: "say", phrases });
  },
  unwatchNews: (application, { only }) => unwatchNews({ ...application, only }),
  linkByCode: async (application, { code, linked, unknown }) => {
    const { tx, world, conversation } = application;
    const stored = await tx.conversations.byId(conversation.id);
    if (stored?.version !== conversation.version)
      throw new AppError("STALE", "somebody changed the conversation first");
    const link = await linkByCode({ tx, world, conversation, code });
    // Linking may have given this very conversation to the other record.
    const { citizenId, version } = (await tx.conversations.byId(conversation.id)) ?? conversation;
    application.conversation = { ...application.conversation, citizenId, version };
    const phrase = link ? linked : unknown;
    if (phrase) await appliers.say(application, { do: "say", phrases: [phrase] });
  },
  handOver: async (application, { what, reason, question }) => {
    const { turn, conversation } = application;
    const attention = { reason, since: turn.now, dueAt: turn.desk.dueAt, ...(question ? { question } : {}) };
    const free = what === "conversation" && conversation.heldBy.kind === "bot";
    application.conversation = {
      ...conversation,
      attention: conversation.attention ?? attention,
      ...(free ? { heldBy: { kind: "queue", since: turn.now } as const } : {}),
    };
  },
  task: (application, { do: _, ...task }) =>
    putTask(application, { ...task, conversationId: application.conversation.id }),
  alarm: async (application, { kind, ticket }) => {
    const { turn, conversation } = application;
    const code = ticket ? (await ticketOf(application, ticket)).code : undefined;
    await putTask(application, {
      kind: "alarm",
      key: `alarm:${conversation.id}:${code ?? turn.now.getTime()}`,
      emergency: kind,
      conversationId: conversation.id,
      ...(code ? { ticketCode: code } : {}),
    });
    application.conversation = {
      ...application.conversation,
      attention: { reason: "emergency", since: turn.now, dueAt: turn.now },
    };
  },
  bookAppointment: (application, decision) => bookInTurn(application, decision),
  cancelAppointment: (application, { id }) => cancelInTurn(application, id),
  holdAppointment: (application, { id }) => holdInTurn(application, id),
  takeNumber: async (application, { serviceId }) => {
    const { id, label, ahead, link } = await numberInTurn(application, serviceId);
    application.lent = { number: label, ahead, numberLink: link };
    application.edits.push((dialogue) => ({ ...dialogue, hallNumberId: id }));
  },
  noteReading: ({ tx, turn }, { do: _, ...reading }) => tx.readings.add({ ...reading, at: turn.now }),
  noteQuestion: ({ tx, world, turnKey, conversation }, { do: _, ...question }) =>
    noteQuestion({ tx, world, conversation, question, id: `turn:${turnKey}` }),
  remember: async (application, { dialogue, wakeAt }) => {
    const { wakeAt: before, ...rest } = application.conversation;
    const next = wakeAt === undefined ? before : (wakeAt ?? undefined);
    const untold = [...(dialogue.untold ?? []), ...application.untold];
    const kept = untold.length > 0 ? { ...dialogue, untold } : dialogue;
    application.conversation = { ...rest, dialogue: kept, ...(next ? { wakeAt: next } : {}) };
  },
};

/** Carries out what the bot decided, in order, inside the caller's transaction. Returns the conversation to save. */
export async function applyDecisions(input: {
  tx: Transaction;
  world: World;
  turn: Turn;
  conversation: Conversation;
  turnKey: string;
}): Promise<Conversation> {
  const application: Application = { ...input, opened: new Map(), untold: [], said: 0, lent: {}, edits: [] };
  for (const decision of input.turn.decisions) {
    const apply = appliers[decision.do] as Applier<Decision>;
    await apply(application, decision);
  }
  const { conversation, edits } = application;
  return { ...conversation, dialogue: edits.reduce((dialogue, edit) => edit(dialogue), conversation.dialogue) };
}
