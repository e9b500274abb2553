import type { EventOf } from "../channel/event.ts";
import { laneOf } from "../channel/receive.ts";
import type { Conversation } from "../conversation/conversation.ts";
import type { ErrandRunner } from "../errand/run-errand.ts";
import { AppError } from "../errors.ts";
import type { Store, Transaction } from "../store.ts";
import { type Recordings, writtenDown } from "../understanding/speech.ts";
import type { World } from "../world.ts";
import { type Call, needsCallBack } from "./call.ts";

/** A recording of a call that led to a task to call back, and that nobody has taken a report down from. */
function recordingOf(call: Call): string | undefined {
  const { callBackTaskId, ticketCodes, transcribedAt, recordingUrl } = call;
  const isUnheard = callBackTaskId !== undefined && ticketCodes.length === 0 && !transcribedAt && needsCallBack(call);
  return isUnheard ? recordingUrl : undefined;
}

/** Has what a caller left behind written down, once, where somebody can. Asked for with each state of a call. */
export async function askToWriteDown(input: { tx: Transaction; world: World; call: Call }): Promise<void> {
  const { tx, world, call } = input;
  if (!world.transcriber || !recordingOf(call)) return;
  const id = `voicemail:${call.id}`;
  await tx.errands.add([{ id, lane: id, kind: "voicemail", about: call.id, createdAt: world.clock.now() }]);
}

/**
 * Fetches the recording, has it written down and forgets it. What was said goes into the caller's lane as a `call`: the
 * bot of the telephone hears danger, or files a report that a person has to confirm. The task to call back stays.
 */
export function voicemailRunner(deps: { store: Store; world: World; recordings: Recordings }): ErrandRunner {
  const { store, world, recordings } = deps;
  return {
    run: async ({ about }) => {
      const found = await store.transaction((tx) => unheard(tx, about));
      if (!found) return nothing;
      if (!world.transcriber) throw new AppError("CONFIG_INVALID", "nobody to listen");
      const { call, talk, url } = found;
      const transcript = writtenDown(await world.transcriber.transcribe(await recordings.fetch(url)));
      if (transcript !== "") {
        const event = saidIn(call, talk, transcript);
        await store.inbox.add([{ event, lane: laneOf(event), waitMs: 0, priority: 0 }], world.clock.now());
      }
      return (tx) => noteTranscribed(tx, world, about);
    },
    giveUp: () => nothing,
  };
}

const nothing = async (): Promise<void> => undefined;

/** Undefined once somebody has called back or taken the report down: then they know what it is about. */
async function unheard(
  tx: Transaction,
  id: string,
): Promise<{ call: Call; talk: Conversation; url: string } | undefined> {
  const call = await tx.calls.byId(id);
  const url = call && recordingOf(call);
  if (!url || !call?.conversationId || !call.callBackTaskId) return undefined;
  const talk = await tx.conversations.byId(call.conversationId);
  const task = await tx.tasks.byId(call.callBackTaskId);
  return talk && task?.state !== "done" ? { call, talk, url } : undefined;
}

function saidIn(call: Call, { address, thread }: Conversation, transcript: string): EventOf<"call"> {
  const { id, startedAt, endedAt = startedAt, talkSeconds } = call;
  const lastedSeconds = Math.max(0, Math.round((endedAt.getTime() - startedAt.getTime()) / 1000));
  return {
    ...{ kind: "call", id: `transcript:${id}`.slice(0, 200), channel: address.channel, from: address, thread },
    ...{ at: startedAt, transcript, durationSeconds: talkSeconds || lastedSeconds, raw: null },
  };
}

async function noteTranscribed(tx: Transaction, world: World, id: string): Promise<void> {
  const call = await tx.calls.byId(id);
  if (!call) return;
  const { version } = await tx.calls.save({ ...call, transcribedAt: world.clock.now() });
  await tx.publish([{ topic: "desk", name: "call.updated", id, version }]);
}
