import type { Message } from "../delivery/message.ts";
import type { ErrandRunner } from "../errand/run-errand.ts";
import { AppError, isAppError } from "../errors.ts";
import type { Files, Store, Transaction } from "../store.ts";
import { writtenDown } from "../understanding/speech.ts";
import type { World } from "../world.ts";
import { amendFiles } from "./amend-files.ts";
import type { Attachment, EventOf } from "./event.ts";
import { laneOf } from "./receive.ts";

/** A voice note that is not written down by then is left to the person who has been asked to listen. */
const patienceMs = 10 * 60_000;

/** One file of one message: what an errand of this kind is about. */
const aboutOf = (messageId: string, index: number): string => `${messageId}#${index}`;
function readAbout(about: string): { messageId: string; index: number } {
  const mark = about.lastIndexOf("#");
  return { messageId: about.slice(0, mark), index: Number(about.slice(mark + 1)) };
}

const isUnheard = ({ kind, key, transcript }: Attachment): boolean =>
  kind === "audio" && key !== undefined && transcript === undefined;

/** Has the voice notes of a message that we keep written down, each once, where somebody can. They wait for nothing. */
export async function askToWriteDown(input: { tx: Transaction; world: World; message: Message }): Promise<void> {
  const { tx, world, message } = input;
  if (!world.transcriber) return;
  const createdAt = world.clock.now();
  const lane = `voice:${message.conversationId}`;
  const errands = message.attachments.flatMap((file, index) => {
    const about = aboutOf(message.id, index);
    return isUnheard(file) ? [{ id: `voice:${about}`, lane, kind: "voice" as const, about, createdAt }] : [];
  });
  await tx.errands.add(errands);
}

/**
 * Writes a voice note down: on the message, for the desk, and as a `heard` event in the resident's own lane, where the bot
 * reads it back. Given up, nothing changes: a person was asked to listen when the note came.
 */
export function voiceRunner(deps: { store: Store; world: World; files: Pick<Files, "get"> }): ErrandRunner {
  const { store, world, files } = deps;
  return {
    run: async ({ about, createdAt }) => {
      const { messageId, index } = readAbout(about);
      const message = await store.transaction((tx) => tx.messages.lock(messageId));
      const file = message?.attachments[index];
      if (!message || message.withdrawnAt || !file?.key || !isUnheard(file)) return nothing;
      const content = await files.get(file.key);
      const transcript = writtenDown(await transcribe(world, content, createdAt));
      if (transcript === "") return nothing;
      const heard = { ...file, transcript };
      await tellBot(deps, message, { about, heard });
      const amend = (all: readonly Attachment[]) =>
        all.map((one) => (one.key === file.key ? { ...one, transcript } : one));
      return async (tx) => {
        await amendFiles({ tx, messageId, amend });
      };
    },
    giveUp: () => nothing,
  };
}

const nothing = async (): Promise<void> => undefined;

async function transcribe(world: World, content: Awaited<ReturnType<Files["get"]>>, since: Date): Promise<string> {
  if (!world.transcriber || !content) throw new AppError("NOT_FOUND", "nobody to listen, or nothing to listen to");
  try {
    return await world.transcriber.transcribe(content);
  } catch (error) {
    const isLate = world.clock.now().getTime() - since.getTime() >= patienceMs;
    if (!isAppError(error) || !error.retryable || !isLate) throw error;
    throw new AppError(error.code, "a voice note nobody could write down in time", { cause: error });
  }
}

/** The event has one id, however often the errand is done. Under a public post nothing is read back. */
async function tellBot(
  { store, world }: { store: Store; world: World },
  message: Message,
  { about, heard }: { about: string; heard: Attachment },
): Promise<void> {
  const conversation = await store.transaction((tx) => tx.conversations.byId(message.conversationId));
  if (!conversation || conversation.postRef !== undefined) return;
  const { address, thread } = conversation;
  const event: EventOf<"heard"> = {
    ...{ kind: "heard", id: `heard:${about}`, channel: address.channel, from: address, thread, at: message.at },
    ...{ messageRef: message.providerIds[0] ?? message.id, attachments: [heard], raw: null },
  };
  await store.inbox.add([{ event, lane: laneOf(event), waitMs: 0, priority: 0 }], world.clock.now());
}
