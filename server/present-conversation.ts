import type { z } from "zod";
import { type Attention, type Conversation, waitingSince } from "../core/conversation/conversation.ts";
import type { ReportDraft } from "../core/conversation/dialogue.ts";
import { snoozeTimes } from "../core/conversation/snooze.ts";
import type { Author, Message } from "../core/delivery/message.ts";
import type { Citizen } from "../core/people/citizen.ts";
import type { Staff } from "../core/people/staff.ts";
import { routeOf } from "../core/routing/routing.ts";
import type { Ticket } from "../core/ticket/ticket.ts";
import type { World } from "../core/world.ts";
import type { conversationRow, conversationView, messageView } from "./contract-conversations.ts";
import { iso, nameless, presentAttachment, presentPhone, presentProposals } from "./present.ts";
import { runningClock } from "./present-clock.ts";
import { presentRepairs } from "./present-repairs.ts";
import { presentTicketRow, type Viewer } from "./present-ticket.ts";

type RowView = z.input<typeof conversationRow>;
type ConversationView = z.input<typeof conversationView>;
type MessageView = z.input<typeof messageView>;

/** A row shows one line; nobody reads more of it there. */
const maxRowChars = 200;
const hourMs = 3_600_000;

/** What a row needs besides the conversation. */
export interface ConversationSurroundings {
  last?: Message | undefined;
  unread: number;
  /** Of the resident's open tickets that the viewer may see the most urgent. */
  ticket?: Ticket | undefined;
}

const nameOf = (author: Author): string | undefined => (author.kind === "operator" ? author.name : undefined);

function presentHolder({ heldBy }: Conversation): RowView["heldBy"] {
  if (heldBy.kind === "bot") return { kind: "bot" };
  const since = heldBy.since.toISOString();
  if (heldBy.kind === "queue") return { kind: "queue", since };
  if (heldBy.kind === "elsewhere") return { kind: "elsewhere", name: heldBy.name, since };
  return { kind: "operator", staffId: heldBy.staffId, name: heldBy.name, since };
}

function attentionClock({ since, dueAt }: Attention): NonNullable<RowView["clock"]> {
  return { kind: "attention", startedAt: since.toISOString(), dueAt: dueAt.toISOString(), basis: ["P"] };
}

function presentAssigned({ assignment, ...conversation }: Conversation): RowView["assigned"] {
  const waiting = waitingSince(conversation);
  if (!assignment?.to || !waiting || assignment.since < waiting) return undefined;
  return { ...assignment.to, since: assignment.since.toISOString(), until: iso(assignment.until) };
}

/** A conversation in the inbox. */
export function presentConversationRow(
  conversation: Conversation,
  { last, unread, ticket }: ConversationSurroundings,
): RowView {
  const { id, address, displayName, attention, dialogue, snooze, spam, version } = conversation;
  const { draft } = dialogue;
  return {
    id,
    channel: address.channel,
    name: displayName ?? nameless,
    heldBy: presentHolder(conversation),
    attention: attention && {
      reason: attention.reason,
      since: attention.since.toISOString(),
      dueAt: attention.dueAt.toISOString(),
      question: attention.question,
    },
    assigned: presentAssigned(conversation),
    last: last && {
      text: last.text.slice(0, maxRowChars),
      at: last.at.toISOString(),
      by: last.author.kind,
      hasPhoto: last.attachments.some((file) => file.kind === "image"),
    },
    unread,
    proposal: presentProposals(draft?.proposals ?? [])[0],
    category: draft ? undefined : ticket?.category,
    severity: draft?.severity ?? ticket?.severity,
    angry: attention?.reason === "angry" || (draft?.flags.includes("angry") ?? false),
    clock: attention ? attentionClock(attention) : ticket && runningClock(ticket),
    snooze: snooze && {
      untilAt: snooze.untilAt.toISOString(),
      name: snooze.name,
      why: snooze.why,
      isOver: snooze.isOver ?? false,
    },
    spam: spam && { at: spam.at.toISOString(), name: spam.name, why: spam.why },
    version,
  };
}

