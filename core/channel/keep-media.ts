import { AppError } from "../errors.ts";
import type { InboxClaim, InboxEntry } from "../queues.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import { amendFiles } from "./amend-files.ts";
import type { Attachment, EventOf } from "./event.ts";
import { withKeys } from "./media.ts";
import { askToWriteDown } from "./write-down-voice.ts";

/**
 * Fetches the files of one message, then notes where we keep them: on the message and on the sender's open tickets
 * that show them. Fetching happens outside the transaction; keys come from the content, so a repeat is harmless.
 */
export async function keepMedia(input: {
  store: Store;
  world: World;
  claim: InboxClaim;
  entry: InboxEntry & { event: EventOf<"media"> };
}): Promise<void> {
  const { store, world, claim, entry } = input;
  const { event } = entry;
  const kept: Attachment[] = [];
  for (const attachment of event.attachments) kept.push(await world.media.keep(attachment));
  await store.transaction(async (tx) => {
    await tx.inbox.finish(claim, [entry.seq], world.clock.now());
    const known = await tx.messages.byProviderId(event.channel, event.messageRef);
    if (!known) throw new AppError("NOT_FOUND", "files of a message that is not stored yet", { retryable: true });
    const message = await amendFiles({ tx, messageId: known.id, amend: (files) => withKeys(files, kept) });
    await askToWriteDown({ tx, world, message });
  });
}
