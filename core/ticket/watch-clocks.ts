import { isAppError } from "../errors.ts";
import { system } from "../people/staff.ts";
import { chaseRelay } from "../relay/chase.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { askFollowUp } from "./ask-follow-up.ts";
import { changeTicket } from "./change-ticket.ts";
import { disputeKey } from "./dispute.ts";
import { guards } from "./guards.ts";
import { notifyFollowers } from "./notify-followers.ts";
import { recordRing } from "./record-ring.ts";
import { type Ring, ringing } from "./rings.ts";
import type { Ticket } from "./ticket.ts";

interface Watch {
  tx: Transaction;
  world: World;
  ticket: Ticket;
}

/** The resident never answered: closed with notice, unless it is dangerous, formal, or there is nobody to notify. */
async function endWaiting({ tx, world, ticket }: Watch): Promise<void> {
  const { code, category, severity, unit, followers } = ticket;
  const context = { ticket, actor: system, facts: {}, now: world.clock.now(), ward: world.ward };
  const mayClose = guards.notDangerous(context) && guards.notFormalComplaint(context) && followers.length > 0;
  await (mayClose
    ? changeTicket({ tx, world, code, to: "closed", actor: system, facts: { reasonCode: "no-reply" } })
    : changeTicket({ tx, world, code, to: "triaged", actor: system, facts: { category, severity, unit } }));
}

/** The leader's hour is over: the task is the same one, and rings from now on. */
async function alarmLeader({ tx, ticket }: Watch): Promise<void> {
  const task = await tx.tasks.openByKey(disputeKey(ticket.code));
  if (task) await tx.publish([{ topic: "desk", name: "task.updated", id: task.id }]);
}

async function answer(watch: Watch, ring: Ring): Promise<void> {
  const { tx, world, ticket } = watch;
  const { code } = ticket;
  if (ring.clock === "silence") {
    await changeTicket({ tx, world, code, to: "closed", actor: system });
  } else if (ring.clock === "answer" && ring.share === 1) {
    await endWaiting(watch);
  } else if (ring.clock === "follow-up") {
    await askFollowUp({ ...watch, ring });
  } else {
    const marked = await recordRing({ tx, world, code, actor: system, ring });
    const change = marked.changes.at(-1);
    if (change) await notifyFollowers({ tx, world, ticket: marked, change });
    if (ring.clock === "relay") await chaseRelay({ tx, world, ticket: marked });
    if (ring.clock === "ruling") await alarmLeader(watch);
  }
}

/** What rings for one ticket now. Read anew in its own transaction, so that nothing is done twice. */
async function watchTicket(tx: Transaction, world: World, code: string): Promise<boolean> {
  const ticket = await tx.tickets.byCode(code);
  if (!ticket) return false;
  const rings = ringing(ticket, world.clock.now());
  for (const ring of rings) await answer({ tx, world, ticket }, ring);
  return rings.length > 0;
}

/**
 * Looks after time: reminds the desk of dangerous matters at half and at four fifths of a deadline, raises what is late
 * to heads and leaders (once), reminds a resident who was asked something, ends waiting after 72 hours, closes a result
 * after seven silent days, asks four weeks after a result whether it has lasted. Called every half minute by each worker; when two meet at one ticket the slower one leaves
 * it. A ticket that fails does not hold up the others; its fault is thrown at the end. Returns how many were acted on.
 */
export async function watchClocks(input: { store: Store; world: World; limit: number }): Promise<number> {
  const { store, world, limit } = input;
  const due = await store.transaction((tx) => tx.tickets.due(world.clock.now(), limit));
  const faults: unknown[] = [];
  let acted = 0;
  for (const { code } of due) {
    try {
      if (await store.transaction((tx) => watchTicket(tx, world, code))) acted += 1;
    } catch (error) {
      if (!isAppError(error, "STALE")) faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return acted;
}
