import type { Conversation } from "../conversation/conversation.ts";
import type { Transaction } from "../store.ts";
import { mask } from "../understanding/mask.ts";
import type { World } from "../world.ts";
import { keptSince, maxQuestionChars, type RefusedQuestion } from "./question.ts";

/** So many of the newest questions are compared: beyond that an old group is opened anew rather than a turn made slow. */
const maxCompared = 500;

/** Keeps a question that the bot refused, masked, with those that ask for the same. A text without words is not kept. */
export async function noteQuestion(input: {
  tx: Transaction;
  world: World;
  conversation: Conversation;
  question: RefusedQuestion;
  /** Unique for the turn: a turn that is repeated notes nothing twice. */
  id: string;
}): Promise<void> {
  const { tx, world, conversation, id } = input;
  const text = Array.from(mask(input.question.text).trim()).slice(0, maxQuestionChars).join("");
  if (!/\p{L}/u.test(text)) return;
  const at = world.clock.now();
  const question = { ...input.question, text };
  const known = await tx.questions.since(keptSince(at), maxCompared);
  const found = world.questions.groupOf(question, known);
  const groupId = found ?? world.ids.next();
  if (!found) await tx.questions.saveGroup({ id: groupId, version: 0, state: "open", openedAt: at });
  const { id: conversationId, address } = conversation;
  await tx.questions.add({ ...question, id, groupId, channel: address.channel, conversationId, at });
  await tx.publish([{ topic: "desk", name: "question.updated", id: groupId }]);
}
