import type { EventOf } from "../channel/event.ts";
import { finishTaskBy } from "../people/take-task.ts";
import type { InboxClaim, InboxEntry } from "../queues.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { advance, type Call, dispositionOf, needsCallBack } from "./call.ts";
import { openCaller } from "./caller.ts";
import { askToWriteDown } from "./write-down-voicemail.ts";

/** Calls of one number looked at to know whether somebody has talked with them since. */
const lookedAt = 20;

/** One open task to call a number back, however often they tried. */
const callBackKey = (phone: string): string => `call-back:${phone}`;

/**
 * Notes one state of a telephone call. Whoever calls with a number has a conversation; a call nobody took leads to one
 * task to call back, which is done as soon as somebody talks with that number, whoever called whom.
 */
export async function noteCall(input: {
  store: Store;
  world: World;
  claim: InboxClaim;
  entry: InboxEntry & { event: EventOf<"call-state"> };
}): Promise<void> {
  const { store, world, claim, entry } = input;
  await store.transaction(async (tx) => {
    await tx.inbox.finish(claim, [entry.seq], world.clock.now());
    const before = await tx.calls.byId(entry.event.callId);
    const told = advance(before, entry.event);
    const met = await withCaller(tx, world, told);
    const call = await tx.calls.save(await withTask(tx, world, met));
    await askToWriteDown({ tx, world, call });
    await tx.publish([{ topic: "desk", name: "call.updated", id: call.id, version: call.version }]);
  });
}

/** The caller's conversation; one who hides the number has none. */
async function withCaller(tx: Transaction, world: World, call: Call): Promise<Call> {
  const { phone, conversationId } = call;
  if (!phone || conversationId) return call;
  const { id } = await openCaller({ tx, world, phone });
  return { ...call, conversationId: id };
}

/** Makes the task to call back, or ends the one there is. */
async function withTask(tx: Transaction, world: World, call: Call): Promise<Call> {
  const { phone } = call;
  if (!phone) return call;
  if (isReached(call)) {
    await endCallBack(tx, world, call, phone);
    return call;
  }
  if (!needsCallBack(call) || call.callBackTaskId || (await wasReachedSince(tx, call, phone))) return call;
  const id = world.ids.next();
  const { isOpen } = await world.desk(call.startedAt);
  const end = dispositionOf(call);
  await tx.tasks.save({
    id,
    kind: "call-back",
    key: callBackKey(phone),
    phone,
    ...(call.conversationId ? { conversationId: call.conversationId } : {}),
    reason: end === "missed" && !isOpen ? "after-hours" : (end ?? "missed"),
    state: "open",
    openedAt: call.endedAt ?? world.clock.now(),
  });
  const task = (await tx.tasks.openByKey(callBackKey(phone)))?.id ?? id;
  await tx.publish([{ topic: "desk", name: task === id ? "task.opened" : "task.updated", id: task }]);
  return { ...call, callBackTaskId: task };
}

/** Somebody talks, or has talked, with them. */
const isReached = (call: Call): boolean => (dispositionOf(call) ?? (call.answeredAt && "answered")) === "answered";

/** States come late: by the time a missed call is known as one, somebody may have talked with them. */
async function wasReachedSince(tx: Transaction, call: Call, phone: string): Promise<boolean> {
  const others = await tx.calls.ofPhone(phone, lookedAt);
  const end = call.endedAt ?? call.startedAt;
  return others.some(
    (other) => other.id !== call.id && isReached(other) && (other.answeredAt ?? other.startedAt) > end,
  );
}

async function endCallBack(tx: Transaction, world: World, call: Call, phone: string): Promise<void> {
  const task = await tx.tasks.openByKey(callBackKey(phone));
  const talkedAt = call.endedAt ?? call.answeredAt ?? call.startedAt;
  // A missed call after this one still waits to be called back.
  if (!task || task.openedAt > talkedAt) return;
  const by = call.answeredBy ? await tx.people.staffByExtension(call.answeredBy) : undefined;
  await finishTaskBy({ tx, world, task, ...(by ? { staff: by } : {}) });
}
