import { z } from "zod";
import { deliveryStates } from "../core/delivery/delivery-state.ts";
import { inboxQueues } from "../core/setting/saved-views.ts";
import { repairKinds } from "../core/understanding/repair.ts";
import {
  attachmentView,
  attentionReason,
  categoryId,
  channel,
  clientId,
  clockView,
  cursor,
  done,
  moment,
  named,
  place,
  proposal,
  replySeen,
  severity,
  staffText,
  uploadedFiles,
} from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";
import { openTicketBody, ticketRow, ticketView } from "./contract-tickets.ts";

const queue = z.enum(inboxQueues);

const holder = z.object({
  /** `elsewhere`: another program of the account, `name`, answers on the platform. */
  kind: z.enum(["bot", "queue", "operator", "elsewhere"]),
  staffId: z.string().optional(),
  name: z.string().optional(),
  since: moment.optional(),
});

/** A conversation in the list. Ordered by the server: emergencies, overdue, soonest deadline, then latest word. */
export const conversationRow = z
  .object({
    id: z.string(),
    channel,
    name: z.string(),
    heldBy: holder,
    attention: z
      .object({ reason: attentionReason, since: moment, dueAt: moment, question: z.string().optional() })
      .optional(),
    /** Whom the rules gave it to while it waits; whoever answers first holds it. */
    assigned: z.object({ staffId: z.string(), name: z.string(), since: moment, until: moment.optional() }).optional(),
    last: z
      .object({
        text: z.string(),
        at: moment,
        by: z.enum(["resident", "bot", "operator", "page", "system"]),
        hasPhoto: z.boolean(),
      })
      .optional(),
    /** The resident's lines nobody at the desk has seen. */
    unread: z.number(),
    proposal: proposal.optional(),
    severity: severity.optional(),
    angry: z.boolean(),
    /** The deadline that orders the list: attention first, else the earliest of the resident's open tickets. */
    clock: clockView.optional(),
    /** Put off by a person; `isOver`: its time has come and nobody has seen to it. */
    snooze: z.object({ untilAt: moment, name: z.string(), why: z.string().optional(), isOver: z.boolean() }).optional(),
    /** Judged to be no matter of the ward. */
    spam: z.object({ at: moment, name: z.string(), why: z.string().optional() }).optional(),
    version: z.number(),
  })
  .register(named, { id: "ConversationRow" });

/** One line of the thread. */
export const messageView = z
  .object({
    id: z.string(),
    direction: z.enum(["in", "out", "internal"]),
    author: z.object({ kind: z.enum(["resident", "bot", "operator", "page", "system"]), name: z.string().optional() }),
    text: z.string(),
    choices: z.array(z.string()),
    attachments: z.array(attachmentView),
    place: place.optional(),
    state: z.enum(deliveryStates),
    /** How it went out, where that was not this conversation's own channel. */
    via: channel.optional(),
    /** Why it could not be delivered: an error code. */
    failure: z.string().optional(),
    ticketCode: z.string().optional(),
    /** It waits until then; whoever wrote it may take it back. */
    notBefore: moment.optional(),
    editedAt: moment.optional(),
    withdrawnAt: moment.optional(),
    at: moment,
  })
  .register(named, { id: "Message" });

/** A word that the machine read as another, and what was odd about it. */
export const repairView = z.object({ kind: z.enum(repairKinds), from: z.string(), to: z.string() });

/** The report a resident is putting together, as the machine understands it. */
const reportView = z.object({
  text: z.string(),
  summary: z.string().optional(),
  category: categoryId.optional(),
  /** Best first, at most three. */
  proposals: z.array(proposal),
  cues: z.array(z.string()),
  /** What the machine read otherwise than it was typed, at most twelve. */
  repairs: z.array(repairView),
  sure: z.boolean(),
  severity,
  flags: z.array(z.string()),
  place: place.optional(),
  candidates: z.array(place),
});

/** Lines oldest first; `olderCursor` is there when there are older ones. */
const messagePage = z.object({ items: z.array(messageView), olderCursor: z.string().optional() });

/** Everything the desk shows of one conversation, with its newest 50 lines. */
export const conversationView = z
  .object({
    ...conversationRow.shape,
    /** Masked ("0903 ••• 456") unless the role may see it. */
    phone: z.string().optional(),
    kinship: z.string().optional(),
    openedAt: moment,
    /** A text the machine proposes; any outgoing message retires it. */
    draftReply: z.string().optional(),
    /** The phrasebook's words for a ticket being opened, with `{code}` and `{due}` for what is not known yet. */
    receipt: z.string().optional(),
    /** The report in the making, else what the latest words would be classified as; absent when they report nothing. */
    report: reportView.optional(),
    /** The resident's tickets over all linked channels, newest first. */
    tickets: z.array(ticketRow),
    ticketCount: z.number(),
    /** Until when a person may still write on this channel; absent: without limit. */
    writableUntil: moment.optional(),
    messages: messagePage,
    /** When it could usefully be put off to. */
    snoozeTimes: z.object({ hour: moment, afternoon: moment.optional(), morning: moment.optional() }),
    /** What the viewer did last here and may take back. */
    undoable: z
      .object({ id: z.string(), kind: z.enum(["take-over", "give-back", "done", "snooze", "spam", "assign"]) })
      .optional(),
  })
  .register(named, { id: "Conversation" });

