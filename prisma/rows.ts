import type { Channel } from "../core/channel/channel.ts";
import type { Conversation, Holder } from "../core/conversation/conversation.ts";
import { dialogueSchema, emptyDialogue } from "../core/conversation/dialogue.ts";
import type { Message, OutboundMessage } from "../core/delivery/message.ts";
import type { DeskTask } from "../core/task.ts";
import { fromAssignment, toAssignment } from "./assignment-rows.ts";
import type * as Rows from "./client/client.ts";
import { Prisma } from "./client/client.ts";
import { assertStorable, decode, encode } from "./json.ts";

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The members that have a value: a column's NULL is a domain type's absent member. */
export function present<T extends object>(columns: T): Present<T> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Present<T>;
}

/** A JSON column that may be empty. */
export function jsonOrNull(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === undefined ? Prisma.DbNull : encode(value);
}

function toHolder({ holder, holderStaffId, holderName, heldSince }: Rows.Conversation): Holder {
  const since = heldSince ?? new Date(0);
  if (holder === "operator") return { kind: "operator", staffId: holderStaffId ?? "", name: holderName ?? "", since };
  if (holder === "elsewhere") return { kind: "elsewhere", name: holderName ?? "", since };
  return holder === "queue" ? { kind: "queue", since } : { kind: "bot" };
}

export function toConversation(row: Rows.Conversation): Conversation {
  const dialogue = dialogueSchema.safeParse(row.dialogue);
  const { displayName, avatarUrl, draftReply, lastInboundAt, wakeAt, postRef } = row;
  return {
    id: row.id,
    address: { channel: row.channel as Channel, account: row.account, user: row.userId },
    thread: row.thread,
    citizenId: row.citizenId,
    heldBy: toHolder(row),
    ...(row.attentionReason ? { attention: toAttention(row) } : {}),
    ...toAssignment(row),
    // A talk of an older release that cannot be read goes on as if it had no unfinished question.
    dialogue: dialogue.success ? dialogue.data : { ...emptyDialogue, introduced: true },
    openedAt: row.openedAt,
    version: row.version,
    ...present({ displayName, avatarUrl, draftReply, lastInboundAt, wakeAt, postRef }),
    ...present({
      snooze: decode<Conversation["snooze"] | null>(row.snooze),
      spam: decode<Conversation["spam"] | null>(row.spam),
      lastAct: decode<Conversation["lastAct"] | null>(row.lastAct),
    }),
  };
}

function toAttention(row: Rows.Conversation): NonNullable<Conversation["attention"]> {
  return {
    reason: row.attentionReason as NonNullable<Conversation["attention"]>["reason"],
    since: row.attentionSince ?? row.openedAt,
    dueAt: row.attentionDueAt ?? row.openedAt,
    ...present({ question: row.attentionQuestion }),
  };
}

export function fromConversation(conversation: Conversation) {
  assertStorable(conversation);
  const { id, address, thread, citizenId, heldBy, attention, assignment, snooze } = conversation;
  return {
    id,
    channel: address.channel,
    account: address.account,
    userId: address.user,
    thread,
    postRef: conversation.postRef ?? null,
    citizenId,
    displayName: conversation.displayName ?? null,
    avatarUrl: conversation.avatarUrl ?? null,
    holder: heldBy.kind,
    holderStaffId: heldBy.kind === "operator" ? heldBy.staffId : null,
    holderName: "name" in heldBy ? heldBy.name : null,
    heldSince: heldBy.kind === "bot" ? null : heldBy.since,
    attentionReason: attention?.reason ?? null,
    attentionSince: attention?.since ?? null,
    attentionDueAt: attention?.dueAt ?? null,
    attentionQuestion: attention?.question ?? null,
    ...fromAssignment(assignment),
    dialogue: encode(conversation.dialogue),
    draftReply: conversation.draftReply ?? null,
    lastInboundAt: conversation.lastInboundAt ?? null,
    wakeAt: conversation.wakeAt ?? null,
    openedAt: conversation.openedAt,
    snooze: jsonOrNull(snooze),
    snoozedUntil: snooze && !snooze.isOver ? snooze.untilAt : null,
    spam: jsonOrNull(conversation.spam),
    lastAct: jsonOrNull(conversation.lastAct),
    version: conversation.version + 1,
  };
}

/** What of a line is read. */
export type LineRow = Omit<Rows.Message, "seq" | "sentAt">;

export function toMessage(row: LineRow): Message {
  const { failure, ticketCode, notBefore, editedAt, withdrawnAt } = row;
  const via = row.via as Channel | null;
  return {
    id: row.id,
    conversationId: row.conversationId,
    direction: row.direction as Message["direction"],
    author: decode(row.author),
    text: row.text,
    choices: decode(row.choices),
    attachments: decode(row.attachments),
    providerIds: row.providerIds,
    state: row.state as Message["state"],
    at: row.at,
    ...present({ place: decode<NonNullable<Message["place"]> | null>(row.place), failure, ticketCode }),
    ...present({ notBefore, editedAt, withdrawnAt, via }),
  };
}

