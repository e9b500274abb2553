import { takeOver } from "../conversation/hold-conversation.ts";
import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import type { DeskTask } from "../task.ts";
import { noteOnTicket } from "../ticket/amend-ticket.ts";
import type { World } from "../world.ts";
import { type Actor, type Staff, staffActor } from "./staff.ts";

interface TaskInput {
  tx: Transaction;
  world: World;
  id: string;
  staff: Staff;
}

/** A task that this person may act on: one of the desk's, or their own. */
async function taskFor({ tx, id, staff }: TaskInput): Promise<DeskTask> {
  const task = await tx.tasks.byId(id);
  if (!task || (task.forStaffId ?? staff.id) !== staff.id) throw new AppError("NOT_FOUND", "no such task");
  return task;
}

/**
 * "Tôi nhận": one person takes a task. An alarm stops ringing everywhere, its conversation is taken over and the
 * resident is told by name. Taking twice is harmless; taking a colleague's throws HELD_BY_OTHER.
 */
export async function takeTask(input: TaskInput): Promise<DeskTask> {
  const { tx, world, id, staff } = input;
  const task = await taskFor(input);
  if (task.state !== "open") {
    if (task.takenBy?.id === staff.id) return task;
    throw new AppError("HELD_BY_OTHER", "a colleague has it", { details: { name: task.takenBy?.name ?? "" } });
  }
  const actor = staffActor(staff);
  const taken: DeskTask = { ...task, state: "taken", takenBy: actor, takenAt: world.clock.now() };
  await tx.tasks.save(taken, task.state);
  if (task.kind === "alarm" && task.conversationId) {
    const { conversationId } = task;
    await takeOver({ tx, world, conversationId, staff, phraseKey: "emergency.taken" });
    if (task.ticketCode) {
      await noteOnTicket({ tx, world, code: task.ticketCode, actor, note: `${staff.name} nhận báo động` });
    }
  }
  await tx.publish([{ topic: "desk", name: "task.updated", id }]);
  return taken;
}

/** The task is dealt with. */
export async function finishTask(input: TaskInput): Promise<DeskTask> {
  return finishTaskBy({ ...input, task: await taskFor(input) });
}

/** What a task asks for has happened. `staff`: who did it, where that is known and nobody had taken it. */
export async function finishTaskBy(input: {
  tx: Transaction;
  world: World;
  task: DeskTask;
  staff?: Staff;
}): Promise<DeskTask> {
  const { tx, world, task, staff } = input;
  const doer = task.takenBy ?? (staff && staffActor(staff));
  const done: DeskTask = {
    ...task,
    state: "done",
    ...(doer ? { takenBy: doer, takenAt: task.takenAt ?? world.clock.now() } : {}),
  };
  await tx.tasks.save(done);
  await tx.publish([{ topic: "desk", name: "task.updated", id: task.id }]);
  return done;
}

/** The task of this cause, where there is one, is dealt with. */
export async function finishTaskOf(input: { tx: Transaction; world: World; key: string; by: Actor }): Promise<void> {
  const { tx, world, key, by } = input;
  const task = await tx.tasks.openByKey(key);
  if (!task) return;
  await tx.tasks.save({ ...task, state: "done", takenBy: by, takenAt: world.clock.now() });
  await tx.publish([{ topic: "desk", name: "task.updated", id: task.id }]);
}