/** One line of the thread. The code of a ticket the viewer may not see is left out. */
export function presentMessage(message: Message, hiddenCodes: ReadonlySet<string>): MessageView {
  const { id, direction, author, text, choices, attachments, place, state, failure, ticketCode } = message;
  return {
    id,
    direction,
    author: { kind: author.kind, name: nameOf(author) },
    text,
    choices: choices.map((choice) => choice.label),
    attachments: attachments.map(presentAttachment),
    place,
    state,
    via: message.via,
    failure,
    ticketCode: ticketCode && !hiddenCodes.has(ticketCode) ? ticketCode : undefined,
    notBefore: state === "queued" ? iso(message.notBefore) : undefined,
    editedAt: iso(message.editedAt),
    withdrawnAt: iso(message.withdrawnAt),
    at: message.at.toISOString(),
  };
}

function presentReport(report: ReportDraft, { ward, clock }: World): NonNullable<ConversationView["report"]> {
  const { text, summary, category, proposals, cues, sure, severity, flags, place, candidates } = report;
  return {
    text,
    summary,
    category,
    proposals: presentProposals(proposals).map((one) => ({
      ...one,
      unit: routeOf(ward, { category: one.category, place, at: clock.now() }).unit,
    })),
    cues,
    repairs: presentRepairs(text),
    sure,
    severity,
    flags,
    place,
    candidates,
  };
}

/** Until when a person may write on this channel; undefined: without limit. */
function writableUntil({ address, lastInboundAt, openedAt }: Conversation, world: World): string | undefined {
  const { humanWindowHours, replyWindowHours } = world.limitsOf(address.channel);
  const hours = humanWindowHours ?? replyWindowHours;
  return hours === null ? undefined : new Date((lastInboundAt ?? openedAt).getTime() + hours * hourMs).toISOString();
}

function undoableBy({ id: staffId }: Staff, { lastAct }: Conversation): ConversationView["undoable"] {
  if (lastAct?.staffId !== staffId || lastAct.undoneAt) return undefined;
  return { id: lastAct.id, kind: lastAct.kind };
}

/** The words for a ticket being opened, with marks for what is not known yet. */
function receiptWords({ dialogue: { kinship } }: Conversation, world: World): string {
  const params = { code: "{code}", firstDue: "{due}", ...(kinship ? { addr: kinship } : {}) };
  return world.phrasebook.say("report.opened", params, world.clock.now()).text;
}

/** A whole conversation as one person may see it. `tickets` are those this person may see, newest first. */
export function presentConversation(
  conversation: Conversation,
  viewer: Viewer,
  rest: ConversationSurroundings & {
    world: World;
    citizen: Citizen | undefined;
    report: ReportDraft | undefined;
    tickets: Ticket[];
    messages: ConversationView["messages"];
  },
): ConversationView {
  const { world, citizen, report, tickets, messages } = rest;
  const times = snoozeTimes(world);
  return {
    ...presentConversationRow(conversation, rest),
    phone: presentPhone(
      citizen?.phone,
      viewer.staff,
      tickets.map((ticket) => ticket.unit),
    ),
    kinship: conversation.dialogue.kinship,
    openedAt: conversation.openedAt.toISOString(),
    draftReply: conversation.draftReply,
    receipt: receiptWords(conversation, world),
    report: report && presentReport(report, world),
    tickets: tickets.map((ticket) => presentTicketRow(ticket, viewer)),
    ticketCount: tickets.length,
    writableUntil: writableUntil(conversation, world),
    messages,
    snoozeTimes: {
      hour: times.hour.toISOString(),
      afternoon: iso(times.afternoon),
      morning: iso(times.morning),
    },
    undoable: undoableBy(viewer.staff, conversation),
  };
}
