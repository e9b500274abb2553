import type { Message } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import { isOpen } from "../ticket/ticket.ts";
import type { Attachment } from "./event.ts";

/** The newest tickets of a sender that may show a file; a machine's source opens many. */
const maxTickets = 20;

/**
 * Adds what has been learnt of a message's files: on the message, and on the sender's open tickets that show them.
 * `amend` gives back the files it has nothing to say of as they are. Returns the message as it is now.
 */
export async function amendFiles(input: {
  tx: Transaction;
  messageId: string;
  amend: (files: readonly Attachment[]) => Attachment[];
}): Promise<Message> {
  const { tx, messageId, amend } = input;
  // Files of one message are fetched and listened to side by side: neither may write over the other.
  const before = await tx.messages.lock(messageId);
  if (!before) throw new AppError("NOT_FOUND", "no such message");
  const message = { ...before, attachments: amend(before.attachments) };
  await tx.messages.update(message);
  const { conversationId } = message;
  await tx.publish([{ topic: "desk", name: "message.updated", id: conversationId }]);
  for (const ticket of await tx.tickets.ofConversations([conversationId], maxTickets)) {
    const attachments = amend(ticket.attachments);
    if (!isOpen(ticket.status) || attachments.every((file, index) => file === ticket.attachments[index])) continue;
    const { code, version } = await tx.tickets.update({ ...ticket, attachments }, []);
    await tx.publish([{ topic: "desk", name: "ticket.updated", id: code, version }]);
  }
  return message;
}
