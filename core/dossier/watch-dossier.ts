import type { Conversation } from "../conversation/conversation.ts";
import type { Transaction } from "../store.ts";
import { type DossierMark, isNewer } from "./dossier.ts";
import { type TellWorld, tellChange } from "./tell-change.ts";

/**
 * From now on this conversation is told of each change of a dossier, counted from what it was shown; what came in between
 * is told at once. Held against an import that runs at the same moment, so that no change falls between the two.
 */
export async function watchDossier(input: {
  tx: Transaction;
  world: TellWorld;
  conversation: Conversation;
  told: DossierMark;
  now: Date;
}): Promise<void> {
  const { tx, world, conversation, told, now } = input;
  const { code } = told;
  const [known] = await tx.dossiers.lock([code]);
  await tx.dossierWatches.save({ code, conversationId: conversation.id, told, since: now, lookAt: now });
  if (!known || !isNewer({ changedAt: known.dossier.changedAt, asOf: known.asOf }, told)) return;
  await tellChange({ tx, world, reading: known });
}
