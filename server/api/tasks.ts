import { can, canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { finishTask, takeTask } from "../../core/people/take-task.ts";
import type { Transaction } from "../../core/store.ts";
import type { DeskTask } from "../../core/task.ts";
import { rulingDue } from "../../core/ticket/dispute.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";

/** Tasks the desk shows; more than that is no list any more. */
const maxTasks = 200;

/** A task with the words the desk's bar needs. What belongs to a ticket this person may not see is left out. */
async function presentTask(tx: Transaction, staff: Staff, task: DeskTask) {
  const { id, kind, emergency, conversationId, ticketCode, reason, advice, state, takenBy, openedAt } = task;
  const conversation = conversationId ? await tx.conversations.byId(conversationId) : undefined;
  const ticket = ticketCode ? await tx.tickets.byCode(ticketCode) : undefined;
  const seen = ticket && canSeeTicket(staff, ticket) ? ticket : undefined;
  return {
    id,
    kind,
    emergency,
    conversationId,
    residentName: conversation?.displayName,
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

const isAlarm = (task: DeskTask): number => (task.kind === "alarm" ? 0 : 1);

/** Work at the desk that is no ticket. */
export function taskHandlers({ store, world }: ApiDeps) {
  return {
    listTasks: async ({ staff }) =>
      store.transaction(async (tx) => {
        const open = await tx.tasks.open(maxTasks);
        // Whose a ticket is decides a leader: nobody else is asked.
        const tasks = open.filter(
          ({ kind, forStaffId }) =>
            (forStaffId === undefined || forStaffId === staff.id) &&
            (kind !== "competence" || can(staff, "ticket.rule")) &&
            (kind !== "rights-case" || can(staff, "privacy.read")),
        );
        tasks.sort((a, b) => isAlarm(a) - isAlarm(b) || a.openedAt.getTime() - b.openedAt.getTime());
        const items = [];
        for (const task of tasks) items.push(await presentTask(tx, staff, task));
        return { items, at: world.clock.now().toISOString() };
      }),
    takeTask: async ({ staff, params }) =>
      again(() =>
        store.transaction(async (tx) => presentTask(tx, staff, await takeTask({ tx, world, id: params.id, staff }))),
      ),
    finishTask: async ({ staff, params }) =>
      store.transaction(async (tx) => presentTask(tx, staff, await finishTask({ tx, world, id: params.id, staff }))),
  } satisfies Partial<Handlers>;
}