export function fromMessage(message: Message) {
  assertStorable(message);
  return {
    id: message.id,
    conversationId: message.conversationId,
    direction: message.direction,
    author: encode(message.author),
    text: message.text,
    choices: encode(message.choices),
    attachments: encode(message.attachments),
    place: jsonOrNull(message.place),
    providerIds: message.providerIds,
    state: message.state,
    via: message.via ?? null,
    failure: message.failure ?? null,
    ticketCode: message.ticketCode ?? null,
    notBefore: message.notBefore ?? null,
    editedAt: message.editedAt ?? null,
    withdrawnAt: message.withdrawnAt ?? null,
    at: message.at,
  };
}

/** The head of an outgoing lane, as the claiming statement reads it. */
export interface HeadRow {
  id: string;
  conversation_id: string;
  text: string;
  choices: unknown;
  attachments: unknown;
  ticket_code: string | null;
  channel: string;
  account: string;
  user_id: string;
  purpose: string;
  template: unknown;
  as_template: boolean;
  urgent: boolean;
  news_id: string | null;
  is_forwarded: boolean;
  refused: unknown;
  is_followed: boolean;
  cause: unknown;
  created_at: Date;
  not_before: Date | null;
  not_after: Date | null;
  last_inbound_at: Date | null;
  uncertain_since: Date | null;
  accounted_for: string[] | null;
  attempts: number;
}

export function toOutboundMessage(row: HeadRow): OutboundMessage {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    to: { channel: row.channel as Channel, account: row.account, user: row.user_id },
    purpose: row.purpose as OutboundMessage["purpose"],
    text: row.text,
    choices: decode(row.choices),
    attachments: decode(row.attachments),
    createdAt: row.created_at,
    ...(row.as_template ? { asTemplate: true } : {}),
    ...(row.urgent ? { urgent: true } : {}),
    ...(row.is_forwarded ? { isForwarded: true } : {}),
    ...present({
      template: row.template as NonNullable<OutboundMessage["template"]> | null,
      ticketCode: row.ticket_code,
      newsId: row.news_id,
      notBefore: row.not_before,
      notAfter: row.not_after,
      lastInboundAt: row.last_inbound_at,
      uncertainSince: row.uncertain_since,
      accountedFor: row.accounted_for,
    }),
  };
}

export function fromOutboundMessage(message: OutboundMessage, key: string) {
  assertStorable({ ...message, key });
  return {
    messageId: message.id,
    lane: message.conversationId,
    key,
    channel: message.to.channel,
    account: message.to.account,
    userId: message.to.user,
    purpose: message.purpose,
    template: jsonOrNull(message.template),
    asTemplate: message.asTemplate ?? false,
    urgent: message.urgent ?? false,
    newsId: message.newsId ?? null,
    isForwarded: message.isForwarded ?? false,
    createdAt: message.createdAt,
    notAfter: message.notAfter ?? null,
    lastInboundAt: message.lastInboundAt ?? null,
    uncertainSince: message.uncertainSince ?? null,
  };
}

export function toTask(row: Rows.DeskTask): DeskTask {
  const { key, conversationId, ticketCode, phone, reason, advice, takenAt } = row;
  return {
    id: row.id,
    kind: row.kind as DeskTask["kind"],
    state: row.state as DeskTask["state"],
    openedAt: row.openedAt,
    ...present({ key, conversationId, ticketCode, phone, reason, advice, takenAt }),
    ...present({ emergency: row.emergency as NonNullable<DeskTask["emergency"]> | null }),
    ...present({ takenBy: row.takenBy as NonNullable<DeskTask["takenBy"]> | null }),
    ...present({ askedBy: row.askedBy as NonNullable<DeskTask["askedBy"]> | null, forStaffId: row.forStaffId }),
  };
}

export function fromTask(task: DeskTask) {
  assertStorable(task);
  return {
    id: task.id,
    kind: task.kind,
    key: task.key ?? null,
    emergency: task.emergency ?? null,
    conversationId: task.conversationId ?? null,
    ticketCode: task.ticketCode ?? null,
    phone: task.phone ?? null,
    reason: task.reason ?? null,
    advice: task.advice ?? null,
    state: task.state,
    takenBy: jsonOrNull(task.takenBy),
    forStaffId: task.forStaffId ?? null,
    askedBy: jsonOrNull(task.askedBy),
    openedAt: task.openedAt,
    takenAt: task.takenAt ?? null,
  };
}
