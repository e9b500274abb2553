import type { PhraseParams } from "../conversation/phrasebook.ts";
import type { OutboundMessage } from "../delivery/message.ts";
import { chatTopic } from "../live.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { RightsCase } from "./rights-case.ts";

/**
 * Tells the person of their case, where they asked: once for each sentence and version of the case. Nobody is told who came
 * to the counter or called; the letter is the ward's.
 */
export async function tellPerson(input: {
  tx: Transaction;
  world: World;
  rightsCase: RightsCase;
  key: string;
  params?: PhraseParams;
}): Promise<void> {
  const { tx, world, key, params = {} } = input;
  const { code, conversationId, version } = input.rightsCase;
  const conversation = conversationId ? await tx.conversations.byId(conversationId) : undefined;
  if (!conversation) return;
  const { id, address, lastInboundAt, dialogue } = conversation;
  const now = world.clock.now();
  const addr = dialogue.kinship ? { addr: dialogue.kinship } : {};
  const phrase = world.phrasebook.say(key, { code, ...addr, ...params }, now);
  const message: OutboundMessage = {
    ...{ id: world.ids.next(), conversationId: id, to: address, purpose: "status" },
    ...{ text: phrase.text, choices: phrase.choices, attachments: [], createdAt: now },
    ...(lastInboundAt ? { lastInboundAt } : {}),
  };
  const author = { kind: "bot" as const, phraseKeys: [phrase.key] };
  await tx.messages.enqueue([{ message, author, key: `rights:${code}:${version}:${key}` }]);
  await tx.publish([
    { topic: "desk", name: "message.added", id },
    { topic: chatTopic(conversation), name: "message.added", id },
  ]);
}
