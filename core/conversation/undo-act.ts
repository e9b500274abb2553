import type { Attachment } from "../channel/event.ts";
import { AppError } from "../errors.ts";
import { staffActor } from "../people/staff.ts";
import { changeTicket } from "../ticket/change-ticket.ts";
import type { Conversation, LastAct } from "./conversation.ts";
import { conversationFor, giveBack, type HoldInput, store, takeOver } from "./hold-conversation.ts";

const tooLate = (why: string): AppError => new AppError("TOO_LATE", why);

/** How each act is taken back; undefined: something else happened since. */
const restore: Record<LastAct["kind"], (now: Conversation, act: LastAct) => Conversation | undefined> = {
  "take-over": holdAgain,
  "give-back": holdAgain,
  assign: keepAgain,
  done: wait,
  spam: ({ spam: _, ...now }, act) => wait(now, act) ?? now,
  snooze: ({ snooze, ...now }, act) =>
    snooze && Number(snooze.at) === Number(act.at)
      ? { ...now, ...(act.before.snooze ? { snooze: act.before.snooze } : {}) }
      : undefined,
};

/** Who answered before answers again, unless the resident has spoken to the one who answers now. */
function holdAgain(now: Conversation, { before, at }: LastAct): Conversation | undefined {
  return now.lastInboundAt && now.lastInboundAt > at ? undefined : { ...now, ...before };
}

/** It is whose it was before, unless somebody has answered or was given it since. */
function keepAgain(now: Conversation, { before, at }: LastAct): Conversation | undefined {
  if (now.heldBy.kind === "operator" || Number(now.assignment?.since) !== Number(at)) return undefined;
  const { assignment: _, attention: __, ...rest } = now;
  return { ...rest, ...before };
}

/** It waits for a person again, for what it waited for, unless it does for something newer. */
function wait(now: Conversation, { before: { attention, snooze } }: LastAct): Conversation | undefined {
  if (now.attention) return undefined;
  return { ...now, ...(attention ? { attention } : {}), ...(snooze ? { snooze } : {}) };
}

/**
 * Takes back what this person did last to a conversation. What the resident has not been told of leaves no trace with
 * them; where they have been told, the opposite is done and told as well. Doing it twice does nothing more. Throws
 * TOO_LATE when another act or the resident's own words came in between, FORBIDDEN for somebody else's act.
 */
export async function undoAct(input: HoldInput & { actId: string }): Promise<Conversation> {
  const { tx, world, staff, actId } = input;
  const now = await conversationFor(input);
  const { lastAct: act } = now;
  if (act?.id !== actId) throw tooLate("something else was done since");
  if (act.staffId !== staff.id) throw new AppError("FORBIDDEN", "somebody else did that");
  if (act.undoneAt) return now;
  const before = restore[act.kind](now, act);
  if (!before) throw tooLate("something else happened since");
  if (act.messageId && !(await tx.messages.cancel(act.messageId))) {
    return act.kind === "take-over" ? giveBack(input) : takeOver(input);
  }
  for (const code of act.ticketCodes ?? []) {
    await changeTicket({ tx, world, code, to: "new", actor: staffActor(staff), note: "Hoàn tác" });
  }
  return store(input, { ...before, lastAct: { ...act, undoneAt: world.clock.now() } });
}

/** Words that were on their way, back in the hands of whoever wrote them. */
export interface TakenBack {
  text: string;
  attachments: Attachment[];
  ticketCode?: string;
}

/**
 * Takes back a person's own words while they wait to be sent; they are never sent then. Doing it twice does nothing
 * more. Throws TOO_LATE once a worker has begun to send them, NOT_FOUND, FORBIDDEN for the words of somebody else.
 */
export async function takeBackReply(input: HoldInput & { messageId: string }): Promise<TakenBack> {
  const { tx, staff, conversationId, messageId } = input;
  const line = await tx.messages.byId(messageId);
  if (line?.conversationId !== conversationId) throw new AppError("NOT_FOUND", "no such message");
  const { author, text, attachments, ticketCode } = line;
  if (author.kind !== "operator" || author.staffId !== staff.id) {
    throw new AppError("FORBIDDEN", "somebody else's words");
  }
  const isBack = line.state === "cancelled" || (await tx.messages.cancel(messageId));
  if (!isBack) throw tooLate("it is being sent");
  await tx.publish([{ topic: "desk", name: "message.updated", id: conversationId }]);
  return { text, attachments, ...(ticketCode ? { ticketCode } : {}) };
}
