import { type Conversation, waitingSince } from "../conversation/conversation.ts";
import { actOn, conversationFor, type HoldInput, store } from "../conversation/hold-conversation.ts";
import { AppError } from "../errors.ts";
import { backInQueue } from "./assign-talks.ts";
import { isThere, standingOf } from "./duty.ts";
import { inside } from "./words.ts";

const minuteMs = 60_000;

/** Somebody to give a talk to: an operator who is there. Throws BAD_INPUT, AWAY. */
async function receiver({ tx, world }: HoldInput, staffId: string) {
  const now = world.clock.now();
  const { seenMinutes } = world.settings.of("assignment");
  const all = await tx.roster.colleagues(now);
  const colleague = all.find(({ staff }) => staff.id === staffId && staff.role === "OP");
  if (!colleague) throw new AppError("BAD_INPUT", "nobody at the desk", { details: { issues: ["body.staffId"] } });
  const { duty } = standingOf(colleague, "talk", now, seenMinutes);
  if (!isThere({ duty })) throw new AppError("AWAY", "not there now", { details: { duty } });
  return colleague.staff;
}

/** It waits for a person; what somebody answered by hand waits anew. */
async function inQueue({ world }: HoldInput, talk: Conversation): Promise<Conversation> {
  if (waitingSince(talk)) return talk;
  if (talk.heldBy.kind !== "operator") throw new AppError("NOBODY_WAITS", "nobody is waited for here");
  return backInQueue({ world, now: world.clock.now() }, talk);
}

/**
 * A person gives a talk to a colleague, who has as long as with the rules before it passes on. Whoever answers first holds
 * it all the same, and the resident hears of it only then. Everybody at the desk reads who gave it to whom. Throws
 * NOT_FOUND, BAD_INPUT, AWAY, NOBODY_WAITS, FORBIDDEN.
 */
export async function handTalk(input: HoldInput & { to: string }): Promise<Conversation> {
  const { tx, world, staff } = input;
  const before = await conversationFor(input);
  if (before.attention?.reason === "integrity") {
    throw new AppError("FORBIDDEN", "told in confidence: who reads it is for the leaders to say");
  }
  const to = await receiver(input, input.to);
  const now = world.clock.now();
  const { patience } = world.settings.of("assignment").everybody.talk;
  const { snooze: _, ...waiting } = await inQueue(input, before);
  const assignment = {
    to: { staffId: to.id, name: to.name },
    since: now,
    until: new Date(now.getTime() + patience * minuteMs),
    tried: [],
  };
  const line = { conversationId: before.id, direction: "internal", state: "sent", at: now } as const;
  const author = { kind: "operator" as const, staffId: staff.id, name: staff.name };
  const text = `Giao cho ${inside(to.name)}.`;
  const nothing = { choices: [], attachments: [], providerIds: [] };
  await tx.conversations.append([{ id: world.ids.next(), ...line, ...nothing, author, text }]);
  await tx.publish([{ topic: "desk", name: "message.added", id: before.id }]);
  return store(input, { ...waiting, assignment, lastAct: actOn(input, before, "assign") });
}
