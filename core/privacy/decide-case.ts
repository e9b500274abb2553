import { AppError } from "../errors.ts";
import type { Actor } from "../people/staff.ts";
import { finishTaskOf } from "../people/take-task.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { announceCase } from "./open-case.ts";
import {
  type CaseAct,
  type CaseState,
  carryOutClock,
  isCaseOpen,
  prolongedClock,
  type Right,
  type RightsCase,
} from "./rights-case.ts";
import { tellPerson } from "./tell-person.ts";

/** An act of staff on a case; `version` is the one they looked at. */
export interface CaseInput {
  tx: Transaction;
  world: World;
  code: string;
  version: number;
  actor: Actor;
}

/** Of the reminder of a case. */
export const reminderKey = (code: string): string => `rights:${code}`;

/** Whose data a case is about now: talks may have been joined since it was opened. */
export async function whoseCase(
  tx: Transaction,
  { conversationId, citizenId }: RightsCase,
): Promise<string | undefined> {
  const conversation = conversationId ? await tx.conversations.byId(conversationId) : undefined;
  return conversation?.citizenId ?? citizenId;
}

/** The case as this act may find it. Throws NOT_FOUND, STALE, and MOVE_NOT_ALLOWED in any other state. */
export async function caseFor({ tx, code, version }: CaseInput, states: readonly CaseState[]): Promise<RightsCase> {
  const found = await tx.rightsCases.byCode(code);
  if (!found) throw new AppError("NOT_FOUND", "no case with this code");
  if (found.version !== version) {
    throw new AppError("STALE", "somebody changed the case first", { details: { version: found.version } });
  }
  if (!states.includes(found.state)) {
    throw new AppError("MOVE_NOT_ALLOWED", "the case is at another step", { details: { from: found.state } });
  }
  return found;
}

/** Writes an act with its line; a decision, a new date and the end put the leaders' reminder away. */
export async function writeAct(
  { tx, world, actor }: CaseInput,
  next: RightsCase,
  act: CaseAct,
  note?: string,
): Promise<RightsCase> {
  const line = { at: world.clock.now(), actor, act, ...(note ? { note } : {}) };
  const { ringsAt, ...rest } = next;
  const clock = isCaseOpen(next) && ringsAt ? { ringsAt } : {};
  const saved = await tx.rightsCases.save({ ...rest, ...clock, history: [...next.history, line] });
  if (ringsAt || !isCaseOpen(next)) await finishTaskOf({ tx, world, key: reminderKey(next.code), by: actor });
  await announceCase(tx, saved);
  return saved;
}

/** Whose data it is, found out by a person. Throws NOT_FOUND and as `caseFor`. */
export async function nameCase(input: CaseInput & { citizenId: string }): Promise<RightsCase> {
  const { tx, citizenId } = input;
  const found = await caseFor(input, ["received", "accepted"]);
  if (!(await tx.people.citizenById(citizenId))) throw new AppError("NOT_FOUND", "no such person");
  return writeAct(input, { ...found, citizenId }, "named");
}

/** The ward will do it: what exactly, and until when; the person is told. */
export async function acceptCase(input: CaseInput & { right: Right }): Promise<RightsCase> {
  const { tx, world, right } = input;
  const found = await caseFor(input, ["received"]);
  const clock = carryOutClock(right, found.receivedAt);
  const next: RightsCase = { ...found, right, state: "accepted", decidedAt: world.clock.now(), ...clock };
  const saved = await writeAct(input, next, "accepted");
  const key = right === "erase" ? "privacy.accepted-erase" : "privacy.accepted";
  await tellPerson({ tx, world, rightsCase: saved, key, params: { due: { dueFull: clock.dueAt } } });
  return saved;
}

/** The ward will not, or cannot; the person reads why. */
export async function refuseCase(input: CaseInput & { reason: string }): Promise<RightsCase> {
  const { tx, world, reason } = input;
  const found = await caseFor(input, ["received", "accepted"]);
  const now = world.clock.now();
  const next: RightsCase = { ...found, state: "refused", decidedAt: found.decidedAt ?? now, endedAt: now };
  const saved = await writeAct(input, next, "refused", reason);
  await tellPerson({ tx, world, rightsCase: saved, key: "privacy.refused", params: { reason } });
  return saved;
}

/** It is complex, or others have to act: a later date, once; the person is told why. Throws MOVE_NOT_ALLOWED the second time. */
export async function prolongCase(input: CaseInput & { reason: string }): Promise<RightsCase> {
  const { tx, world, reason } = input;
  const found = await caseFor(input, ["accepted"]);
  if (found.prolongedAt)
    throw new AppError("MOVE_NOT_ALLOWED", "it was prolonged before", { details: { from: "accepted" } });
  const clock = prolongedClock(found);
  const saved = await writeAct(input, { ...found, prolongedAt: world.clock.now(), ...clock }, "prolonged", reason);
  const params = { reason, newDue: { dueFull: clock.dueAt } };
  await tellPerson({ tx, world, rightsCase: saved, key: "privacy.prolonged", params });
  return saved;
}
