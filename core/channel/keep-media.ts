import { AppError } from "../errors.ts";
import type { InboxClaim, InboxEntry, Store } from "../store.ts";
import { isOpen } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import type { Attachment, EventOf } from "./event.ts";
import { withKeys } from "./media.ts";

/** The newest tickets of a sender that may show a file; a machine's source opens many. */
const maxTickets = 20;

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
    const message = await tx.messages.byProviderId(event.channel, event.messageRef);
    if (!message) throw new AppError("NOT_FOUND", "files of a message that is not stored yet", { retryable: true });
    await tx.messages.update({ ...message, attachments: withKeys(message.attachments, kept) });
    const { conversationId } = message;
    await tx.publish([{ topic: "desk", name: "message.updated", id: conversationId }]);
    for (const ticket of await tx.tickets.ofConversations([conversationId], maxTickets)) {
      const attachments = withKeys(ticket.attachments, kept);
      if (!isOpen(ticket.status) || attachments.every((file, index) => file === ticket.attachments[index])) continue;
      const { code, version } = await tx.tickets.update({ ...ticket, attachments }, []);
      await tx.publish([{ topic: "desk", name: "ticket.updated", id: code, version }]);
    }
  });
}
