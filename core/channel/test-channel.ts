import { openConversation } from "../conversation/open-conversation.ts";
import type { Message, OutboundMessage } from "../delivery/message.ts";
import { AppError } from "../errors.ts";
import { toInternational } from "../people/phone.ts";
import type { Staff } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { type Channel, isCarrier } from "./channel.ts";

interface TestInput {
  tx: Transaction;
  world: World;
  channel: Channel;
  account: string;
  /** Whom it goes to, as somebody types it. */
  to: string;
}

/** Lines looked through for a test message; nobody sends more of them in a row. */
const lookedAt = 50;
/** A test nobody waits for any more is not sent. */
const validMs = 600_000;

/** Carriers: a number as we keep it, or an address in small letters. Doors: the platform's own id, as it is. */
function userOf({ channel, to }: Pick<TestInput, "channel" | "to">): string {
  if (!isCarrier(channel)) return to;
  return toInternational(to) ?? to.toLowerCase();
}

/**
 * Puts a test message into the outbox: it goes the way every message goes, so that what it proves is true of the others.
 * Its words say that it is one. Returns its id.
 */
export async function testChannel(input: TestInput & { staff: Staff }): Promise<{ id: string }> {
  const { tx, world, channel, account, staff } = input;
  const createdAt = world.clock.now();
  const id = world.ids.next();
  const user = userOf(input);
  const from = { channel, account, user };
  const thread = `${account}:${user}`;
  const event = { kind: "joined" as const, id: `test:${id}`, channel, from, thread, at: createdAt, raw: null };
  const { id: conversationId } = await openConversation({ tx, world, event });
  const message: OutboundMessage = {
    id,
    conversationId,
    to: from,
    purpose: "operator",
    text: world.phrasebook.say("channel.test", {}, createdAt).text,
    choices: [],
    attachments: [],
    createdAt,
    notAfter: new Date(createdAt.getTime() + validMs),
  };
  const author = { kind: "operator" as const, staffId: staff.id, name: staff.name };
  await tx.messages.enqueue([{ message, author, key: `channel-test:${id}` }]);
  return { id };
}

/** How far it got. Throws NOT_FOUND, also for messages that are no test of this person's. */
export async function channelTest(input: TestInput & { staff: Staff; id: string }): Promise<Message> {
  const { tx, channel, account, staff, id } = input;
  const conversation = await tx.conversations.byThread(channel, `${account}:${userOf(input)}`);
  const lines = conversation ? await tx.conversations.history(conversation.id, lookedAt) : [];
  const found = lines.find(
    (line) => line.id === id && line.author.kind === "operator" && line.author.staffId === staff.id,
  );
  if (!found) throw new AppError("NOT_FOUND", "no such test message");
  return found;
}
