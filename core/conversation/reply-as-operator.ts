import { actId } from "../act-id.ts";
import type { Attachment } from "../channel/event.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import { chatTopic } from "../live.ts";
import { type Staff, staffActor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { DeskTask } from "../task.ts";
import { stopFirstClock } from "../ticket/amend-ticket.ts";
import { categoryOf } from "../ticket/taxonomy.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import { conversationFor, holdBack, takeOver } from "./hold-conversation.ts";
import { matterInConfidence } from "./in-confidence.ts";
import { askAbout, newerReply } from "./newer-reply.ts";

export interface ReplyInput {
  tx: Transaction;
  world: World;
  conversationId: string;
  staff: Staff;
  text: string;
  attachments: Attachment[];
  /** Made by the console; sending the same one twice sends one message. */
  clientId: string;
  /** Send although a colleague holds the conversation. */
  overrule?: boolean;
  /** The newest reply of others the writer had seen, by id; "": none. Unset: newer ones are nobody's business. */
  after?: string;
  ticketCode?: string;
}

/** Two voices at once are asked about before anything happens; what was sent already is not sent over anything. */
async function askFirst(input: ReplyInput, { heldBy }: Conversation): Promise<void> {
  const { tx, staff, clientId, overrule } = input;
  if (input.after !== undefined && (await tx.messages.byId(actId(staff.id, clientId)))) return;
  const newer = await newerReply(input);
  if (heldBy.kind === "operator" && heldBy.staffId !== staff.id && !overrule) {
    const details = { name: heldBy.name, ...(newer ? { newest: newer.id } : {}) };
    throw new AppError("HELD_BY_OTHER", "a colleague answers here", { details });
  }
  if (newer) throw askAbout(newer);
}

/**
 * A person's answer goes out on the resident's channel. Whoever writes holds the conversation from then on, so the bot
 * is silenced in the same transaction. The words wait a moment, and so can be taken back. Throws HELD_BY_OTHER unless
 * `overrule`, NEWER_REPLY when others replied behind `after`. Returns the message's id.
 */
export async function replyAsOperator(asked: ReplyInput): Promise<string> {
  const { tx, world, staff, text, attachments, clientId, conversationId } = asked;
  const ticketCode = asked.ticketCode ?? (await matterInConfidence(tx, conversationId, staff));
  const input = { ...asked, ...(ticketCode ? { ticketCode } : {}) };
  const before = await conversationFor(input);
  await askFirst(input, before);
  const held = await takeOver({ ...input, isAwaited: before.heldBy.kind === "queue" });
  const now = world.clock.now();
  const message: OutboundMessage = {
    id: actId(staff.id, clientId),
    conversationId,
    to: held.address,
    purpose: "operator",
    text,
    choices: [],
    attachments,
    createdAt: now,
    ...holdBack(world, now),
    ...(ticketCode ? { ticketCode } : {}),
    ...(held.lastInboundAt ? { lastInboundAt: held.lastInboundAt } : {}),
  };
  const author = { kind: "operator" as const, staffId: staff.id, name: staff.name };
  await tx.messages.enqueue([{ message, author, key: `reply:${staff.id}:${clientId}` }]);
  await countAsReply(input);
  await settleUntold(input);
  // Held already: an answer still retires the machine's draft and settles what was waiting.
  const { draftReply, attention, snooze, ...quiet } = held;
  if (draftReply || attention || snooze) await tx.conversations.save(quiet);
  await tx.publish([
    { topic: "desk", name: "message.added", id: conversationId },
    { topic: chatTopic(held), name: "message.added", id: conversationId },
  ]);
  return message.id;
}

/** Tasks about news that found no way to the resident. */
const untold: readonly DeskTask["kind"][] = ["delivery-failed", "call-back"];

/**
 * A person's own words tell what could not be pushed: the task about it is done. It is the one of the ticket the words
 * are about; words about no ticket settle it only where one such task is open, so that nothing is taken for told by chance.
 */
async function settleUntold({ tx, staff, world, conversationId, ticketCode }: ReplyInput): Promise<void> {
  const open = (await tx.tasks.ofConversation(conversationId)).filter(({ kind }) => untold.includes(kind));
  const [only, ...more] = ticketCode ? open.filter((task) => task.ticketCode === ticketCode) : open;
  const settled = ticketCode ? [only, ...more] : more.length > 0 ? [] : [only];
  const by = { takenBy: staffActor(staff), takenAt: world.clock.now() };
  for (const task of settled) {
    if (!task) continue;
    await tx.tasks.save({ ...by, ...task, state: "done" }, task.state);
    await tx.publish([{ topic: "desk", name: "task.updated", id: task.id }]);
  }
}

/** Where nobody goes to the spot, the first answer about a ticket is what its first deadline asks for. */
async function countAsReply({ tx, world, staff, ticketCode: code }: ReplyInput): Promise<void> {
  const ticket = code ? await tx.tickets.byCode(code) : undefined;
  if (!code || !ticket || ticket.clocks.firstStoppedAt || categoryOf(ticket.category).fieldWork) return;
  await stopFirstClock({ tx, world, code, actor: staffActor(staff) });
}
