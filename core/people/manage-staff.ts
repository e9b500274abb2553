import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import { isOutsideUnit } from "../ticket/taxonomy.ts";
import type { Ward } from "../ward.ts";
import type { World } from "../world.ts";
import type { Account } from "./account.ts";
import type { Staff } from "./staff.ts";

/** What an administrator decides about somebody. */
export type StaffFields = Pick<Staff, "name" | "role" | "unit" | "extension">;
type Given = { tx: Transaction; by: Staff };

/** Why somebody cannot be as they were typed, as a stable name; undefined: they can. */
export function staffFault(
  { units }: Pick<Ward, "units">,
  { role, unit }: Pick<Staff, "role" | "unit">,
): "unit-missing" | "unit-outside" | "unit-closed" | undefined {
  if (unit && isOutsideUnit(unit)) return "unit-outside";
  if (unit && !units.some(({ id, closed }) => id === unit && !closed)) return "unit-closed";
  return (role === "OFF" || role === "HEAD") && !unit ? "unit-missing" : undefined;
}

function mustFit({ ward }: Pick<World, "ward">, fields: StaffFields): void {
  const fault = staffFault(ward, fields);
  if (fault) throw new AppError("BAD_INPUT", `this cannot be: ${fault}`, { details: { issues: [fault] } });
}

/**
 * Whoever acts is looked at again behind the lock: of two administrators who remove each other at once, one is left.
 * Nobody changes their own rights, so at least the one who acts remains an administrator.
 */
export async function mustLead({ tx, by }: Given): Promise<void> {
  await tx.accounts.lock();
  const now = await tx.accounts.byId(by.id);
  if (!now?.active || now.role !== by.role) throw new AppError("FORBIDDEN", "no longer an administrator");
}

async function someoneElse({ tx, by, id }: Given & { id: string }): Promise<Account> {
  await mustLead({ tx, by });
  const account = await tx.accounts.byId(id);
  if (!account) throw new AppError("NOT_FOUND", "no such member of staff");
  if (id === by.id) {
    throw new AppError("FORBIDDEN", "nobody changes their own account", { details: { reason: "own-account" } });
  }
  return account;
}

/** Their consoles close, in every process, and every request asks for a new sign-in. */
export async function signOut(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.accounts.endSessions(ids);
  await tx.publish(ids.map((id) => ({ topic: "staff", name: "staff.updated", id })));
}

/** The first one of an installation, by whoever sits at the machine; FORBIDDEN while an administrator is there. */
export async function addFirstAdministrator(given: {
  tx: Transaction;
  world: Pick<World, "ids" | "clock">;
  person: Pick<Staff, "name" | "username">;
  passwordHash: string;
}): Promise<void> {
  const { tx, world, person, passwordHash } = given;
  await tx.accounts.lock();
  if ((await tx.accounts.all()).some(({ role, active }) => role === "ADM" && active)) {
    throw new AppError("FORBIDDEN", "there is an administrator already: they add the others in the console");
  }
  const staff: Staff = { ...person, id: world.ids.next(), role: "ADM", active: true, mustChangePassword: true };
  await tx.accounts.create([{ staff, passwordHash }]);
  const facts = { role: staff.role, first: true };
  await tx.audit.add([{ at: world.clock.now(), act: "addAccount", target: staff.id, facts, result: "OK" }]);
}

/** Somebody new, with a password that only opens the page where they choose their own. STALE: the user name is taken. */
export async function addStaff(
  given: Given & { world: World; person: StaffFields & { username: string }; passwordHash: string },
): Promise<Account> {
  const { tx, world, person, passwordHash } = given;
  await mustLead(given);
  mustFit(world, person);
  const id = world.ids.next();
  const staff: Staff = { ...person, id, active: true, mustChangePassword: true };
  await tx.accounts.create([{ staff, passwordHash }]);
  return { ...staff, version: 0, hasSecondFactor: false };
}

/** Changes somebody else; who may do less, or nothing, is signed out at once. STALE when it builds on an older version. */
export async function changeStaff(
  given: Given & { world: World; id: string; version: number; fields: StaffFields & Pick<Staff, "active"> },
): Promise<Account> {
  const { tx, world, id, version, fields } = given;
  const { unit: _, extension: __, ...before } = await someoneElse(given);
  if (fields.active) mustFit(world, fields);
  if (before.version !== version) {
    throw new AppError("STALE", "somebody changed it first", { details: { version: before.version } });
  }
  await tx.accounts.change([{ ...before, ...fields }]);
  if (!fields.active || fields.role !== before.role) await signOut(tx, [id]);
  return { ...before, ...fields, version: version + 1 };
}

/** A new one-time password in place of the old; they are signed out, and a lock is lifted. */
export async function resetPassword(given: Given & { id: string; passwordHash: string }): Promise<void> {
  const { tx, id, passwordHash } = given;
  await someoneElse(given);
  await tx.accounts.setPassword([{ id, passwordHash }]);
  await signOut(tx, [id]);
}

/** They lost the telephone with the codes; they are signed out, and the next sign-in asks for the password alone. */
export async function resetSecondFactor(given: Given & { id: string }): Promise<void> {
  await someoneElse(given);
  await given.tx.accounts.forgetSecondFactor(given.id);
  await signOut(given.tx, [given.id]);
}

/** Lets somebody try again before the lock ends by itself. */
export async function unlock(given: Given & { id: string }): Promise<void> {
  await someoneElse(given);
  await given.tx.accounts.forgetFailures(given.id);
}
