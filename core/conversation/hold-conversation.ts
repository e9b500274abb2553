import type { Author, OutboundMessage } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import { chatTopic } from "../live.ts";
import type { Staff } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Conversation, LastAct } from "./conversation.ts";

/** What a member of staff does to a conversation is given. */
export interface HoldInput {
  tx: Transaction;
  world: World;
  conversationId: string;
  staff: Staff;
}

/** Loads a conversation for a member of staff to act on. Throws NOT_FOUND. */
export async function conversationFor({ tx, conversationId }: HoldInput): Promise<Conversation> {
  const conversation = await tx.conversations.byId(conversationId);
  if (!conversation) throw new AppError("NOT_FOUND", "no such conversation");
  return conversation;
}

/** Tells the resident, after the time in which it can be taken back; in danger at once. Returns the message's id. */
async function tell(
  input: HoldInput & { isUrgent?: boolean },
  conversation: Conversation,
  key: string,
): Promise<string> {
  const { tx, world, staff } = input;
  const now = world.clock.now();
  const addr = conversation.dialogue.kinship;
  const phrase = world.phrasebook.say(key, { operatorName: staff.name, ...(addr ? { addr } : {}) }, now);
  const message: OutboundMessage = {
    id: world.ids.next(),
    conversationId: conversation.id,
    to: conversation.address,
    purpose: "reply",
    text: phrase.text,
    choices: phrase.choices,
    attachments: [],
    createdAt: now,
    ...(input.isUrgent ? {} : holdBack(world, now)),
    ...(conversation.lastInboundAt ? { lastInboundAt: conversation.lastInboundAt } : {}),
  };
  const author: Author = { kind: "bot", phraseKeys: [key] };
  await tx.messages.enqueue([{ message, author, key: `hold:${key}:${conversation.id}:${conversation.version}` }]);
  return message.id;
}

/** Until when words of staff may be taken back. */
export function holdBack(world: World, now: Date): Pick<OutboundMessage, "notBefore"> {
  return world.sendDelayMs > 0 ? { notBefore: new Date(now.getTime() + world.sendDelayMs) } : {};
}

/** What a person does here, as it is kept to be taken back. */
export function actOn(
  { world, staff }: Pick<HoldInput, "world" | "staff">,
  { heldBy, attention, assignment, draftReply, snooze }: Conversation,
  kind: LastAct["kind"],
): LastAct {
  const before = {
    heldBy,
    ...(attention ? { attention } : {}),
    ...(assignment ? { assignment } : {}),
    ...(draftReply === undefined ? {} : { draftReply }),
    ...(snooze ? { snooze } : {}),
  };
  return { id: world.ids.next(), kind, at: world.clock.now(), staffId: staff.id, before };
}

/** Keeps it and tells the consoles. */
export async function store(input: HoldInput, conversation: Conversation): Promise<Conversation> {
  const saved = await input.tx.conversations.save(conversation);
  await input.tx.publish([
    { topic: "desk", name: "conversation.updated", id: saved.id, version: saved.version },
    { topic: chatTopic(saved), name: "message.added", id: saved.id },
  ]);
  return saved;
}

/**
 * A person takes the conversation: the bot is silent from this transaction on, its pending draft is gone, and the
 * resident is told. Taking over from a colleague is allowed and told; taking what one holds already does nothing,
 * unless there is something of its own to tell (`phraseKey`). `isAwaited`: the resident was told that a person comes
 * and reads that person's words next, so nothing more is said.
 */
export async function takeOver(input: HoldInput & { phraseKey?: string; isAwaited?: boolean }): Promise<Conversation> {
  const { world, staff } = input;
  const before = await conversationFor(input);
  const isMine = before.heldBy.kind === "operator" && before.heldBy.staffId === staff.id;
  if (isMine && !input.phraseKey) return before;
  const { draftReply: _, attention: __, assignment: ___, snooze: ____, ...conversation } = before;
  const since = world.clock.now();
  // Whoever talks with another program of the account hears of nobody else but in the first words of this person.
  const isTold = !input.isAwaited && before.heldBy.kind !== "elsewhere";
  const told = isTold
    ? {
        messageId: await tell(
          { ...input, isUrgent: input.phraseKey !== undefined },
          conversation,
          input.phraseKey ?? "human.taken",
        ),
      }
    : {};
  const lastAct = { ...actOn(input, before, "take-over"), ...told };
  const heldBy = isMine ? before.heldBy : { kind: "operator" as const, staffId: staff.id, name: staff.name, since };
  return store(input, { ...conversation, heldBy, lastAct });
}

/** The bot may speak again; the resident is told. Giving back what the bot holds already does nothing. */
export async function giveBack(input: HoldInput): Promise<Conversation> {
  const before = await conversationFor(input);
  if (before.heldBy.kind === "bot") return before;
  const { draftReply: _, attention: __, assignment: ___, snooze: ____, ...conversation } = before;
  const messageId = await tell(input, conversation, "human.back");
  const lastAct = { ...actOn(input, before, "give-back"), messageId };
  return store(input, { ...conversation, heldBy: { kind: "bot" }, lastAct });
}

/** The machine's proposed text is not wanted. */
export async function discardDraft(input: HoldInput): Promise<Conversation> {
  const { draftReply: _, ...conversation } = await conversationFor(input);
  return store(input, conversation);
}

/** Nothing more to look at here: the conversation leaves the queue "Cần xem"; who holds it stays as it is. */
export async function settleAttention(input: HoldInput): Promise<Conversation> {
  const before = await conversationFor(input);
  const { attention: _, snooze: __, ...conversation } = before;
  return store(input, { ...conversation, lastAct: actOn(input, before, "done") });
}