const conversationQuery = z.object({
  queue: queue.default("attention"),
  channel: channel.optional(),
  category: categoryId.optional(),
  severity: severity.optional(),
  /** Name, phone number, words or ticket code. */
  q: z.string().trim().max(200).optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const conversationPage = z.object({
  items: z.array(conversationRow),
  nextCursor: z.string().optional(),
  counts: z.object({
    attention: z.number(),
    mine: z.number(),
    bot: z.number(),
    later: z.number(),
    spam: z.number(),
    all: z.number(),
  }),
  /** The server's time, for clocks. */
  at: moment,
});

const messageQuery = z.object({ before: cursor, limit: z.coerce.number().int().min(1).max(100).default(50) });

const replyBody = z.object({
  clientId,
  text: z.string().trim().max(10_000).default(""),
  attachments: uploadedFiles.default([]),
  /** Send although a colleague holds the conversation. */
  overrule: z.boolean().optional(),
  after: replySeen,
  ticketCode: z.string().optional(),
});
const replyResult = z.object({ messageId: z.string() });
/** `mentions`: colleagues named in it, by id. */
const noteBody = z.object({ text: staffText, mentions: z.array(z.string().min(1).max(100)).max(20).optional() });
/** The newest line that was on the screen. */
const seenBody = z.object({ messageId: z.string() });

const openedTicket = z.object({ ticket: ticketView, messageId: z.string().optional() });

/** The inbox and its conversations. */
export const conversationRoutes = {
  listConversations: {
    method: "get",
    path: "/api/conversations",
    access: "conversation.list",
    summary: "One queue of the inbox, most urgent first, and the counts of all",
    query: conversationQuery,
    response: conversationPage,
  },
  getConversation: {
    method: "get",
    path: "/api/conversations/{id}",
    access: "conversation.read",
    summary: "A conversation with its newest lines, report and tickets",
    params: byId,
    response: conversationView,
  },
  listMessages: {
    method: "get",
    path: "/api/conversations/{id}/messages",
    access: "conversation.read",
    summary: "Older lines of a conversation",
    params: byId,
    query: messageQuery,
    response: messagePage,
  },
  takeOver: {
    method: "post",
    path: "/api/conversations/{id}/take-over",
    access: "conversation.hold",
    summary: "A person answers from now on; the resident is told",
    params: byId,
    response: conversationView,
  },
  giveBack: {
    method: "post",
    path: "/api/conversations/{id}/give-back",
    access: "conversation.hold",
    summary: "The bot may speak again; the resident is told",
    params: byId,
    response: conversationView,
  },
  replyInConversation: {
    method: "post",
    path: "/api/conversations/{id}/replies",
    access: "conversation.reply",
    summary: "Sends a person's words on the resident's channel; needs text or a file",
    params: byId,
    body: replyBody,
    response: replyResult,
  },
  noteOnConversation: {
    method: "post",
    path: "/api/conversations/{id}/notes",
    access: "conversation.note",
    summary: "A line only staff read",
    params: byId,
    body: noteBody,
    response: done,
  },
  markSeen: {
    method: "post",
    path: "/api/conversations/{id}/seen",
    access: "conversation.read",
    summary: "The desk has seen the lines up to this one",
    params: byId,
    body: seenBody,
    response: done,
  },
  finishConversation: {
    method: "post",
    path: "/api/conversations/{id}/done",
    access: "conversation.hold",
    summary: "Nothing more to look at: leaves the first queue",
    params: byId,
    response: conversationView,
  },
  discardDraft: {
    method: "delete",
    path: "/api/conversations/{id}/draft",
    access: "conversation.reply",
    summary: "The machine's proposed reply is not wanted",
    params: byId,
    response: done,
  },
  liftFlood: {
    method: "post",
    path: "/api/conversations/{id}/flood",
    access: "conversation.hold",
    summary: "Lets the bot answer again, for a day, somebody who sent too much; `lifted: false` takes it back",
    params: byId,
    body: z.object({ lifted: z.boolean() }),
    response: done,
  },
  openTicket: {
    method: "post",
    path: "/api/conversations/{id}/tickets",
    access: "ticket.open",
    summary: "Opens a ticket and, with `text`, sends the words in the same act",
    params: byId,
    body: openTicketBody,
    response: openedTicket,
  },
} as const satisfies Record<string, Route>;
