import { newsKey, type OutboundMessage } from "../delivery/message.ts";
import { chatTopic } from "../live.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { type DossierMark, type DossierReading, isNewer, isOver, isSameMark, markOf } from "./dossier.ts";
import type { DossierWatch } from "./ports.ts";
import { dossierInEnglish, wordDossier } from "./word-dossier.ts";

/** What telling needs of the world. */
export type TellWorld = Pick<World, "clock" | "ids" | "phrasebook">;

/** One change, the same however often and by whichever way it is found. */
function newsIdOf({ code, state, dueAt, changedAt }: DossierMark): string {
  return ["dossier", code, state, dueAt?.toISOString() ?? "", changedAt.toISOString()].join(":");
}

/** What goes out where the talk's window is closed: the state alone, nothing of what the dossier is about. */
function templateOf(
  { dossier }: DossierReading,
  world: TellWorld,
  lead: string,
): NonNullable<OutboundMessage["template"]> {
  const now = world.clock.now();
  const step = { phrase: `${lead}dossier.step.${dossier.state}` };
  const state = world.phrasebook.say(step.phrase, {}, now).text;
  const { text } = world.phrasebook.say(`${lead}dossier.template`, { dossier: dossier.code, step }, now);
  return { name: "dossier.template", params: { dossier: dossier.code, state }, text };
}

async function tell(
  tx: Transaction,
  world: TellWorld,
  { conversationId }: DossierWatch,
  reading: DossierReading,
): Promise<void> {
  const conversation = await tx.conversations.byId(conversationId);
  if (!conversation) return;
  const { address, lastInboundAt, dialogue } = conversation;
  const now = world.clock.now();
  const addr = dialogue.kinship === undefined ? {} : { addr: dialogue.kinship };
  const phrases = wordDossier(reading, { opening: "dossier.news", isWatched: true });
  const spoken = dialogue.language === "vi" ? phrases : phrases.map(dossierInEnglish);
  const said = spoken.map(({ key, params }) => world.phrasebook.say(key, { ...params, ...addr }, now));
  const newsId = newsIdOf(markOf(reading));
  const template = templateOf(reading, world, dialogue.language === "vi" ? "" : "en.");
  const message: OutboundMessage = {
    id: world.ids.next(),
    conversationId,
    to: address,
    purpose: "status",
    text: said.map(({ text }) => text).join("\n"),
    choices: said.at(-1)?.choices ?? [],
    attachments: [],
    newsId,
    template,
    createdAt: now,
    ...(lastInboundAt ? { lastInboundAt } : {}),
  };
  const author = { kind: "bot" as const, phraseKeys: said.map(({ key }) => key) };
  await tx.messages.enqueue([{ message, author, key: newsKey(newsId, conversationId) }]);
  await tx.publish([
    { topic: "desk", name: "message.added", id: conversationId },
    { topic: chatTopic(conversation), name: "message.added", id: conversationId },
  ]);
}

/**
 * Tells everybody who watches a dossier what is new of it, in the transaction that wrote it down; what they were told
 * before, or what is older than that, is told to nobody. With its last news a watch ends. Returns how many were told.
 */
export async function tellChange(input: {
  tx: Transaction;
  world: TellWorld;
  reading: DossierReading;
  /** Those who watch it, where the caller has read them. */
  watches?: readonly DossierWatch[];
}): Promise<number> {
  const { tx, world, reading } = input;
  const mark = markOf(reading);
  let told = 0;
  for (const watch of input.watches ?? (await tx.dossierWatches.ofDossiers([mark.code]))) {
    if (!isNewer(mark, watch.told)) continue;
    if (!isSameMark(mark, watch.told)) {
      await tell(tx, world, watch, reading);
      told += 1;
    }
    if (isOver(reading.dossier)) await tx.dossierWatches.remove(mark.code, watch.conversationId);
    else await tx.dossierWatches.note({ ...watch, told: mark });
  }
  return told;
}
