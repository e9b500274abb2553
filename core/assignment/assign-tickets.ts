import { system } from "../people/staff.ts";
import type { Store, Transaction } from "../store.ts";
import { nameOfficer } from "../ticket/amend-ticket.ts";
import type { Ticket, TicketChange } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import { choose } from "./choose.ts";
import { type Colleague, standingOf } from "./duty.ts";
import { passesAt } from "./passes-at.ts";
import type { AssignmentSetting } from "./rules.ts";
import { takeTurns } from "./take-turns.ts";
import { type Passing, passingOf, wordChoice, wordNobody } from "./words.ts";

interface Scene {
  tx: Transaction;
  world: World;
  setting: AssignmentSetting;
  colleagues: Colleague[];
  now: Date;
}

/** The log since the unit got it: everybody who was named since then had their turn. */
function sinceAssigned({ changes }: Ticket): TicketChange[] {
  return changes.slice(
    Math.max(
      0,
      changes.findLastIndex(({ kind, to }) => kind === "move" && to === "assigned"),
    ),
  );
}

/** Whoever worked on it before, in the same unit: after a reopening they know it. */
const officerBefore = ({ changes }: Ticket): string | undefined =>
  changes.findLast(({ kind, to, facts }) => kind === "move" && to === "accepted" && facts.officerId)?.facts.officerId;

/** Until when somebody who is named now may be silent: a share of the time up to the first answer. */
function patienceEnd({ openedAt, clocks }: Ticket, percent: number, now: Date): Date {
  return new Date(now.getTime() + ((clocks.firstDueAt.getTime() - openedAt.getTime()) * percent) / 100);
}

/** Why it leaves the officer who was named; undefined: they keep it, or nobody has it. */
function passing({ colleagues, setting, now }: Scene, ticket: Ticket): Passing | undefined {
  if (!ticket.officerId) return undefined;
  const has = colleagues.find(({ staff }) => staff.id === ticket.officerId);
  const standing = has ? standingOf(has, "ticket", now, setting.seenMinutes) : { duty: "gone" as const };
  const since = sinceAssigned(ticket).findLast(({ facts }) => facts.naming?.rule)?.at ?? now;
  return passingOf({ name: has?.staff.name ?? "", standing, now, since, until: passesAt(ticket) });
}

/** Who could get it, who had it and was silent, who goes before the others. */
function chooseOfficer({ colleagues, setting, now: at }: Scene, ticket: Ticket, why: Passing | undefined) {
  const { category, place, unit, officerId } = ticket;
  const silent = sinceAssigned(ticket).flatMap(({ facts }) => facts.naming?.silent ?? []);
  const tried = why?.because === "silent" && officerId ? [...silent, officerId] : silent;
  const before = colleagues.find(({ staff }) => staff.id === officerId);
  return choose({
    setting,
    matter: { work: "ticket", category, place, unit, at },
    colleagues: colleagues.filter(({ staff }) => staff.unit === unit && !isAbout(ticket, staff.id)),
    tried,
    deputy: why?.because === "away" ? before?.presence?.deputyId : undefined,
    hadIt: tried.length > 0 ? undefined : officerBefore(ticket),
  }).choice;
}

/** Names an officer, or another one. The officer accepts or not: the machine does neither. True when something changed. */
async function assign(scene: Scene, code: string): Promise<boolean> {
  const { tx, world, now } = scene;
  const ticket = await tx.tickets.byCode(code);
  if (ticket?.status !== "assigned" || ticket.visibility === "confidential") return false;
  const before = ticket.officerId;
  const why = passing(scene, ticket);
  if (before && !why) return false;
  const choice = chooseOfficer(scene, ticket, why);
  const note = choice ? wordChoice(choice, why) : why && wordNobody(why, "ticket");
  if (!note) return false;
  const silent = why?.because === "silent" && before ? { silent: before } : {};
  const named = choice && {
    rule: choice.rule.name,
    passesAtMs: patienceEnd(ticket, choice.rule.patience, now).getTime(),
  };
  // Nobody else is there: whoever is only silent keeps it; what an absent officer had waits for whoever comes.
  const officerId = choice?.colleague.staff.id ?? silent.silent;
  await nameOfficer({ tx, world, code, actor: system, officerId, naming: { ...named, ...silent }, note });
  if (before) {
    const at = { id: world.ids.next(), at: now, work: "ticket", ref: code } as const;
    await tx.roster.noteHandover({ ...at, fromId: before, why: note });
    await tx.publish([{ topic: "desk", name: "presence.updated", id: before }]);
  }
  return true;
}

/** Nobody is named for a complaint about himself. */
const isAbout = ({ changes }: Ticket, staffId: string): boolean =>
  changes.some(({ facts }) => facts.aboutStaffId === staffId);

/** Officers with how they stand. */
async function officers(tx: Transaction, now: Date): Promise<Colleague[]> {
  return (await tx.roster.colleagues(now)).filter(({ staff }) => staff.role === "OFF");
}

/** Tickets to look at: without an officer where somebody could be named, with one who is away, or with one who is silent. */
async function due(tx: Transaction, { setting, now, limit }: { setting: AssignmentSetting; now: Date; limit: number }) {
  const { everybody, rules, seenMinutes } = setting;
  const room = Math.max(
    ...[everybody.ticket, ...rules.filter(({ work }) => work === "ticket")].map((rule) => rule.limit),
  );
  const all = (await officers(tx, now)).map((one) => ({ one, duty: standingOf(one, "ticket", now, seenMinutes).duty }));
  const free = all.filter(({ one, duty }) => duty === "on" && one.load.ticket < room);
  const units = [...new Set(free.flatMap(({ one: { staff } }) => staff.unit ?? []))];
  const away = all.filter(({ duty }) => duty === "away").map(({ one }) => one.staff.id);
  return tx.tickets.toAssign({ units, officers: away, now, limit });
}

/**
 * Names an officer for each assigned ticket by the ward's rules, and another one where the first is away or silent for too
 * long. Who accepts it is for the officers (taxonomy §5.2). Confidential tickets are left alone: who reads those is for
 * their heads to say. Called every half minute by each worker; they take turns. Returns how many changed.
 */
export async function assignTickets(input: { store: Store; world: World; limit: number }): Promise<number> {
  const { store, world } = input;
  const setting = world.settings.of("assignment");
  const now = world.clock.now();
  const ids = await store.transaction((tx) => due(tx, { ...input, setting, now }));
  return takeTurns(store, ids, async (tx, code) =>
    assign({ tx, world, setting, colleagues: await officers(tx, now), now }, code),
  );
}
