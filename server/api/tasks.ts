import { can, canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { finishTask, takeTask } from "../../core/people/take-task.ts";
import type { Transaction } from "../../core/store.ts";
import type { DeskTask } from "../../core/task.ts";
import { rulingDue } from "../../core/ticket/dispute.ts";
import type { TaskOnDesk } from "../../prisma/desk-tasks.ts";
import { createSharedReading } from "../shared-reading.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";

/** Tasks the desk shows; more than that is no list any more. */
const maxTasks = 200;

/** A task with the words the desk's bar needs. What belongs to a ticket this person may not see is left out. */
function presentTask(staff: Staff, { task, residentName, ticket }: TaskOnDesk) {
  const { id, kind, emergency, conversationId, reason, advice, state, takenBy, openedAt } = task;
  const seen = ticket && canSeeTicket(staff, ticket) ? ticket : undefined;
  return {
    id,
    kind,
    emergency,
    conversationId,
    residentName,
    ticketCode: seen?.code,
    phone: task.phone,
    placeLabel: seen?.place?.label,
    reason,
    advice,
    state,
    askedByName: task.askedBy?.name,
    takenByName: takenBy?.name,
    openedAt: openedAt.toISOString(),
    dueAt: kind === "competence" ? rulingDue(openedAt).toISOString() : undefined,
  };
}

async function aroundTask(tx: Transaction, task: DeskTask): Promise<TaskOnDesk> {
  const conversation = task.conversationId ? await tx.conversations.byId(task.conversationId) : undefined;
  const ticket = task.ticketCode ? await tx.tickets.byCode(task.ticketCode) : undefined;
  return { task, residentName: conversation?.displayName, ticket };
}

/** Whose a ticket is decides a leader: nobody else is asked. */
const isFor = (staff: Staff, { kind, forStaffId }: DeskTask): boolean =>
  (forStaffId === undefined || forStaffId === staff.id) &&
  (kind !== "competence" || can(staff, "ticket.rule")) &&
  (kind !== "rights-case" || can(staff, "privacy.read"));

const isAlarm = (task: DeskTask): number => (task.kind === "alarm" ? 0 : 1);

/** Work at the desk that is no ticket. */
export function taskHandlers({ store, world, desk }: ApiDeps) {
  const shared = createSharedReading();
  return {
    listTasks: async ({ staff }) => {
      const open = await shared("tasks", () => desk.openTasks(maxTasks));
      const mine = open.filter(({ task }) => isFor(staff, task));
      mine.sort(({ task: a }, { task: b }) => isAlarm(a) - isAlarm(b) || a.openedAt.getTime() - b.openedAt.getTime());
      return { items: mine.map((one) => presentTask(staff, one)), at: world.clock.now().toISOString() };
    },
    takeTask: async ({ staff, params }) =>
      again(() =>
        store.transaction(async (tx) =>
          presentTask(staff, await aroundTask(tx, await takeTask({ tx, world, id: params.id, staff }))),
        ),
      ),
    finishTask: async ({ staff, params }) =>
      store.transaction(async (tx) =>
        presentTask(staff, await aroundTask(tx, await finishTask({ tx, world, id: params.id, staff }))),
      ),
  } satisfies Partial<Handlers>;
}
