import { AppError } from "../errors.ts";
import { can } from "../people/access.ts";
import { staffActor } from "../people/staff.ts";
import { conversationFor, type HoldInput } from "./hold-conversation.ts";
import { matterInConfidence } from "./in-confidence.ts";

/** A line of the thread that staff read. */
export async function noteBy({ tx, world, staff, conversationId }: HoldInput, text: string): Promise<void> {
  const author = { kind: "operator" as const, staffId: staff.id, name: staff.name };
  const ticketCode = await matterInConfidence(tx, conversationId, staff);
  const nothing = { choices: [], attachments: [], providerIds: [], ...(ticketCode ? { ticketCode } : {}) };
  const line = { conversationId, direction: "internal" as const, author, text, ...nothing, state: "sent" as const };
  await tx.conversations.append([{ id: world.ids.next(), ...line, at: world.clock.now() }]);
}

/**
 * A line only staff read. Each colleague named in it gets a task of their own that leads there; one who has not read
 * the last one yet gets no second. Throws NOT_FOUND for somebody who does not exist, FORBIDDEN for whoever has no
 * conversations and tasks at the desk.
 */
export async function noteOnConversation(input: HoldInput & { text: string; mentions?: string[] }): Promise<void> {
  const { tx, world, staff, text, conversationId, mentions = [] } = input;
  await conversationFor(input);
  await noteBy(input, text);
  for (const forStaffId of new Set(mentions)) {
    const colleague = await tx.people.staffById(forStaffId);
    if (!colleague) throw new AppError("NOT_FOUND", "no such colleague");
    if (!can(colleague, "task.take")) throw new AppError("FORBIDDEN", "they may not read it");
    const id = world.ids.next();
    const isNew = await tx.tasks.save({
      ...{ id, kind: "mention", key: `mention:${conversationId}:${forStaffId}`, conversationId, forStaffId },
      ...{ askedBy: staffActor(staff), state: "open", openedAt: world.clock.now() },
    });
    if (isNew) await tx.publish([{ topic: "desk", name: "task.opened", id }]);
  }
  await tx.publish([{ topic: "desk", name: "message.added", id: conversationId }]);
}
